namespace Mechanisms.Cli.Tests.Solving;

/// <summary>Numbers as a reader sees them: rounding is 0 beside what it comes from, and small money is money.</summary>
public sealed class ShownNumbersTests
{
    [Fact]
    public void A_contract_in_billions_shows_the_numbers_that_it_has()
    {
        using Workplace place = new();
        string saved = place.PathOf("m.json");
        string file = place.Write("small.json", """
            {"schema": "mechanisms/contract/1", "instance": {"outcome": [[0.9, 0.1], [0.2, 0.8]], "cost": [0, 1e-10], "reward": [0, 1e-9]}}
            """);
        Tool solve = Tool.Run("solve", file, "--save", saved);
        Assert.Contains("value   6.85714286E-10 with action 1", solve.Output, StringComparison.Ordinal);
        Assert.Contains("pays    1.42857143E-10 on outcome 1", solve.Output, StringComparison.Ordinal);
        Tool check = Tool.Run("check", saved, file);
        Assert.Contains("value   6.85714286E-10", check.Output, StringComparison.Ordinal);
        Assert.Contains("gain    0 at most", check.Output, StringComparison.Ordinal);
    }

    // What is refused is never said to gain 0, however large the numbers beside it are.
    [Fact]
    public void A_gain_that_counts_is_shown_beside_billions()
    {
        using Workplace place = new();
        string file = place.Write("large.json", """
            {"schema": "mechanisms/contract/1", "instance": {"outcome": [[0.9, 0.1, 0], [0.2, 0.8, 0]], "cost": [0, 1], "reward": [0, 1e10, 0]}}
            """);
        string mechanism = place.Write("m.json", """{"schema": "mechanisms/contract-mechanism/1", "mechanism": {"action": 1, "payments": [0, 1, 0]}}""");
        Tool check = Tool.Run("check", mechanism, file);
        Assert.Equal(ExitCode.Refuted, check.Code);
        Assert.Contains("gain    0.3 at most", check.Output, StringComparison.Ordinal);
        Assert.Contains("earns the agent 0.3 more", check.Output, StringComparison.Ordinal);
    }

    // A column of chances beside a column of money: each has a scale of its own.
    [Fact]
    public void Small_money_beside_chances_is_shown()
    {
        using Workplace place = new();
        Tool run = Tool.Run("solve", place.Write("small.json", """
            {"schema": "mechanisms/extras/1", "instance": {"type": "amd", "values": [[1e-10, 2e-10]], "prob": [[0.5, 0.5]]}}
            """));
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Contains("value   1E-10", run.Output, StringComparison.Ordinal);
    }
}
