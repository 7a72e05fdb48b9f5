using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class RegretCurveTests
{
    [Fact]
    public void Errors_and_band_follow_from_the_moments()
    {
        RegretCurve curve = new("L", [1, 10], [2, 8], [0.5, 4], 16);
        Assert.Equal([0.125, 1.0], curve.StandardError);
        ConfidenceBand band = ConfidenceBand.OfMean(8, 4, 16);
        Assert.Equal((band.Low, band.High), (curve.Low[1], curve.High[1]));
        Assert.True(curve.HasBand);
        Assert.Equal(8, curve.Final);
    }

    [Fact]
    public void One_replication_has_a_mean_and_no_band()
    {
        RegretCurve curve = new("L", [5], [2], [double.NaN], 1);
        Assert.False(curve.HasBand);
        Assert.Equal(2, curve.Final);
        Assert.All([curve.StandardDeviation, curve.StandardError, curve.Low, curve.High], values => Assert.True(double.IsNaN(values[0])));
        Assert.Equal(curve, new RegretCurve("L", [5], [2], [double.NaN], 1));
    }

    [Fact]
    public void Growth_exponent_of_a_power_law_is_its_power()
    {
        Arbitrary<(double, double)> powers = Gen.Choose(0, 150)
            .SelectMany(power => Gen.Choose(1, 500).Select(scale => (power / 100.0, scale / 10.0))).ToArbitrary();
        Prop.ForAll(powers, law =>
        {
            Sequence<long> rounds = Checkpoints.LogSpaced(10_000, 20);
            Sequence<double> mean = rounds.Select(round => law.Item2 * Math.Pow(round, law.Item1)).ToSequence();
            RegretCurve curve = new("L", rounds, mean, rounds.Select(_ => 0.0).ToSequence(), 2);
            return Math.Abs(curve.GrowthExponent() - law.Item1) < 1e-9;
        }).Check(Laws.Config);
    }

    [Fact]
    public void Growth_exponent_looks_at_late_rounds_when_asked()
    {
        RegretCurve curve = new("L", [1, 10, 100, 1000], [100, 100, 10, 100], [0, 0, 0, 0], 2);
        Assert.Equal(1, curve.GrowthExponent(fromRound: 100), 1e-12);
    }

    [Fact]
    public void Growth_exponent_of_zero_regret_is_undefined() =>
        Assert.True(double.IsNaN(new RegretCurve("L", [1, 10], [0, 0], [0, 0], 2).GrowthExponent()));

    [Fact]
    public void Rejects_shapes_that_do_not_fit_and_values_that_are_no_regret()
    {
        Assert.Throws<ArgumentException>(() => new RegretCurve("L", [1, 2], [0], [0], 2));
        Assert.Throws<ArgumentException>(() => new RegretCurve("L", [], [], [], 2));
        Assert.Throws<ArgumentException>(() => new RegretCurve("L", [2, 2], [0, 0], [0, 0], 2));
        Assert.Throws<ArgumentException>(() => new RegretCurve("L", [1], [double.NaN], [0], 2));
        Assert.Throws<ArgumentException>(() => new RegretCurve(string.Empty, [1], [0], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegretCurve("L", [1], [0], [double.NaN], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegretCurve("L", [1], [0], [0], 0));
    }
}
