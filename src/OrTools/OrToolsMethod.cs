using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Native;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.OrTools;

/// <summary>A linear-programming solver of Google OR-Tools: a second opinion, and a choice for very large programs.</summary>
/// <remarks>
/// Programs are handed over as minimizations without constant; value, point, duals and basis come back in the conventions of
/// <see cref="LinearProgramSolution"/>, the value and the reduced costs computed from the program itself. GLOP and PDLP are asked for
/// 1e-9 instead of their 1e-8 and 1e-6; CLP and HiGHS keep their 1e-7. The word of a solver is checked in double precision.
/// <para>
/// OR-Tools hands over neither Farkas multipliers nor rays, and calls infeasible what is infeasible or unbounded. After either word the
/// same solver therefore solves a second program, the least violation of the rows, whose duals are the multipliers and whose point may
/// be feasible; and if it is, a third, the best direction, whose optimum is the ray. HiGHS gives no duals there: it solves the duals of
/// these programs too. What is left unproved is <see cref="LinearProgramCertificate.Unavailable"/>, and words that the evidence
/// contradicts are <see cref="LinearProgramStatus.NumericalTrouble"/>: <see cref="Completion"/> decides whether another method answers
/// then, which the answer names. PDLP gives no basis and often not the nine digits.
/// </para>
/// <para>
/// Every solve makes one model on the thread it runs on, so settings are safe to share between threads. With a token that can be
/// cancelled, or with a time limit, the solver works on a thread of its own and is interrupted: GLOP and PDLP stop soon, CLP and HiGHS
/// may work on unseen until their time limit, if one was set. Without one PDLP may never end on a program without optimum.
/// </para>
/// </remarks>
/// <param name="Solver">The solver.</param>
/// <exception cref="ArgumentOutOfRangeException">The solver is no value of the enumeration.</exception>
[Reference("perron2026", "linear_solver.h")]
public sealed record OrToolsMethod(OrToolsSolver Solver) : ILinearProgramMethod
{
    /// <summary>Gets one method for each solver, with default settings.</summary>
    public static Sequence<OrToolsMethod> All { get; } = Enum.GetValues<OrToolsSolver>().Select(solver => new OrToolsMethod(solver)).ToSequence();

    /// <summary>Gets the solver.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The solver is no value of the enumeration.</exception>
    public OrToolsSolver Solver { get; init => field = MethodSettings.Member(value); } = MethodSettings.Member(Solver);

    /// <summary>Gets the name of the method: <c>glop</c>, <c>pdlp</c>, <c>ortools-clp</c> or <c>ortools-highs</c>.</summary>
    public string Name => Solver switch
    {
        OrToolsSolver.Glop => "glop",
        OrToolsSolver.Pdlp => "pdlp",
        OrToolsSolver.Clp => "ortools-clp",
        OrToolsSolver.Highs => "ortools-highs",
        _ => throw new UnreachableException(),
    };

    /// <summary>Gets a value indicating whether the native library of OR-Tools was found and has this solver.</summary>
    public bool IsAvailable => GoogleSolver.IsAvailable(Solver);

    /// <summary>Gets the largest time to take.</summary>
    /// <value>Positive, or <see cref="Timeout.InfiniteTimeSpan"/>, the default. With a limit, whether an answer comes depends on the machine's speed.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = MethodSettings.TimeLimit(value);
    }

    = Timeout.InfiniteTimeSpan;

    /// <summary>Gets the method that answers where the solver gives no certificate.</summary>
    /// <value>
    /// Null, the default: the answer then says <see cref="LinearProgramCertificate.Unavailable"/>. What the method proves counts, even
    /// against the solver's word, and the answer says so.
    /// </value>
    public ILinearProgramMethod? Completion { get; init; }

    /// <summary>Gets what makes solvers; null for OR-Tools.</summary>
    internal Func<OrToolsSolver, ILinearSolver>? Maker { get; init; }

    /// <inheritdoc/>
    /// <exception cref="DllNotFoundException">The native library of OR-Tools is absent or has not this solver; the message says what to do.</exception>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        long start = Stopwatch.GetTimestamp();
        OrToolsRun run = new(program, this, Maker ?? (kind => new GoogleSolver(kind)));
        LinearProgramSolution answer = new Attendance(run.Solve, run.Stop, status => run.Stopped(status)).Await(TimeLimit, cancellation);
        return CompletedAnswer.Of(program, answer, Name, Completion, cancellation) with { Elapsed = Stopwatch.GetElapsedTime(start) };
    }
}
