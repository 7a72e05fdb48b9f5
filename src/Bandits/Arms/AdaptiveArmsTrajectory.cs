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
        if (first < 0 || last < first || last >= Epochs.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(first), first, $"Epochs must satisfy 0 ≤ first ≤ last < {Epochs.Count}; got {first} and {last}.");
        }

        double sum = 0;
        for (int epoch = first; epoch <= last; epoch++)
        {
            sum += Epochs[epoch].Summary.Curve.Final;
        }

        return sum / (last - first + 1);
    }
}
