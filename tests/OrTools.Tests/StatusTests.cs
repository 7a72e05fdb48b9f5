using Google.OrTools.LinearSolver;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.OrTools.Tests;

/// <summary>What every word of OR-Tools becomes; needs no native library.</summary>
public sealed class StatusTests
{
    private static LinearProgram Bounded => KnownPrograms.All[0].Program;

    [Theory]
    [InlineData(Solver.ResultStatus.FEASIBLE)]
    [InlineData(Solver.ResultStatus.ABNORMAL)]
    [InlineData(Solver.ResultStatus.NOT_SOLVED)]
    [InlineData((Solver.ResultStatus)5)]
    public void A_stop_without_claim_is_numerical_trouble_that_names_the_word(Solver.ResultStatus word)
    {
        LinearProgramSolution answer = Saying(word).Solve(Bounded);
        Assert.Equal(LinearProgramStatus.NumericalTrouble, answer.Status);
        Assert.Contains(word.ToString(), answer.Advice, StringComparison.Ordinal);
        Assert.True((Saying(word) with { Completion = new RevisedSimplex() }).Solve(Bounded) is { IsOptimal: true, CompletedBy: "revised-simplex" });
    }

    [Theory]
    [InlineData(Solver.ResultStatus.INFEASIBLE, LinearProgramStatus.Infeasible)]
    [InlineData(Solver.ResultStatus.UNBOUNDED, LinearProgramStatus.Unbounded)]
    public void A_word_that_cannot_be_looked_into_stands_without_certificate(Solver.ResultStatus word, LinearProgramStatus status)
    {
        LinearProgramSolution answer = Saying(word).Solve(Bounded);
        Assert.Equal((status, LinearProgramCertificate.Unavailable), (answer.Status, answer.Certificate));
    }

    [Theory]
    [InlineData(Solver.ResultStatus.INFEASIBLE)]
    [InlineData(Solver.ResultStatus.UNBOUNDED)]
    public void A_false_word_that_its_own_evidence_contradicts_is_numerical_trouble(Solver.ResultStatus word)
    {
        int solves = 0;
        OrToolsMethod liar = new(OrToolsSolver.Glop) { Maker = _ => solves++ == 0 ? new FixedWord(word) : new SimplexInItsPlace() };
        LinearProgramSolution answer = liar.Solve(Bounded);
        Assert.Equal((LinearProgramStatus.NumericalTrouble, 3), (answer.Status, solves));
    }

    [Fact]
    public void A_cancel_and_a_time_limit_return_at_once_and_interrupt_the_solver()
    {
        using FixedWord endless = new(Solver.ResultStatus.NOT_SOLVED) { IsEndless = true };
        OrToolsMethod method = new(OrToolsSolver.Glop) { Maker = _ => endless };
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(50));
        Assert.Equal(LinearProgramStatus.Cancelled, method.Solve(Bounded, source.Token).Status);
        Assert.True(endless.WasInterrupted);

        using FixedWord slow = new(Solver.ResultStatus.NOT_SOLVED) { IsEndless = true };
        OrToolsMethod limited = method with { TimeLimit = TimeSpan.FromMilliseconds(50), Maker = _ => slow };
        Assert.Equal(LinearProgramStatus.TimeLimit, limited.Solve(Bounded).Status);
    }

    private static OrToolsMethod Saying(Solver.ResultStatus word) => new(OrToolsSolver.Glop) { Maker = _ => new FixedWord(word) };
}
