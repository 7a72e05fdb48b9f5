using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class AcceptanceCheckTests
{
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(1.9999, false)]
    [InlineData(3.0001, false)]
    [InlineData(double.NaN, false)]
    public void A_measurement_is_in_its_band_with_the_ends_included(double value, bool expected) =>
        Assert.Equal(expected, new Measurement("regret", value, 2, 3).IsInBand);

    [Fact]
    public void A_check_passes_when_every_measurement_is_in_its_band()
    {
        Measurement good = new("a", 1, double.NegativeInfinity, 1);
        Measurement bad = new("b", 1, 2, double.PositiveInfinity);
        Assert.True(new AcceptanceCheck("X", "claim", [good, good], 1).IsPassed);
        Assert.False(new AcceptanceCheck("X", "claim", [good, bad], 1).IsPassed);
        Assert.False(new AcceptanceCheck("X", "claim", [], 1).IsPassed);
    }
}
