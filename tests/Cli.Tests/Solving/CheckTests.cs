using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class CheckTests
{
    [Fact]
    public void A_saved_contract_is_accepted_and_worth_what_solve_said()
    {
        using Workplace place = new();
        (string instance, string mechanism) = (place.Write("c.json", Samples.Contract), place.PathOf("m.json"));
        Assert.Equal(ExitCode.Answered, Tool.Run("solve", instance, "--save", mechanism).Code);

        Tool run = Tool.Run("check", mechanism, instance, "--json");
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        JsonElement finding = JsonElement.Parse(run.Output);
        Assert.True(finding.GetProperty("accepted").GetBoolean());
        Assert.Equal(0.606, finding.GetProperty("value").GetDouble(), 1e-9);
        Assert.Contains("accepted", Tool.Run("check", mechanism, instance).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_that_pays_too_little_is_refuted_by_its_best_deviation()
    {
        using Workplace place = new();
        string mechanism = place.Write("m.json", """{"schema": "mechanisms/contract-mechanism/1", "mechanism": {"action": 2, "payments": [-0.01, 0, 0.1]}}""");
        Tool run = Tool.Run("check", mechanism, place.Write("c.json", Samples.Contract));

        Assert.Equal(ExitCode.Refuted, run.Code);
        Assert.Contains("Taking action 0 instead of action 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("LimitedLiability on outcome 0, by 0.01", run.Output, StringComparison.Ordinal);
    }

    // 0.5 · 0.1 pays the cost of 0.05 exactly; the doubles next to these decimals do not.
    [Fact]
    public void Decimals_of_a_menu_are_checked_as_they_are_written()
    {
        using Workplace place = new();
        string instance = place.Write("i.json", """{"schema":"mechanisms/contract/1","instance":{"type":"menu","numTypes":1,"numActions":2,"numOutcomes":2,"typeProb":[1],"outcome":[[[1,0],[0.5,0.5]]],"cost":[[0,0.05]],"reward":[0,10],"paymentCap":0.1}}""");
        string mechanism = place.Write("m.json", """{"schema": "mechanisms/contract-mechanism/1", "mechanism": {"recommendations": [[0, 1]], "payments": [[[0, 0], [0, 0.1]]]}}""");
        Assert.Equal(0, JsonElement.Parse(Tool.Run("check", mechanism, instance, "--json").Output).GetProperty("gain").GetDouble());
    }

    [Theory]
    [InlineData("""{"schema": "mechanisms/contract/1", "mechanism": {}}""", "that of a mechanism for this instance")]
    [InlineData("""{"schema": "mechanisms/contract-mechanism/1", "mechanism": {"action": 3, "payments": [0, 0, 0]}}""", "mechanism.action")]
    [InlineData("""{"schema": "mechanisms/contract-mechanism/1", "mechanism": {"action": 2, "payments": [0, 0]}}""", "one number for each of the 3 outcomes")]
    [InlineData("""{"schema": "mechanisms/contract-mechanism/1", "mechanism": {"action": 2, "pay": [0, 0, 0]}}""", "no such field")]
    public void A_file_that_is_no_mechanism_of_the_instance_gets_one_message(string text, string message)
    {
        using Workplace place = new();
        Tool run = Tool.Run("check", place.Write("m.json", text), place.Write("c.json", Samples.Contract));

        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mechanism_is_not_solved_and_an_answer_without_one_is_not_saved()
    {
        using Workplace place = new();
        Tool solve = Tool.Run("solve", place.Write("m.json", """{"schema": "mechanisms/contract-mechanism/1", "mechanism": {}}"""));
        Assert.Contains("mechanisms check FILE INSTANCE", solve.Message(), StringComparison.Ordinal);
        Tool save = Tool.Run("solve", place.Write("tiny.mps", Samples.Mps), "--save", place.PathOf("none.json"));
        Assert.Contains("has none", save.Error, StringComparison.Ordinal);
        Assert.Equal(["m.json", "tiny.mps"], place.Names());
        Assert.Contains("cannot both", Tool.Run("check", "-", "-").Message(), StringComparison.Ordinal);
    }
}
