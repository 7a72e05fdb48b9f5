using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>What all intervals of means require.</summary>
internal static class MeanIntervals
{
    public static void Require(double variance, int count, double range, double error)
    {
        Require(variance >= 0 && double.IsFinite(variance), nameof(variance), variance, "finite and at least 0");
        Require(count >= 2, nameof(count), count, "at least 2: one observation says nothing about spread");
        Require(range >= 0, nameof(range), range, "at least 0");
        Require(error is > 0 and < 1, nameof(error), error, "above 0 and below 1");
    }

    private static void Require(bool holds, string parameter, double value, string required)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, Invariant($"{parameter} must be {required}; got {value}."));
        }
    }
}
