using System.Text.Json;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Programs of the kinds that this library exists for, with values known from elsewhere.</summary>
public sealed class WorkloadTests
{
    // A 15-variable persuasion program that the presolve of a released HiGHS (1.2.0) calls unbounded; its optimum is 561/1000.
    private const string PresolveTrap = """
        {"prior": [0.1, 0.31, 0.59],
         "senderUtility": [[0.6, 0.75, 0.25], [0.35, 0.25, 0.65], [0.8, 0.6, 0.5], [0.65, 0.3, 0.55], [0.5, 0.1, 0.55]],
         "receiverUtility": [[0.35, 0.65, 0.1], [0.3, 0.45, 0.15], [0.2, 1.0, 0.55], [0.2, 0.4, 0.2], [0.7, 0.35, 0.15]]}
        """;

    [Fact]
    public void Solves_the_persuasion_program_on_which_a_released_presolve_fails()
    {
        using JsonDocument instance = JsonDocument.Parse(PresolveTrap);
        Assert.Equal(Rational.Parse("561/1000"), ExactOptimum(Persuasion(instance.RootElement)));
    }

    [Fact]
    public void Solves_every_persuasion_vector_to_its_value()
    {
        Assert.SkipUnless(TestData.IsPresent, "needs the shared vectors");
        foreach (string file in Directory.EnumerateFiles(TestData.PathOf("vectors", "persuasion"), "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument vector = JsonDocument.Parse(File.ReadAllText(file));
            double expected = vector.RootElement.GetProperty("expected").GetProperty("value").GetDouble();
            double value = ExactOptimum(Persuasion(vector.RootElement.GetProperty("instance"))).ToDouble();
            Assert.True(Math.Abs(value - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{file}: {value}, expected {expected}");
        }
    }

    // Values agreed on by CLP, GLPK, lp_solve and HiGHS.
    [Theory]
    [InlineData(5, 0.656144964)]
    [InlineData(10, 0.501670681)]
    [InlineData(20, 0.500215719)]
    [InlineData(50, 0.507527664)]
    public void Solves_matrix_games_to_their_values(int size, double value) =>
        Assert.Equal(value, ExactOptimum(KnownPrograms.MatrixGame(size)).ToDouble(), 9);

    [Theory]
    [InlineData(100, 0.496135626)]
    [InlineData(200, 0.501833224)]
    public void Solves_large_matrix_games_to_their_values_in_floating_point(int size, double value)
    {
        LinearProgram program = KnownPrograms.MatrixGame(size);
        LinearProgramSolution answer = new TableauSimplex().Solve(program);
        Assert.Equal(value, answer.Value, 9);
        Assert.True(LinearProgramAudit.Check(program, answer, new() { Mode = AuditMode.Floating }).Passed);
    }

    private static Rational ExactOptimum(LinearProgram program)
    {
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, new TableauSimplex().Solve(program));
        Assert.True(report is { Passed: true, Exact: true }, report.Reason);
        return report.ExactValue!.Value;
    }

    private static LinearProgram Persuasion(JsonElement instance)
    {
        Rational[] prior = Numbers(instance.GetProperty("prior"));
        Rational[][] sender = [.. instance.GetProperty("senderUtility").EnumerateArray().Select(Numbers)];
        Rational[][] receiver = [.. instance.GetProperty("receiverUtility").EnumerateArray().Select(Numbers)];
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int state = 0; state < prior.Length; state++)
        {
            int row = builder.AddRow(1, 1);
            for (int action = 0; action < sender.Length; action++)
            {
                builder.SetCoefficient(
                    row, builder.AddVariable(0, double.PositiveInfinity, prior[state] * sender[action][state]), 1);
            }
        }

        for (int action = 0; action < sender.Length; action++)
        {
            for (int other = 0; other < sender.Length; other++)
            {
                int row = other == action ? -1 : builder.AddRow(0, double.PositiveInfinity);
                for (int state = 0; state < prior.Length && row >= 0; state++)
                {
                    builder.SetCoefficient(
                        row, (state * sender.Length) + action, prior[state] * (receiver[action][state] - receiver[other][state]));
                }
            }
        }

        return builder.Build();
    }

    private static Rational[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(number => Rational.Parse(number.GetRawText()))];
}
