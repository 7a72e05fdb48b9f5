using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Forecasting;

/// <summary>What a learner knows of an effort.</summary>
/// <param name="Count">Rounds in which the effort was made.</param>
/// <param name="Frequencies">How often each belief followed, as shares, shape [belief]; zeros before the first round.</param>
/// <param name="Radius">Radius of the confidence set; +∞ before the first round.</param>
public sealed record EffortEstimate(long Count, Sequence<double> Frequencies, double Radius)
{
    /// <summary>The L1 distance of the frequencies from probabilities.</summary>
    /// <param name="probabilities">Probability of each belief, shape [belief].</param>
    /// <returns>∑ |frequency − probability|, from 0 to 2.</returns>
    /// <exception cref="ArgumentException">There is not one probability per belief.</exception>
    public double DistanceTo(ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length != Frequencies.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There must be one probability per belief, that is {Frequencies.Count}; got {probabilities.Length}."), nameof(probabilities));
        }

        CompensatedSum sum = default;
        for (int belief = 0; belief < probabilities.Length; belief++)
        {
            sum += Math.Abs(Frequencies[belief] - probabilities[belief]);
        }

        return sum.Value;
    }
}
