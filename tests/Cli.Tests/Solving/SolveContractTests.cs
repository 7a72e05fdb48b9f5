using System.Text.Json;
using Mechanisms.Cli;
using Mechanisms.Conformance;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class SolveContractTests
{
    [Fact]
    public void Json_holds_the_worked_example_and_its_audit()
    {
        JsonElement answer = Solve(Samples.Contract);
        Assert.Equal("contract", answer.GetProperty("family").GetString());
        Assert.Equal("optimal", answer.GetProperty("status").GetString());
        Assert.Equal(0.606, answer.GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal(2, answer.GetProperty("bestAction").GetInt32());
        Assert.NotEmpty(answer.GetProperty("method").GetString()!);
        Assert.True(answer.GetProperty("iterations").GetInt64() > 0);
        Assert.True(answer.GetProperty("seconds").GetDouble() >= 0);
        JsonElement action = answer.GetProperty("actions")[1];
        Assert.True(action.GetProperty("implementable").GetBoolean());
        Assert.Equal(0.07625, action.GetProperty("minPayment").GetDouble(), 1e-9);
        Assert.Equal(0.42375, action.GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal(1.2, answer.GetProperty("actions")[2].GetProperty("costPrice").GetDouble(), 1e-9);
        Assert.Equal(3, action.GetProperty("contract").GetArrayLength());
        JsonElement linear = answer.GetProperty("linear");
        Assert.Equal((0.54, 0.28, 2), (linear.GetProperty("value").GetDouble(), linear.GetProperty("alpha").GetDouble(), linear.GetProperty("action").GetInt32()));
        JsonElement audit = answer.GetProperty("audit");
        Assert.True(audit.GetProperty("passed").GetBoolean());
        Assert.True(audit.GetProperty("exact").GetBoolean());
        Assert.False(audit.GetProperty("repaired").GetBoolean());
        Assert.All(["primalResidual", "dualResidual", "gap"], name => Assert.True(audit.GetProperty(name).GetDouble() < 1e-9));
    }

    [Fact]
    public void The_audit_is_exact_only_when_asked_for_exactness_and_absent_when_asked_for_none()
    {
        Assert.False(Solve(Samples.Contract, "--audit", "float").GetProperty("audit").GetProperty("exact").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Solve(Samples.Contract, "--audit", "none").GetProperty("audit").ValueKind);
    }

    [Theory]
    [InlineData("\"cost\": [0, 1e308, 1.7e308], \"reward\": [0, 0.5, 1], \"outsideOption\": 1e308")]
    [InlineData("\"cost\": [0, 1.7e308, 0], \"reward\": [-1e308, -1e308, -1e308]")]
    public void Money_beyond_double_precision_is_refused_in_one_message(string money)
    {
        using Workplace place = new();
        string outcome = "[[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.1, 0.3, 0.6]]";
        Tool run = Tool.Run("solve", place.Write("c.json", $"{{\"schema\": \"mechanisms/contract/1\", \"instance\": {{\"outcome\": {outcome}, {money}}}}}"));
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains("1.797e308", run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Caps_leave_no_linear_contract()
    {
        JsonElement answer = Solve(Samples.Contract.Replace("\"paymentCap\": null", "\"paymentCap\": 0.1", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("linear").ValueKind);
        JsonElement action = answer.GetProperty("actions")[2];
        Assert.False(action.GetProperty("implementable").GetBoolean());
        Assert.Equal(JsonValueKind.Null, action.GetProperty("minPayment").ValueKind);
        Assert.Equal(JsonValueKind.Null, action.GetProperty("costPrice").ValueKind);
        Assert.Contains("cap", action.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_without_an_implementable_action_is_infeasible_and_still_answered()
    {
        string text = Samples.Contract
            .Replace("\"paymentCap\": null", "\"paymentCap\": 0", StringComparison.Ordinal)
            .Replace("\"outsideOption\": null", "\"outsideOption\": 5", StringComparison.Ordinal);
        JsonElement answer = Solve(text);
        Assert.Equal("infeasible", answer.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("value").ValueKind);
        Assert.True(answer.GetProperty("audit").GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void The_table_marks_the_best_action_and_tells_of_the_audit()
    {
        Tool run = Tool.Feed(Samples.Contract, "solve", "-");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Contains("→ 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("0.606", run.Output, StringComparison.Ordinal);
        Assert.Contains("audit   passed", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void All_single_agent_vectors_have_their_value_and_pass_the_exact_audit()
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        string[] files = Directory.GetFiles(TestData.PathOf("vectors", "contract"), "*.json");
        foreach (string file in files.Where(file => !file.Contains("menu", StringComparison.Ordinal)))
        {
            Tool run = Tool.Run("solve", file, "--json");
            Assert.True(run.Code == ExitCode.Answered, $"{file}: {run.Error}");
            using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(file));
            using JsonDocument answer = JsonDocument.Parse(run.Output);
            double value = expected.RootElement.GetProperty("expected").GetProperty("value").GetDouble();
            Assert.Equal(value, answer.RootElement.GetProperty("value").GetDouble(), 1e-9 * Math.Max(1, Math.Abs(value)));
            Assert.True(answer.RootElement.GetProperty("audit").GetProperty("passed").GetBoolean(), file);
        }
    }

    private static JsonElement Solve(string text, params string[] options)
    {
        Tool run = Tool.Feed(text, ["solve", "-", "--json", .. options]);
        Assert.True(run.Code == ExitCode.Answered, run.Error);
        Assert.Empty(run.Error);
        return JsonElement.Parse(run.Output);
    }
}
