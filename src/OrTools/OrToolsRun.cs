using System.Diagnostics;
using Google.OrTools.LinearSolver;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Native;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.OrTools;

/// <summary>One program given to a solver of OR-Tools, and what its words are worth.</summary>
/// <param name="program">The program.</param>
/// <param name="method">Whose settings hold.</param>
/// <param name="make">Makes a solver.</param>
internal sealed class OrToolsRun(LinearProgram program, OrToolsMethod method, Func<OrToolsSolver, ILinearSolver> make)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly CheckedAnswer evidence = new(program);
    private readonly double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
    private readonly long start = Stopwatch.GetTimestamp();
    private ILinearSolver? running;
    private bool isStopped;
    private long iterations;

    /// <summary>Solves on the calling thread.</summary>
    public LinearProgramSolution Solve()
    {
        // The solvers of OR-Tools disagree on crossing bounds: some call the model invalid.
        SolverOutcome outcome = evidence.HasCrossingBounds() ? new(Solver.ResultStatus.INFEASIBLE) : Ask(program);
        return Judge(outcome) with { Pivots = iterations };
    }

    /// <summary>Asks the solver, on another thread, to stop as soon as it can.</summary>
    public void Stop()
    {
        lock (gate)
        {
            isStopped = true;
            running?.Interrupt();
        }
    }

    /// <summary>An answer that claims nothing.</summary>
    public LinearProgramSolution Stopped(LinearProgramStatus status, string advice = "") =>
        new() { Status = status, Method = method.Name, Advice = advice };

    private SolverOutcome Ask(LinearProgram question)
    {
        using ILinearSolver solver = make(method.Solver);
        lock (gate)
        {
            if (isStopped)
            {
                return new(Solver.ResultStatus.NOT_SOLVED);
            }

            running = solver;
        }

        try
        {
            SolverOutcome outcome = solver.Solve(question, Remaining());
            iterations += outcome.Iterations;
            return outcome;
        }
        finally
        {
            lock (gate)
            {
                running = null;
            }
        }
    }

    // The wait for the answer ends first and says so; this limit ends work that is forgone.
    private TimeSpan Remaining()
    {
        if (method.TimeLimit == Timeout.InfiniteTimeSpan)
        {
            return Timeout.InfiniteTimeSpan;
        }

        TimeSpan left = method.TimeLimit - Stopwatch.GetElapsedTime(start);
        return (left > TimeSpan.Zero ? left : TimeSpan.Zero) + Grace;
    }

    private bool IsOutOfTime() => method.TimeLimit != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) >= method.TimeLimit;

    private LinearProgramSolution Judge(SolverOutcome outcome) => outcome.Status switch
    {
        Solver.ResultStatus.OPTIMAL => Optimum(outcome),
        Solver.ResultStatus.INFEASIBLE => evidence.HasCrossingBounds()
            ? evidence.Infeasible(Stopped(LinearProgramStatus.Infeasible), null)
            : WithoutOptimum(LinearProgramStatus.Infeasible, outcome.Basis),
        Solver.ResultStatus.UNBOUNDED => WithoutOptimum(LinearProgramStatus.Unbounded, outcome.Basis),
        _ when IsOutOfTime() => Stopped(LinearProgramStatus.TimeLimit),
        _ => Stopped(LinearProgramStatus.NumericalTrouble, $"OR-Tools stopped with the status {outcome.Status}. Take another method, or set Completion."),
    };

    private LinearProgramSolution Optimum(SolverOutcome outcome) =>
        (outcome.Duals ?? PointOf(EvidencePrograms.Prices(program))) is { } duals
            ? evidence.Optimum(
                Stopped(LinearProgramStatus.Optimal) with { Basis = outcome.Basis },
                outcome.Primal,
                duals.Select(dual => (sign * dual) + 0.0).ToSequence())
            : Stopped(LinearProgramStatus.NumericalTrouble, "OR-Tools found an optimum but no duals, not even by its dual. Take another method, or set Completion.");

    // What a solver without duals says of the rows, by the point of a dual.
    private Sequence<double>? PointOf(LinearProgram dual)
    {
        SolverOutcome outcome = Ask(dual);
        return outcome.IsOptimal ? EvidencePrograms.RowsOf(program, outcome.Primal) : null;
    }

    // The word is "infeasible" where "infeasible or unbounded" is meant: only what the evidence says can be relied on.
    private LinearProgramSolution WithoutOptimum(LinearProgramStatus word, LinearProgramBasis? basis)
    {
        LinearProgramSolution answer = Stopped(word) with { Basis = basis };
        LinearProgramSolution unproved = answer with { Certificate = LinearProgramCertificate.Unavailable };
        SolverOutcome violation = Ask(EvidencePrograms.LeastViolation(program));
        if (!violation.IsOptimal)
        {
            return unproved;
        }

        Sequence<double> point = violation.Primal.Take(program.VariableCount).ToSequence();
        if (!evidence.IsFeasible(point))
        {
            LinearProgramSolution infeasible = evidence.Infeasible(answer, violation.Duals ?? PointOf(EvidencePrograms.Multipliers(program)));
            return infeasible.Certificate == LinearProgramCertificate.Given || word == LinearProgramStatus.Infeasible ? infeasible : Doubtful(word);
        }

        SolverOutcome direction = Ask(EvidencePrograms.BestDirection(program));
        LinearProgramSolution unbounded = evidence.Unbounded(answer, point, direction.IsOptimal ? direction.Primal : null);
        bool isUndecided = !direction.IsOptimal && word == LinearProgramStatus.Unbounded;
        return unbounded.Certificate == LinearProgramCertificate.Given || isUndecided ? unbounded : Doubtful(word);
    }

    private LinearProgramSolution Doubtful(LinearProgramStatus word) => Stopped(
        LinearProgramStatus.NumericalTrouble, $"OR-Tools says {word}, but its own solves of the evidence do not bear it out. Take another method, or set Completion.");
}
