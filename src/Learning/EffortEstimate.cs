using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning;

/// <summary>What a learner knows of an effort, or of an effort profile.</summary>
/// <param name="Count">Rounds in which the effort was made.</param>
/// <param name="Frequencies">How often each outcome followed, as shares, shape [outcome]; zeros before the first round. A forecaster's outcomes are beliefs, those of hired agents report profiles and states, the state fastest.</param>
/// <param name="Radius">Radius of the confidence set; +∞ before the first round.</param>
public sealed record EffortEstimate(long Count, Sequence<double> Frequencies, double Radius)
{
    /// <summary>The L1 distance of the frequencies from probabilities.</summary>
    /// <param name="probabilities">Probability of each outcome, shape [outcome].</param>
    /// <returns>∑ |frequency − probability|, from 0 to 2.</returns>
    /// <exception cref="ArgumentException">There is not one probability per outcome.</exception>
    public double DistanceTo(ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length != Frequencies.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There must be one probability per outcome, that is {Frequencies.Count}; got {probabilities.Length}."), nameof(probabilities));
        }

        CompensatedSum sum = default;
        for (int outcome = 0; outcome < probabilities.Length; outcome++)
        {
            sum += Math.Abs(Frequencies[outcome] - probabilities[outcome]);
        }

        return sum.Value;
    }
}
