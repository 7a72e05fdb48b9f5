using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>Programs whose bases are nearly singular, from a basis of all variables and from none: an end, the right status, and evidence that the exact audit accepts.</summary>
public sealed class NearlySingularTests
{
    // So many pivots need a program of 20 rows and variables no more, whatever rounding does: a few times what is asked before a tableau is doubted.
    private const long ManyPivots = 10_000;

    private const int RunCount = 600;
    private const int SolvesOfRun = 12;

    // Harris's ratio test lets steps go a little backwards, and phase 1 takes back what phase 2 gained: without a look at the net of both the search goes round for ever.
    [Theory]
    [InlineData(1135, NearlySingularProgram.Coarse)]
    [InlineData(16026, NearlySingularProgram.Coarse)]
    [InlineData(25991, NearlySingularProgram.Coarse)]
    [InlineData(39995, NearlySingularProgram.Coarse)]
    [InlineData(4472, NearlySingularProgram.Fine)]
    [InlineData(12113, NearlySingularProgram.Fine)]
    [InlineData(31045, NearlySingularProgram.Fine)]
    [InlineData(37088, NearlySingularProgram.Fine)]
    public void Searches_that_go_round_end(int seed, double grain) => Require(NearlySingularProgram.From(seed, grain));

    // Prices of 10⁷ times residuals of 10⁻¹⁶, and slopes that a nearly singular basis lets pass for rounding.
    [Theory]
    [InlineData(3209)]
    [InlineData(3853)]
    [InlineData(32521)]
    [InlineData(34064)]
    [InlineData(37029)]
    public void Optima_whose_evidence_would_be_off_by_more_than_the_audit_allows_are_left(int seed) => Require(NearlySingularProgram.From(seed, NearlySingularProgram.Fine));

    [Theory]
    [InlineData(4580)]
    [InlineData(12113)]
    [InlineData(14925)]
    public void The_basis_of_an_exact_optimum_is_a_start_like_any_other(int seed)
    {
        NearlySingularProgram subject = NearlySingularProgram.From(seed, NearlySingularProgram.Fine);
        Require(subject with { Start = new ExactSimplex().Solve(subject.Program).Basis! });
    }

    // Hilbert's matrix with two changed entries: eight pivots in turn, the objective the same after each eight.
    [Fact]
    public void A_circle_of_eight_bases_is_left()
    {
        const int Size = 8;
        double[] matrix = [.. Enumerable.Range(0, Size * Size).Select(place => 1.0 / (1 + (place / Size) + (place % Size)))];
        (matrix[(2 * Size) + 6], matrix[(4 * Size) + 1]) = (-0.2222222222222222, 0.5);
        double[] costs =
        [
            1.1360544217687076, 0.7585034013605442, 0.5984126984126984, 0.5021851164708308, 0.43566718782549907, 0.3860996820843773, 0.29975579975579975, 0.3161124589696019,
        ];
        double[] right =
        [
            1.5793650793650793, 1.1031746031746033, 0.412037037037037, 0.7037037037037037, 1.4878787878787878, 0.5223665223665224, 0.4636752136752137, 0.4171754171754172,
        ];
        double[] none = [.. Enumerable.Repeat(double.NegativeInfinity, Size)];
        double[] endless = [.. Enumerable.Repeat(double.PositiveInfinity, Size)];
        LinearProgram program = LinearProgram.FromDense(ObjectiveSense.Maximize, costs, matrix, none, right, new double[Size], endless);
        LinearProgramBasis start = new([.. Enumerable.Repeat(BasisStatus.Basic, Size)], [.. Enumerable.Repeat(BasisStatus.AtUpper, Size)]);
        Require(new(program, start));
    }

    [Fact]
    public void Every_start_ends_with_the_exact_status_and_evidence() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Judge(NearlySingularProgram.From(seed))).Check(Laws.Config.WithMaxTest(300));

    [LongFact]
    public void Every_start_of_many_more_ends_with_the_exact_status_and_evidence() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Judge(NearlySingularProgram.From(seed))).Check(Laws.Config.WithMaxTest(20_000));

    // Prices of 5·10⁸ times residuals of 10⁻¹⁶ on an objective of 12.
    [Fact]
    public void A_point_whose_residuals_are_rounding_but_move_the_objective_is_sharpened()
    {
        const double E = 1.0 / (1 << 30);
        const double Infinity = double.PositiveInfinity;
        LinearProgram program = LinearProgram.FromDense(
            ObjectiveSense.Maximize,
            [-1, -2, -1, 2],
            [1 + (3 * E), -1, 0, 1 + (3 * E), 1, 2 * E, 0, -1 - (3 * E)],
            [-6, 4],
            [4, Infinity],
            [-Infinity, -Infinity, 0, -8],
            [-4, 8, 4, Infinity]);
        LinearProgramSolution answer = new RevisedSimplex().Solve(program);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        Assert.True(report is { Passed: true, Exact: true }, report.Reason);
        Assert.Equal(12, answer.Value, 1e-9);
    }

    [Fact]
    public void Every_optimum_that_a_run_claims_has_the_exact_value() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), JudgeRun).Check(Laws.Config.WithMaxTest(RunCount));

    [Fact]
    public void Points_of_sparse_answers_have_no_negative_zero() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            PerturbedRun subject = new(seed, new() { MaxPivots = ManyPivots, MaxDenseCells = 0 });
            for (int solve = 0; solve < SolvesOfRun; solve++)
            {
                if (subject.Run.Solve() == LinearProgramStatus.Optimal && subject.Run.Primal.ToArray().Any(value => value == 0 && double.IsNegative(value)))
                {
                    return false;
                }

                subject.Change();
            }

            return true;
        }).Check(Laws.Config.WithMaxTest(RunCount));

    [Fact]
    public void The_runs_reach_optima_with_prices_that_only_nearly_singular_bases_have()
    {
        int large = 0;
        for (int seed = 0; seed < RunCount; seed++)
        {
            RevisedSimplexRun run = new PerturbedRun(seed, new()).Run;
            large += run.Solve() == LinearProgramStatus.Optimal && run.RowDuals.ToArray().Any(price => Math.Abs(price) > 1e8) ? 1 : 0;
        }

        Assert.InRange(large, 1, RunCount);
    }

    [Fact]
    public void The_generator_reaches_optima_and_programs_without_a_point()
    {
        LinearProgramStatus[] statuses = [.. Enumerable.Range(0, 200).Select(seed => new ExactSimplex().Solve(NearlySingularProgram.From(seed).Program).Status)];
        Assert.InRange(statuses.Count(status => status == LinearProgramStatus.Infeasible), 1, 30);
        Assert.Equal(200, statuses.Count(status => status is LinearProgramStatus.Infeasible or LinearProgramStatus.Optimal));
    }

    private static void Require(NearlySingularProgram subject)
    {
        string fault = Fault(subject);
        Assert.True(fault.Length == 0, fault);
    }

    private static Property Judge(NearlySingularProgram subject)
    {
        string fault = Fault(subject);
        return (fault.Length == 0).Label(fault);
    }

    private static Property JudgeRun(int seed)
    {
        PerturbedRun subject = new(seed, new() { MaxPivots = ManyPivots });
        for (int solve = 0; solve < SolvesOfRun; solve++)
        {
            if (subject.Run.Solve() == LinearProgramStatus.Optimal)
            {
                LinearProgramSolution truth = new ExactSimplex().Solve(subject.Run.Program);
                if (!truth.IsOptimal || Tolerances.Optimality.Exceeds(Math.Abs(subject.Run.Value - truth.Value), truth.Value))
                {
                    return false.Label($"seed {seed}, solve {solve}: {subject.Run.Value}, exactly {truth.Explain()}");
                }
            }

            subject.Change();
        }

        return true.ToProperty();
    }

    private static string Fault(NearlySingularProgram subject)
    {
        RevisedSimplex method = new() { MaxPivots = ManyPivots };
        LinearProgramStatus truth = new ExactSimplex().Solve(subject.Program).Status;
        foreach (LinearProgramSolution answer in new[] { method.Solve(subject.Program, subject.Start), method.Solve(subject.Program) })
        {
            LinearProgramAuditReport report = LinearProgramAudit.Check(subject.Program, answer);
            if (answer.Status != truth || report is not { Passed: true, Exact: true })
            {
                return $"{subject.Program.RowCount} rows, {truth} in fact: {answer.Explain()} {report.Reason}";
            }
        }

        return string.Empty;
    }
}
