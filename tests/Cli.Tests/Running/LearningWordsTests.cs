using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

/// <summary>What messages and reports on learners of mechanisms say.</summary>
public sealed class LearningWordsTests
{
    [Theory]
    [InlineData(Samples.Forecasting, ", \"paymentCap\": 1", "", "Set one: paymentCap in a file")]
    [InlineData(Samples.HiredAgents, ", \"paymentCap\": 1", "", "Set one: paymentCap in a file")]
    [InlineData(Samples.Contracts, "\"ties\": \"against-principal\"", "\"ties\": \"against\"", "did you mean \"against-principal\"?")]
    [InlineData(Samples.Contracts, "\"ties\": \"against-principal\"", "\"ties\": \"for\"", "did you mean \"for-principal\"?")]
    public void Messages_name_the_remedy(string text, string good, string bad, string message)
    {
        Tool run = Tool.Feed(text.Replace(good, bad, StringComparison.Ordinal), "run", "-", "--out", "unused");
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Samples.Forecasting)]
    [InlineData(Samples.HiredAgents)]
    [InlineData(Samples.Contracts)]
    public void Where_payments_are_money_regret_is_money(string text)
    {
        using Workplace place = new();
        Tool run = Tool.Run("run", place.Write("e.json", text), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Contains("(money)", place.Read("out/regret.svg"), StringComparison.Ordinal);
        Assert.Contains("money", place.Read("out/value.svg"), StringComparison.Ordinal);
        Assert.DoesNotContain("units of utility", place.Read("out/report.html"), StringComparison.Ordinal);
    }

    // A fair coin and symmetric laws: whatever is drawn, payments are the same.
    [Fact]
    public void Runs_that_end_alike_are_told_of()
    {
        using Workplace place = new();
        string text = Samples.Forecasting.Replace("\"horizon\": 300", "\"horizon\": [300, 600]", StringComparison.Ordinal).Replace("\"slack\": 0.01", "\"slack\": 0", StringComparison.Ordinal);
        Tool run = Tool.Run("run", place.Write("e.json", text), "--out", place.PathOf("out"));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Contains("all runs end alike, and tell no interval", place.Read("out/report.html"), StringComparison.Ordinal);
    }
}
