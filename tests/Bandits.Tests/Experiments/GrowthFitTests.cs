using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class GrowthFitTests
{
    private static readonly Sequence<long> Horizons = [1_000, 10_000, 100_000, 1_000_000];

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-0.25)]
    public void Exact_powers_have_their_exponent_and_no_error(double exponent)
    {
        GrowthFit fit = GrowthFit.Of(Horizons, Rows(horizon => 3 * Math.Pow(horizon, exponent), _ => 1, 5, 1))!;
        Assert.Equal(exponent, fit.Exponent, 1e-12);
        Assert.Equal(exponent, fit.Low, 1e-9);
        Assert.Equal(exponent, fit.High, 1e-9);
        Assert.Equal(0, fit.LargestResidual, 1e-12);
    }

    [Fact]
    public void A_common_factor_per_replication_is_no_error_of_the_slope()
    {
        Sequence<Sequence<double>> rows = Sequence.Of(4, horizon => Sequence.Of(6, run => (run + 1) * Math.Sqrt(Horizons[horizon])));
        GrowthFit fit = GrowthFit.Of(Horizons, rows)!;
        Assert.Equal(0.5, fit.Exponent, 1e-12);
        Assert.Equal(fit.Low, fit.High, 1e-9);
    }

    // 400 intervals at 95%: 380 expected; fewer than 355 or more than 397 happen with probability below 1e-6 if they are exact, 1e-4 at 94%.
    [Fact]
    public void Intervals_cover_the_true_slope_as_often_as_stated()
    {
        int covered = 0;
        for (ulong root = 0; root < 400; root++)
        {
            GrowthFit fit = GrowthFit.Of(Horizons, Rows(horizon => Math.Sqrt(horizon), uniform => 1 + (0.6 * (uniform - 0.5)), 12, root))!;
            covered += fit.Low <= 0.5 && fit.High >= 0.5 ? 1 : 0;
        }

        Assert.InRange(covered, 355, 397);
    }

    [Fact]
    public void The_residual_shows_a_curve_that_is_no_power() =>
        Assert.True(GrowthFit.Of(Horizons, Rows(horizon => Math.Exp(Math.Pow(Math.Log(horizon), 2) / 20), _ => 1, 2, 1))!.LargestResidual > 0.2);

    [Fact]
    public void Without_positive_regret_there_is_no_slope_and_with_one_run_no_interval()
    {
        Assert.Null(GrowthFit.Of(Horizons, Rows(_ => 0, _ => 1, 3, 1)));
        GrowthFit fit = GrowthFit.Of(Horizons, Rows(horizon => horizon, _ => 1, 1, 1))!;
        Assert.Equal(1, fit.Exponent, 1e-12);
        Assert.True(double.IsNaN(fit.Low) && double.IsNaN(fit.High));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GrowthFit.Of([1_000], [[1.0]]));
        Assert.Throws<ArgumentException>(() => GrowthFit.Of([1_000, 1_000], [[1.0], [1.0]]));
        Assert.Throws<ArgumentException>(() => GrowthFit.Of([1_000, 2_000], [[1.0], [1.0, 2.0]]));
        Assert.Throws<ArgumentException>(() => GrowthFit.Of([1_000, 2_000], [[1.0], [double.NaN]]));
    }

    private static Sequence<Sequence<double>> Rows(Func<double, double> regret, Func<double, double> noise, int runs, ulong root) =>
        Sequence.Of(4, horizon =>
        {
            RandomStream stream = new StreamKey(root, (uint)horizon).Open();
            double[] row = new double[runs];
            for (int run = 0; run < runs; run++)
            {
                row[run] = regret(Horizons[horizon]) * noise(stream.NextDouble());
            }

            return Sequence.Create<double>(row);
        });
}
