using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class ToleranceTests
{
    [Fact]
    public void The_slack_is_the_absolute_part_plus_the_relative_part_of_the_scale()
    {
        Tolerance tolerance = new(0.5, 0.25);
        Assert.False(tolerance.Exceeds(1.5, 4));
        Assert.False(tolerance.Exceeds(1.5, -4));
        Assert.True(tolerance.Exceeds(1.6, 4));
        Assert.False(tolerance.Exceeds(-100, 0));
    }

    [Fact]
    public void The_default_is_exact()
    {
        Assert.False(default(Tolerance).Exceeds(0, 1e9));
        Assert.True(default(Tolerance).Exceeds(double.Epsilon, 1e9));
    }

    [Fact]
    public void NaN_always_exceeds()
    {
        Assert.True(Tolerances.Feasibility.Exceeds(double.NaN, 1));
        Assert.True(Tolerances.Feasibility.Exceeds(1, double.NaN));
    }

    [Fact]
    public void A_tolerance_prints_in_the_invariant_culture() => Assert.Equal("0.5 + 1E-09 · scale", new Tolerance(0.5, 1e-9).ToString());
}
