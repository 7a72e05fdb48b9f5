using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms.Exact;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Primal simplex in exact arithmetic, for small programs: no tolerance, no rounding, no wrong status.</summary>
/// <remarks>
/// The program is scaled to integers and kept in a dense tableau of integers over one common denominator. Every pivot divides without
/// remainder, so no fraction is reduced; the integers are 64 bits wide while they fit, then 128, then unbounded. Phase 1 lowers the
/// sum of bound violations. The steepest slope enters, ties to the lowest index; after a step of length 0 Bland's rule holds until the
/// next longer step, so the method ends.
/// <para>
/// The answer carries the doubles nearest to the exact numbers; the exact ones are in the <see cref="LinearProgramAuditReport.Proof"/> of its audit.
/// Farkas multipliers, of which only the proportions count, are whole numbers without a common factor where none of them needs more than 53 bits.
/// An optimum beyond the largest double is answered as <see cref="LinearProgramStatus.NumericalTrouble"/>.
/// </para>
/// <para>
/// Time O(rows × variables) multiplications and divisions per pivot, memory two tableaus. Larger programs come back as
/// <see cref="LinearProgramStatus.SizeLimit"/>. Deterministic; settings are immutable and safe to share between threads.
/// </para>
/// </remarks>
[Reference("edmonds1967", "elimination in integers, each step dividing by the last pivot but one")]
[Reference("bland1977", "the smallest-index rule cannot cycle")]
public sealed record ExactSimplex : ILinearProgramMethod
{
    /// <inheritdoc/>
    public string Name => "exact-simplex";

    /// <summary>Gets the largest number of pivots, moves from bound to bound included.</summary>
    /// <value>At least 0; 100,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long MaxPivots
    {
        get;
        init => field = MethodSettings.Pivots(value);
    }

    = 100_000;

    /// <summary>Gets the largest time to take; it is looked at before every pivot.</summary>
    /// <value>Positive, or <see cref="Timeout.InfiniteTimeSpan"/>, the default. With a limit, whether an answer comes depends on the machine's speed.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = MethodSettings.TimeLimit(value);
    }

    = Timeout.InfiniteTimeSpan;

    /// <summary>Gets the largest tableau, in integers, rows × variables.</summary>
    /// <value>From 0 to 1,073,741,824; 100,000 by default: a program of 300 rows and 300 variables.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or larger than 2^30.</exception>
    public int MaxCells
    {
        get;
        init => field = MethodSettings.Cells(value);
    }

    = 100_000;

    /// <inheritdoc/>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        long start = Stopwatch.GetTimestamp();
        long cells = (long)program.RowCount * program.VariableCount;
        LinearProgramSolution answer = cells > MaxCells
            ? TooLarge(cells)
            : new ExactRun(program, this, start, cancellation).Solve();
        return answer with { Elapsed = Stopwatch.GetElapsedTime(start) };
    }

    private LinearProgramSolution TooLarge(long cells) => new()
    {
        Status = LinearProgramStatus.SizeLimit,
        Method = Name,
        Advice = FormattableString.Invariant(
            $"Its tableau needs {cells} integers and MaxCells is {MaxCells}. Raise MaxCells or take a floating method and audit its answer."),
    };
}
