using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>Validates and fills in what adversarial learners share.</summary>
internal static class AdversarialSettings
{
    /// <summary>A rate that may be left to the horizon.</summary>
    public static double? Rate(double? value) => value is null or (> 0 and < double.PositiveInfinity)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"A rate must be positive and finite, or null to follow the horizon; got {value}."));

    /// <summary>A share of uniform play that may be left to the horizon.</summary>
    public static double? Share(double? value) => value is null or (> 0 and <= 1)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"A share must lie in (0, 1], or be null to follow the horizon; got {value}."));

    /// <summary>√(2 ln choices/(arms · horizon)): the best constant rate against every sequence of losses.</summary>
    public static double LossRate(int choices, int arms, long horizon) =>
        Math.Sqrt(2 * Elementary.Log(Math.Max(choices, 2)) / ((double)arms * horizon));

    /// <summary>Exponential weights of gains, mixed with a share of uniform play.</summary>
    public static void Mix(ReadOnlySpan<double> gains, double rate, double share, Span<double> probabilities)
    {
        for (int arm = 0; arm < gains.Length; arm++)
        {
            probabilities[arm] = -rate * gains[arm];
        }

        Entropy.Minimize(probabilities, probabilities);
        for (int arm = 0; arm < gains.Length; arm++)
        {
            probabilities[arm] = ((1 - share) * probabilities[arm]) + (share / gains.Length);
        }
    }

    /// <summary>Gets exponential weights.</summary>
    public static Games.Dynamics.Regularizer.Entropy Entropy { get; } = new();
}
