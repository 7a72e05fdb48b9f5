using System.Globalization;
using MathNet.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

internal delegate double Sampler(ref RandomStream stream);

internal delegate int OutcomeSampler(ref RandomStream stream);

/// <summary>Tests that a sampler follows a law. Keys are fixed; on a fresh key a right sampler fails with probability at most 10⁻⁶.</summary>
internal static class SampleLaws
{
    public const double FalseAlarmRate = 1e-6;

    /// <summary>Draws so many that a distance of 0.02 from the law is missed with at most the false-alarm rate.</summary>
    /// <remarks>
    /// Dvoretzky, Kiefer and Wolfowitz with Massart's constant: P(sup|Fₙ - F| > ε) ≤ 2 exp(-2nε²) for every n and F. With ε half the
    /// distance to find, false alarms and misses have the same bound; n = ln(2/α) / (2ε²) = 72,544.
    /// </remarks>
    public static int SampleSize { get; } = (int)Math.Ceiling(Math.Log(2 / FalseAlarmRate) / (2 * 0.01 * 0.01));

    public static double[] Draw(Sampler sampler, ulong root, int count)
    {
        RandomStream stream = new StreamKey(root).Open();
        double[] draws = new double[count];
        for (int index = 0; index < count; index++)
        {
            draws[index] = sampler(ref stream);
        }

        return draws;
    }

    /// <summary>Kolmogorov's distance between the sample and a continuous law is within the bound above.</summary>
    public static void AssertFollows(Func<double, double> distribution, Sampler sampler, ulong root)
    {
        double[] draws = Draw(sampler, root, SampleSize);
        Array.Sort(draws);
        double distance = 0;
        for (int index = 0; index < draws.Length; index++)
        {
            double probability = distribution(draws[index]);
            distance = Math.Max(distance, probability - (index / (double)draws.Length));
            distance = Math.Max(distance, ((index + 1) / (double)draws.Length) - probability);
        }

        double bound = Math.Sqrt(Math.Log(2 / FalseAlarmRate) / (2 * draws.Length));
        Assert.True(distance <= bound, string.Create(CultureInfo.InvariantCulture, $"Kolmogorov distance {distance:F5} is above {bound:F5}."));
    }

    /// <summary>Mean and variance of the sample are within 5.03 standard errors (two normal tests at half the rate each).</summary>
    public static void AssertMoments(double mean, double variance, double excessKurtosis, Sampler sampler, ulong root)
    {
        RunningMoments moments = RunningMoments.Of(Draw(sampler, root, SampleSize));
        double quantile = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, FalseAlarmRate / 4);
        AssertWithin("Mean", moments.Mean, mean, quantile * Math.Sqrt(variance / moments.Count));
        AssertWithin("Variance", moments.Variance, variance, quantile * variance * Math.Sqrt((excessKurtosis + 2) / moments.Count));
    }

    /// <summary>Pearson's chi-square of the outcome counts has a p-value of at least the false-alarm rate; every expected count is above 25.</summary>
    public static void AssertCounts(double[] probabilities, OutcomeSampler sampler, ulong root)
    {
        RandomStream stream = new StreamKey(root).Open();
        long[] counts = new long[probabilities.Length];
        for (int draw = 0; draw < SampleSize; draw++)
        {
            counts[sampler(ref stream)]++;
        }

        double statistic = 0;
        for (int outcome = 0; outcome < counts.Length; outcome++)
        {
            double expected = SampleSize * probabilities[outcome];
            Assert.True(expected > 25 || expected == 0, "The test's own sample is too small for chi-square.");
            Assert.True(expected > 0 || counts[outcome] == 0, $"Outcome {outcome} has probability 0 and was drawn.");
            statistic += expected == 0 ? 0 : (counts[outcome] - expected) * (counts[outcome] - expected) / expected;
        }

        int freedom = probabilities.Count(probability => probability > 0) - 1;
        double tail = freedom == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2);
        Assert.True(tail >= FalseAlarmRate, string.Create(CultureInfo.InvariantCulture, $"Chi-square {statistic:F1} has p-value {tail:E2}."));
    }

    private static void AssertWithin(string what, double found, double expected, double slack) => Assert.True(
        Math.Abs(found - expected) <= slack, string.Create(CultureInfo.InvariantCulture, $"{what} {found} is not {expected} ± {slack}."));
}
