using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>How strategic arms and one learner developed over epochs.</summary>
/// <param name="Learner">Name of the learner.</param>
/// <param name="Epochs">Results by epoch, from epoch 0.</param>
public sealed record AdaptiveArmsTrajectory(string Learner, Sequence<EpochResult> Epochs)
{
    /// <summary>Mean cumulative regret at the horizon over a range of epochs.</summary>
    /// <param name="first">First epoch of the range.</param>
    /// <param name="last">Last epoch of the range, included.</param>
    /// <returns>The mean, in units of utility per run.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the epochs that were played.</exception>
    public double MeanRegret(int first, int last)
    {
        RequireRange(first, last);
        double sum = 0;
        for (int epoch = first; epoch <= last; epoch++)
        {
            sum += Epochs[epoch].Summary.Curve.Final;
        }

        return sum / (last - first + 1);
    }

    /// <summary>Regret at the horizon run by run, averaged over a range of epochs.</summary>
    /// <remarks>Run r of different epochs are independent. What varies between runs is play; the arms' strategies are the same for all of them.</remarks>
    /// <param name="first">First epoch of the range.</param>
    /// <param name="last">Last epoch of the range, included.</param>
    /// <returns>Shape [run], in units of utility.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or leaves the epochs that were played.</exception>
    public Sequence<double> MeanRegrets(int first, int last)
    {
        RequireRange(first, last);
        return Sequence.Of(
            Epochs[first].Summary.FinalRegrets.Count,
            run => Enumerable.Range(first, last - first + 1).Average(epoch => Epochs[epoch].Summary.FinalRegrets[run]));
    }

    private void RequireRange(int first, int last)
    {
        if (first < 0 || last < first || last >= Epochs.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first), first, $"Epochs must satisfy 0 ≤ first ≤ last < {Epochs.Count}; got {first} and {last}.");
        }
    }
}
