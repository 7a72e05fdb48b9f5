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

    [Fact]
    public void Solves_matrix_games_to_their_values() => Assert.All(MatrixGame.Known.Where(game => game.Size <= 50), game =>
        Assert.Equal(game.Value, ExactOptimum(new MatrixGame(game.Size).ExactProgram()).ToDouble(), 9));

    [Fact]
    public void Solves_large_matrix_games_to_their_values_in_floating_point() =>
        Assert.All(MatrixGame.Known.Where(game => game.Size > 50), game =>
        {
            LinearProgram program = new MatrixGame(game.Size).Program();
            LinearProgramSolution answer = new RevisedSimplex().Solve(program);
            Assert.Equal(game.Value, answer.Value, 9);
            Assert.True(LinearProgramAudit.Check(program, answer, new() { Mode = AuditMode.Floating }).Passed);
        });

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Solves_auctions_to_the_discrete_Myerson_revenue(int values)
    {
        Assert.Equal(AuctionProgram.Revenue(values), ExactOptimum(AuctionProgram.DominantStrategy(values)));
        Assert.Equal(AuctionProgram.Revenue(values), ExactOptimum(AuctionProgram.Bayesian(values)));
    }

    [Fact]
    public void Auctions_have_the_sizes_and_revenues_that_peers_were_measured_on()
    {
        Assert.Equal("maximize over 400 variables, 2100 rows, 7800 coefficients", AuctionProgram.DominantStrategy(10).ToString());
        Assert.Equal("maximize over 1600 variables, 1200 rows, 63200 coefficients", AuctionProgram.Bayesian(20).ToString());
        Assert.Equal(
            ["71/25", "49/10", "363/40", "1393/80"], new[] { 5, 10, 20, 40 }.Select(values => AuctionProgram.Revenue(values).ToString()));
    }

    [Fact]
    public void Tells_large_contradictions_and_rays_from_their_twins()
    {
        foreach (KnownProgram known in InfeasiblePrograms.Of(12).Concat(UnboundedPrograms.Of(12)))
        {
            LinearProgramSolution answer = new RevisedSimplex().Solve(known.Program);
            Assert.True(answer.Status == known.Status, $"{known.Name}: {answer.Explain()}");
            LinearProgramAuditReport report = LinearProgramAudit.Check(known.Program, answer);
            Assert.True(report.Passed && report.Exact, $"{known.Name}: {report.Reason}");
            Assert.True(known.Value is null || known.Value == report.ExactValue, $"{known.Name}: {report.ExactValue}");
        }
    }

    [LongFact]
    public void Ten_thousand_games_have_the_sum_of_values_of_exact_arithmetic()
    {
        MatrixGame[] games = [.. Enumerable.Range(1, 10_000).Select(seed => new MatrixGame(10, (ulong)seed))];
        Rational sum = games.Select(game => Rational.FromDouble(new ExactSimplex().Solve(game.ExactProgram()).Value))
            .Aggregate((left, right) => left + right);
        LinearProgramBatchSolution batch = MatrixGame.Batch(games).Solve(threads: 2);
        Assert.Equal(MatrixGame.SumOfTenThousand, sum.ToDouble());
        Assert.Equal(MatrixGame.SumOfTenThousand, Enumerable.Range(0, games.Length).Sum(batch.Value), 8);
    }

    private static Rational ExactOptimum(LinearProgram program)
    {
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, new RevisedSimplex().Solve(program));
        Assert.True(report is { Passed: true, Exact: true }, report.Reason);
        return report.ExactValue!.Value;
    }

    private static LinearProgram Persuasion(JsonElement instance) => new PersuasionInstance(
        Numbers(instance.GetProperty("prior")),
        [.. instance.GetProperty("senderUtility").EnumerateArray().Select(Numbers)],
        [.. instance.GetProperty("receiverUtility").EnumerateArray().Select(Numbers)]).Program();

    private static Rational[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(number => Rational.Parse(number.GetRawText()))];
}
