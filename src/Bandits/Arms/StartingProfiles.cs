using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>Strategy profiles that adaptive arms may start from, besides the truthful one, which the environment knows.</summary>
public static class StartingProfiles
{
    /// <summary>Click rates drawn independently and uniformly from a range.</summary>
    /// <param name="arms">Number of arms, at least 1.</param>
    /// <param name="lowest">Lower end of the range, in [0, 1].</param>
    /// <param name="highest">Upper end of the range, in [<paramref name="lowest"/>, 1].</param>
    /// <param name="key">Key of the experiment; the draws come from its role <see cref="Streams.Instances"/>, arm after arm.</param>
    /// <returns>A profile, shape [arm].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no arm, or the range is empty, leaves [0, 1] or is NaN.</exception>
    public static Sequence<double> Random(int arms, double lowest, double highest, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        if (!(lowest >= 0 && lowest <= highest && highest <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lowest), lowest, Invariant($"A range of click rates must satisfy 0 ≤ lowest ≤ highest ≤ 1; got {lowest} and {highest}."));
        }

        RandomStream stream = key.Role(Streams.Instances).Open();
        double[] profile = new double[arms];
        for (int arm = 0; arm < arms; arm++)
        {
            profile[arm] = Math.Min(highest, lowest + ((highest - lowest) * stream.NextDouble()));
        }

        return Sequence.Create<double>(profile);
    }
}
