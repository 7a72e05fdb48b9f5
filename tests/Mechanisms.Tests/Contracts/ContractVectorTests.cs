using System.Text.Json;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

/// <summary>
/// The single-agent instances of the shared test data, with values that four solvers and closed forms agree on. The files named menu
/// hold another problem.
/// </summary>
public class ContractVectorTests
{
    public static TheoryData<string> Files() => TestData.IsPresent
        ? [.. Directory.GetFiles(TestData.PathOf("vectors", "contract"), "*.json").Select(Path.GetFileName).OfType<string>()
            .Where(file => !file.Contains("menu", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [string.Empty];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_published_optimum_and_audits_it_exactly(string file)
    {
        (ContractProblem problem, JsonElement expected) = Read(file);
        ContractSolution solution = problem.Solve(new MinimumPayments());

        AssertClose(expected.GetProperty("value").GetDouble(), solution.BestValue);
        AssertClose(expected.GetProperty("first_best").GetDouble(), solution.FirstBest);
        Assert.Equal(expected.GetProperty("best_action").GetInt32(), solution.BestAction);
        Assert.All(expected.GetProperty("actions").EnumerateArray(), action =>
        {
            ActionSolution solved = solution.Actions[action.GetProperty("action").GetInt32()];
            Assert.Equal(action.GetProperty("implementable").GetBoolean(), solved.IsImplementable);
            AssertClose(Number(action, "min_payment"), solved.MinimumPayment);
            AssertClose(Number(action, "value"), solved.Value);
        });
        ContractAudit audit = solution.Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_published_value_of_the_joint_program(string file)
    {
        (ContractProblem problem, JsonElement expected) = Read(file);
        ContractSolution solution = problem.Solve(new JointProgram());

        AssertClose(expected.GetProperty("joint_lp_value").GetDouble(), solution.BestValue);
        ContractAudit audit = solution.Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
    }

    // The published share is rounded to 13 digits.
    [Theory]
    [MemberData(nameof(Files))]
    public void Reproduces_the_published_linear_contract(string file)
    {
        (ContractProblem problem, JsonElement expected) = Read(file);
        LinearContract? best = LinearContracts.Best(problem);
        JsonElement linear = expected.GetProperty("linear");

        Assert.Equal(linear.ValueKind == JsonValueKind.Null, best is null);
        if (best is not null)
        {
            AssertClose(linear.GetProperty("value").GetDouble(), best.Value);
            AssertClose(linear.GetProperty("alpha").GetDouble(), best.Alpha);
            Assert.Equal(linear.GetProperty("action").GetInt32(), best.Action);
        }
    }

    private static (ContractProblem Problem, JsonElement Expected) Read(string file)
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(TestData.PathOf("vectors", "contract", file)));
        JsonElement instance = document.RootElement.GetProperty("instance");
        Rational[][] rows = [.. instance.GetProperty("outcome").EnumerateArray().Select(Numbers)];
        ContractProblem problem = ContractProblem.Create(
                new Matrix<Rational>(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]),
                Numbers(instance.GetProperty("cost")),
                Numbers(instance.GetProperty("reward")))
            .WithPaymentCap(Exact(instance, "paymentCap"))
            .WithSumCap(Exact(instance, "sumCap"))
            .WithOutsideOption(Exact(instance, "outsideOption"));
        return (problem, document.RootElement.GetProperty("expected").Clone());
    }

    private static Rational[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => Rational.Parse(number.GetRawText()))];

    private static Rational? Exact(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? Rational.Parse(number.GetRawText()) : null;

    private static double? Number(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected.HasValue, actual.HasValue);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-9 * Math.Max(1, Math.Abs(expected ?? 0)));
    }
}
