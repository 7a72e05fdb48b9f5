using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms.Native;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>COIN-OR CLP through its C interface, where its shared library is installed: a second opinion, and a choice for large programs.</summary>
/// <remarks>
/// CLP runs with its presolve and the algorithm it chooses, with both tolerances at 1e-9 instead of its 1e-7. Programs are handed over as
/// minimizations, and point, duals, multipliers, ray and basis come back in the conventions of <see cref="LinearProgramSolution"/>.
/// <para>
/// CLP's word is checked in double precision against the program. Presolve leaves no ray, and CLP gives none for some programs: what
/// lacks a certificate is solved again without presolve, and if that brings none either, <see cref="Completion"/> decides whether the
/// answer says <see cref="LinearProgramCertificate.Unavailable"/> or another method completes it, which the answer then names. A status
/// without certificate may be wrong: CLP 1.17.6 calls 9 of 3,000 random small programs infeasible that are unbounded, all with empty
/// columns, and a Klee-Minty cube in 12 dimensions unbounded. CLP takes bounds of 1e27 and more for absent; a program with such finite
/// bounds is <see cref="LinearProgramStatus.NumericalTrouble"/>.
/// </para>
/// <para>
/// CLP is a library of its own under the Eclipse Public License 2.0, found when first used by the name its systems give it
/// (<c>libClp.so.1</c>, <c>libClp.dylib</c>, <c>libClp.dll</c>, …); none is shipped. Every call makes one model on the thread it runs on,
/// so settings are safe to share between threads, and the same program gives the same answer. With a token that can be cancelled, or with
/// a time limit, CLP works on a thread of its own: the answer comes when the caller wants it, and CLP, which cannot be interrupted inside
/// its presolve, may work on unseen until it is next able to stop.
/// </para>
/// </remarks>
[Reference("forrest2020", "Clp_C_Interface.h")]
public sealed record Clp : ILinearProgramMethod
{
    /// <summary>Gets a value indicating whether the shared library of CLP was found on this machine.</summary>
    public static bool IsAvailable => ClpLibrary.Installed.IsFound;

    /// <inheritdoc/>
    public string Name => "clp";

    /// <summary>Gets the largest number of pivots that CLP may take in each of its attempts.</summary>
    /// <value>At least 0; 2,147,483,647 by default, as far as CLP counts: a larger number means the same.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long MaxPivots
    {
        get;
        init => field = MethodSettings.Pivots(value);
    }

    = int.MaxValue;

    /// <summary>Gets the largest time to take.</summary>
    /// <value>Positive, or <see cref="Timeout.InfiniteTimeSpan"/>, the default. With a limit, whether an answer comes depends on the machine's speed.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = MethodSettings.TimeLimit(value);
    }

    = Timeout.InfiniteTimeSpan;

    /// <summary>Gets a value indicating whether CLP reduces the program before it solves it.</summary>
    /// <value>True by default.</value>
    public bool Presolve { get; init; } = true;

    /// <summary>Gets the method that answers where CLP gives no certificate.</summary>
    /// <value>
    /// Null, the default: the answer then says <see cref="LinearProgramCertificate.Unavailable"/>. What the method proves counts, even
    /// against CLP's word, and the answer says so.
    /// </value>
    public ILinearProgramMethod? Completion { get; init; }

    /// <summary>Gets the library to call; null for the installed one, which is then looked for at the first solve.</summary>
    internal ClpLibrary? Library { get; init; }

    /// <inheritdoc/>
    /// <exception cref="DllNotFoundException">The shared library of CLP is not installed; the message says how to install it.</exception>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        (Library ?? ClpLibrary.Installed).Require();
        long start = Stopwatch.GetTimestamp();
        ClpRun run = new(program, this);
        LinearProgramSolution answer = new Attendance(run.Solve, run.Stop, status => run.Stopped(status)).Await(TimeLimit, cancellation);
        return CompletedAnswer.Of(program, answer, "CLP", Completion, cancellation) with { Elapsed = Stopwatch.GetElapsedTime(start) };
    }
}
