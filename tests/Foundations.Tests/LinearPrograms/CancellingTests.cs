using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>Cancelling from the listener: the very place where a solve stood when it was told to stop is known, without a clock.</summary>
public sealed class CancellingTests
{
    private static readonly LinearProgram Auction = AuctionProgram.Bayesian(10);
    private static readonly LinearProgram Game = KnownPrograms.MatrixGame(60);

    private delegate LinearProgramSolution Solver(RevisedSimplex method, LinearProgram program, CancellationToken token);

    public static TheoryData<string> Ways { get; } = ["dual of the presolved", "dual", "primal", "dense"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_moment_that_is_told_is_one_at_which_a_solve_can_be_stopped(string way) =>
        Assert.Equal(string.Empty, Fault(way, static (method, program, token) => method.Solve(program, token)));

    // How soon in time is measured beside the other solvers; 50 ms are the aim.
    [LongFact]
    public void A_large_solve_stops_at_whatever_moment_it_is_told_to() =>
        Assert.Equal(string.Empty, Fault("large", static (method, program, token) => method.Solve(program, token)));

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_solve_that_ignores_its_token_is_caught(string way) =>
        Assert.Contains("goes on", Fault(way, static (method, program, _) => method.Solve(program, CancellationToken.None)), StringComparison.Ordinal);

    [Fact]
    public void A_run_that_was_stopped_anywhere_goes_on_to_the_same_value()
    {
        double value = new RevisedSimplex().Solve(Auction).Value;
        using CancellationTokenSource source = new();
        Canceller canceller = new(3, source);
        RevisedSimplexRun run = new RevisedSimplex { Progress = canceller }.Begin(Auction);
        Assert.Equal(LinearProgramStatus.Cancelled, run.Solve(source.Token));
        Assert.Equal(LinearProgramStatus.Optimal, run.Solve());
        Assert.Equal(value, run.Value, 1e-9);
    }

    [Fact]
    public void A_stop_without_presolve_leaves_a_basis_to_go_on_from()
    {
        RevisedSimplex method = new() { Presolve = false, MaxPivots = 40 };
        LinearProgramSolution stopped = method.Solve(Auction);
        Assert.Equal(LinearProgramStatus.PivotLimit, stopped.Status);
        LinearProgramSolution whole = new RevisedSimplex().Solve(Auction, stopped.Basis!);
        Assert.Equal(new RevisedSimplex().Solve(Auction).Value, whole.Value, 1e-9);
        Assert.Equal(Auction.RowCount, stopped.Basis!.Rows.Concat(stopped.Basis.Variables).Count(status => status == BasisStatus.Basic));
    }

    // The limit is the smallest with which the answer comes; before, the optimum in hand was thrown away there.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void As_many_pivots_as_a_solve_takes_are_enough(bool presolve) => Assert.All(
        KnownPrograms.All.Where(known => known.Status == LinearProgramStatus.Optimal),
        known =>
        {
            RevisedSimplex method = new() { MaxDenseCells = 0, Presolve = presolve };
            long pivots = method.Solve(known.Program).Pivots;
            LinearProgramSolution answer = (method with { MaxPivots = pivots }).Solve(known.Program);
            Assert.True(answer.IsOptimal, $"{known.Name} with {pivots} pivots: {answer.Explain()}");
        });

    [Theory]
    [InlineData("dual")]
    [InlineData("primal")]
    [InlineData("dense")]
    public void A_listener_hears_objectives_in_the_programs_unit_that_end_near_the_optimum(string way)
    {
        (RevisedSimplex method, LinearProgram program) = Subject(way);
        List<LinearProgramProgress> heard = [];
        LinearProgramSolution answer = (method with { Progress = new Canceller(int.MaxValue, null, heard) }).Solve(program);
        double minimized = program.Sense == ObjectiveSense.Minimize ? answer.Value : -answer.Value;
        Assert.All(heard, progress => Assert.True(double.IsFinite(progress.Objective) && progress.Infeasibility >= 0));
        Assert.InRange(heard[^1].Objective, minimized - (0.5 * Math.Abs(minimized)), minimized + (0.5 * Math.Abs(minimized)));
    }

    private static string Fault(string way, Solver solve)
    {
        (RevisedSimplex method, LinearProgram program) = Subject(way);
        List<LinearProgramProgress> heard = [];
        _ = (method with { Progress = new Canceller(int.MaxValue, null, heard) }).Solve(program);
        Assert.NotEmpty(heard);
        foreach (int moment in Moments(heard.Count))
        {
            using CancellationTokenSource source = new();
            LinearProgramSolution answer = solve(method with { Progress = new Canceller(moment, source) }, program, source.Token);
            if (answer.Status != LinearProgramStatus.Cancelled || answer.Pivots > heard[moment].Pivots)
            {
                return $"cancelled at {heard[moment]} it goes on: {answer.Explain()}";
            }
        }

        return string.Empty;
    }

    private static IEnumerable<int> Moments(int count) => Enumerable.Range(0, 8).Select(part => part * (count - 1) / 7).Distinct();

    private static (RevisedSimplex Method, LinearProgram Program) Subject(string way) => way switch
    {
        "dual of the presolved" => (new(), Auction),
        "large" => (new(), AuctionProgram.Bayesian(40)),
        "dual" => (new() { Presolve = false }, Auction),
        "primal" => (new() { Presolve = false, MaxDenseCells = 0 }, Game),
        _ => (new(), Game),
    };

    private sealed class Canceller(int moment, CancellationTokenSource? source, List<LinearProgramProgress>? heard = null) : IProgress<LinearProgramProgress>
    {
        private int told;

        public void Report(LinearProgramProgress value)
        {
            heard?.Add(value);
            if (told++ == moment)
            {
                source?.Cancel();
            }
        }
    }
}
