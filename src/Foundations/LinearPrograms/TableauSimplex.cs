using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms.Simplex;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Two-phase primal simplex with bounded variables on a dense tableau.</summary>
/// <remarks>
/// Rows become variables with bounds of their own, so equations, ranges, free and fixed variables need no special cases and phase 1
/// needs no artificial variables: it lowers the sum of bound violations. The program is scaled by powers of two (without rounding),
/// entering columns are priced by Devex weights with ties to the lowest column, leaving rows by Harris's two-pass ratio test, which
/// takes the largest pivot among those that keep all bounds within <see cref="Numerics.Tolerances.Feasibility"/>. After a streak of
/// steps without progress Bland's rule takes over until the next progress, so the method cannot cycle.
/// <para>
/// Nothing is claimed from the tableau alone: point, duals, multipliers and ray are computed anew from the final basis by an LU
/// factorization with iterative refinement and checked; if they fail, the tableau is rebuilt and the search goes on. Reduced costs of
/// 1e-13 and less, where costs are about 1, count as 0: where a variable may move by billions of billions, that is worth something.
/// </para>
/// <para>
/// Time O(rows × variables) per pivot, memory 8 bytes × rows × variables. Deterministic; settings are immutable and safe to share
/// between threads.
/// </para>
/// </remarks>
[Reference("dantzig1963", "chapters 5, 6 and 18: simplex method, two phases, bounded variables")]
[Reference("harris1973", "Devex pricing and the two-pass ratio test")]
[Reference("bland1977", "the smallest-index rule cannot cycle")]
public sealed record TableauSimplex : ILinearProgramMethod
{
    /// <inheritdoc/>
    public string Name => "tableau-simplex";

    /// <summary>Gets the largest number of pivots, moves from bound to bound included.</summary>
    /// <value>At least 0; 1,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long MaxPivots
    {
        get;
        init => field = MethodSettings.Pivots(value);
    }

    = 1_000_000;

    /// <summary>Gets the largest time to take.</summary>
    /// <value>Positive, or <see cref="Timeout.InfiniteTimeSpan"/>, the default. With a limit, whether an answer comes depends on the machine's speed.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is neither positive nor infinite.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = MethodSettings.TimeLimit(value);
    }

    = Timeout.InfiniteTimeSpan;

    /// <summary>Gets the largest tableau, in cells of 8 bytes, rows × variables.</summary>
    /// <value>From 0 to 1,073,741,824; 100,000,000 by default, which is 800 MB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or larger than 2^30.</exception>
    public int MaxCells
    {
        get;
        init => field = MethodSettings.Cells(value);
    }

    = 100_000_000;

    /// <inheritdoc/>
    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        long start = Stopwatch.GetTimestamp();
        LinearProgramSolution answer = (long)program.RowCount * program.VariableCount > MaxCells
            ? TooLarge(program)
            : new TableauRun(program, this, start, cancellation).Solve();
        SimplexLimits limits = new(MaxPivots, TimeLimit, null, cancellation);
        return WideClaim.Confirmed(program, answer, limits) with { Elapsed = Stopwatch.GetElapsedTime(start) };
    }

    private LinearProgramSolution TooLarge(LinearProgram program) => new()
    {
        Status = LinearProgramStatus.SizeLimit,
        Method = Name,
        Advice = FormattableString.Invariant(
            $"Its tableau needs {(long)program.RowCount * program.VariableCount} cells and MaxCells is {MaxCells}. Raise MaxCells or take a sparse method."),
    };
}
