using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class ClickbaitChecksTests(ITestOutputHelper output)
{
    private const ulong Root = 2024;

    [Theory]
    [InlineData("A1-1", 1)]
    [InlineData("A1-2", 1)]
    [InlineData("A1-3", 0.2)]
    [InlineData("A1-4", 0.1)]
    [InlineData("A1-5", 0.2)]
    [InlineData("A1-6", 0.2)]
    [InlineData("A1-7", 1)]
    public void Check_passes_scaled_to_fit_the_plain_tier(string id, double scale) =>
        Report(new ClickbaitChecks(Root, scale).All.Single(check => check.Id == id).Run(new CpuDevice()));

    // Two runs are enough, because the measurement of what screening brings is far out of its band.
    [Theory]
    [InlineData("A1-3", 0)]
    [InlineData("A1-5", 0)]
    [InlineData("A1-7", 1)]
    public void Check_fails_on_a_device_that_does_not_screen(string id, int measurement)
    {
        ClickbaitCheck check = new ClickbaitChecks(Root, scale: 0.01).All.Single(check => check.Id == id);
        AcceptanceCheck result = check.Run(new DeviceWithoutScreening());
        Assert.False(result.Measurements[measurement].IsInBand);
        Assert.False(result.IsPassed);
    }

    [LongFact]
    public void All_checks_pass_at_full_scale()
    {
        foreach (AcceptanceCheck check in new ClickbaitChecks(Root).Run(new CpuDevice()))
        {
            Report(check);
        }
    }

    private void Report(AcceptanceCheck check)
    {
        foreach (Measurement measurement in check.Measurements)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{check.Id}: {measurement.Quantity}: {measurement.Value} in [{measurement.Low}, {measurement.High}]"));
            Assert.True(measurement.IsInBand, $"{check.Id}: {measurement}");
        }
    }
}
