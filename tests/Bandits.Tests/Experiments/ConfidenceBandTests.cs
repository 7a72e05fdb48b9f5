using MathNet.Numerics.Distributions;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class ConfidenceBandTests
{
    [Fact]
    public void Half_width_is_the_student_quantile_of_an_independent_library()
    {
        IEnumerable<int> counts = Enumerable.Range(2, 60).Concat([100, 333, 400, 401, 402, 500, 1000, 10_000, 1_000_000]);
        foreach (int count in counts)
        {
            ConfidenceBand band = ConfidenceBand.OfMean(0, Math.Sqrt(count), count);
            double expected = StudentT.InvCDF(0, 1, count - 1, 0.975);
            Assert.True(Math.Abs(band.High - expected) < 1e-7 * expected, $"n = {count}: {band.High} against {expected}");
            Assert.Equal(-band.High, band.Low);
        }
    }

    // One degree of freedom is the Cauchy distribution, two have the distribution function (1 + t / √(2 + t²)) / 2.
    [Fact]
    public void Quantiles_with_closed_forms_are_met_to_the_last_digits()
    {
        Assert.Equal(Math.Tan(0.475 * Math.PI), ConfidenceBand.OfMean(0, Math.Sqrt(2), 2).High, 1e-12);
        Assert.Equal(0.95 * Math.Sqrt(2 / (1 - (0.95 * 0.95))), ConfidenceBand.OfMean(0, Math.Sqrt(3), 3).High, 1e-12);
    }

    [Fact]
    public void Odd_degrees_of_freedom_reach_the_level_with_the_arctangent_of_the_library()
    {
        for (int degrees = 1; degrees < 400; degrees += 2)
        {
            double quantile = ConfidenceBand.OfMean(0, Math.Sqrt(degrees + 1), degrees + 1).High;
            Assert.Equal(ConfidenceBand.Level, CentralProbability(Math.Atan(quantile / Math.Sqrt(degrees)), degrees), 1e-13);
        }
    }

    [Fact]
    public void Series_and_expansion_meet_where_they_change_over()
    {
        double[] quantiles = [.. Enumerable.Range(395, 14).Select(n => ConfidenceBand.OfMean(0, Math.Sqrt(n), n).High)];
        double[] steps = [.. quantiles.Zip(quantiles.Skip(1), (before, after) => before - after)];
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 0, 2e-7));
    }

    [Fact]
    public void One_observation_has_no_band()
    {
        ConfidenceBand band = ConfidenceBand.OfMean(3, double.NaN, 1);
        Assert.True(double.IsNaN(band.Low) && double.IsNaN(band.High));
    }

    [Fact]
    public void Zero_spread_gives_a_point() => Assert.Equal(new ConfidenceBand(3, 3), ConfidenceBand.OfMean(3, 0, 7));

    [Fact]
    public void Rejects_no_observations_and_impossible_deviations()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceBand.OfMean(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceBand.OfMean(0, -1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceBand.OfMean(0, double.NaN, 5));
    }

    [Fact]
    public void Band_covers_the_true_mean_of_normal_samples_in_95_percent_of_cases() =>
        Assert.Null(CoverageRefutation(ConfidenceBand.OfMean));

    // Planted bug: the population deviation (divisor n) instead of the sample deviation makes bands of five runs 11% too narrow.
    [Fact]
    public void A_band_from_the_population_deviation_is_refuted() =>
        Assert.NotNull(CoverageRefutation((mean, deviation, n) => ConfidenceBand.OfMean(mean, deviation * Math.Sqrt((n - 1.0) / n), n)));

    // Abramowitz & Stegun 26.7.3, for an odd number of degrees: 2/π · (θ + sin θ · (cos θ + 2/3 cos³ θ + …)).
    private static double CentralProbability(double angle, int degrees)
    {
        double sum = 0;
        double weight = 1;
        for (int power = 1; power <= degrees - 2; power += 2)
        {
            sum += weight * Math.Pow(Math.Cos(angle), power);
            weight *= (power + 1.0) / (power + 2);
        }

        return 2 / Math.PI * (angle + (Math.Sin(angle) * sum));
    }

    // 40,000 samples of 5: the share of misses has deviation 0.00109; 4.9 deviations, 0.0054, are exceeded with probability 1e-6.
    // The planted bug misses 6.8% of the time, 0.018 too often.
    private static string? CoverageRefutation(Func<double, double, long, ConfidenceBand> bandOf)
    {
        const int samples = 40_000;
        const int size = 5;
        RandomStream stream = new StreamKey(20).Open();
        double[] sample = new double[size];
        int covered = 0;
        for (int trial = 0; trial < samples; trial++)
        {
            for (int index = 0; index < size; index++)
            {
                sample[index] = 10 + (3 * Normal.InvCDF(0, 1, Math.Max(stream.NextDouble(), 1e-300)));
            }

            double mean = sample.Average();
            double deviation = Math.Sqrt(sample.Sum(value => (value - mean) * (value - mean)) / (size - 1));
            ConfidenceBand band = bandOf(mean, deviation, size);
            covered += band.Low <= 10 && band.High >= 10 ? 1 : 0;
        }

        double share = (double)covered / samples;
        return Math.Abs(share - ConfidenceBand.Level) <= 0.0054 ? null : $"covered {share}";
    }
}
