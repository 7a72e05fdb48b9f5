using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Arms;
using Mechanisms.Conformance;

namespace Mechanisms.Bandits.Tests.Arms;

public sealed class GradientAdaptationTests
{
    [Fact]
    public void Defaults_are_those_of_the_documented_protocol()
    {
        GradientAdaptation adaptation = new();
        Assert.Equal(
            (0.02, 0.05, 0.05, 0.01, 1.0, 10),
            (adaptation.ProbeStep, adaptation.StepSize, adaptation.MaximumStep, adaptation.LowestClickRate, adaptation.HighestClickRate, adaptation.ProbeReplications));
    }

    [Fact]
    public void Probes_and_steps_never_leave_the_bounds_and_probes_never_meet()
    {
        Arbitrary<(double, double)> moves = Gen.Choose(0, 990)
            .SelectMany(rate => Gen.Choose(-100, 100).Select(slope => (0.01 + (rate / 1000.0), slope * 500.0))).ToArbitrary();
        Prop.ForAll(moves, move =>
        {
            GradientAdaptation adaptation = new();
            (double below, double above) = adaptation.Probes(move.Item1);
            double next = adaptation.Step(move.Item1, move.Item2, 50_000);
            return below >= 0.01 && above <= 1 && below < above
                && next is >= 0.01 and <= 1
                && Math.Abs(next - move.Item1) <= 0.05 + 1e-15
                && Math.Sign(next - move.Item1) * Math.Sign(move.Item2) >= 0;
        }).Check(Laws.Config);
    }

    [Fact]
    public void A_small_gradient_moves_by_step_size_times_gradient_over_horizon() =>
        Assert.Equal(0.5 + (0.05 * 100 / 1000), new GradientAdaptation().Step(0.5, 100, 1000), 1e-15);

    [Fact]
    public void Probes_at_a_bound_are_one_sided()
    {
        Assert.Equal((0.98, 1.0), new GradientAdaptation().Probes(1));
        Assert.Equal((0.01, 0.03), new GradientAdaptation().Probes(0.01));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void The_least_probe_still_has_two_ends(double clickRate)
    {
        (double below, double above) = new GradientAdaptation(probeStep: 1e-6).Probes(clickRate);
        Assert.InRange(above - below, 0.99e-6, 2.01e-6);
        (below, above) = new GradientAdaptation(lowestClickRate: 0, highestClickRate: 1e-6).Probes(1e-6 * clickRate);
        Assert.Equal((0.0, 1e-6), (below, above));
    }

    [Fact]
    public void Constructor_rejects_values_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(probeStep: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(probeStep: 1e-300));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(probeStep: 9e-7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(probeStep: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(probeStep: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(stepSize: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(maximumStep: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(lowestClickRate: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(lowestClickRate: 0.5, highestClickRate: 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(lowestClickRate: 0.5, highestClickRate: 0.5000009));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(highestClickRate: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAdaptation(probeReplications: 0));
    }
}
