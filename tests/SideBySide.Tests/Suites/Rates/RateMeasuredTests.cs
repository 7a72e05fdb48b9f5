using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.SideBySide.Suites.Rates;

namespace Mechanisms.SideBySide.Tests.Suites.Rates;

public sealed class RateMeasuredTests
{
    private static readonly Sequence<long> Horizons = [1_000, 10_000, 100_000];

    // Means on a line of slope 1/2, but for the one in the middle: it is off by a factor of which two thirds, in logarithms, are missed.
    [Theory]
    [InlineData(1.0, 0, 0.6, "met")]
    [InlineData(1.3, 0, 0.6, "met")]
    [InlineData(1.5, 0, 0.6, "no power fits")]
    [InlineData(0.6, 0, 0.6, "no power fits")]
    [InlineData(1.5, 2, 0.6, "trivial")]
    [InlineData(1.5, 0, 0.4, "not met")]
    [InlineData(1.0, 0, 0.4, "not met")]
    [InlineData(1.0, 2, 0.4, "trivial")]
    [InlineData(1.0, 2, 0.6, "met")]
    public void A_slope_is_met_by_a_power_alone(double off, double open, double wanted, string verdict) => Assert.Equal(verdict, Measured(off, open).Verdict(wanted));

    [Theory]
    [InlineData(1.5, 2, "met: at most 2 T^rate, no power fits")]
    [InlineData(1.0, 2, "met: at most 2 T^rate")]
    [InlineData(2.5, 2, "not met: above 2 T^rate")]
    public void A_ceiling_is_held_to_at_every_horizon(double off, double ceiling, string verdict) => Assert.Equal(verdict, Measured(off, 0).Verdict(0.6, ceiling));

    private static RateMeasured Measured(double off, double open)
    {
        double[] over = [1, off, 1];
        Sequence<Sequence<double>> runs = [.. Horizons.Select((horizon, place) => (Sequence<double>)[over[place] * Math.Sqrt(horizon), over[place] * Math.Sqrt(horizon) * (1 + 1e-6)])];
        return new(Sequence.Create<double>(over), GrowthFit.Of(Horizons, runs), open, open);
    }
}
