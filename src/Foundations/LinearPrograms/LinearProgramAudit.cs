using Mechanisms.Foundations.LinearPrograms.Auditing;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Checks the answer to a linear program from the program alone, sharing no code with any solver.</summary>
/// <remarks>
/// The exact audit takes from the answer only its basis, as a hint where to look: it solves the basis exactly by p-adic lifting, and if
/// that fails exactly (an optimal basis in floating point may be off by a rounding), it repairs it by a bounded number of exact pivots
/// and says so. What it arrives at is proved by itself, in integers: a point and prices that are feasible with equal objectives,
/// multipliers that add the rows up to a contradiction, or a feasible point and a ray. The claimed status must be the proved one, the
/// claimed value must agree within <see cref="Numerics.Tolerances.Optimality"/>, and the floating vectors given must be right within
/// <see cref="Numerics.Tolerances.Feasibility"/>, relative to a unit + the largest term of each row or
/// column; the unit is 1, or less where all numbers of that kind in the program are smaller.
/// <para>
/// Beyond <see cref="LinearProgramAuditOptions.MaximumRows"/>, <see cref="LinearProgramAuditOptions.MaximumPivots"/> or
/// <see cref="LinearProgramAuditOptions.TimeLimit"/> the floating vectors alone are checked, with bounds on the rounding of the check,
/// and the report says <c>Exact = false</c> and why. Time is a sparse factorization and, for every 31 bits of the exact solution, a
/// sparse solve and a product with the matrix; a repair pays this three times per pivot. Thread-safe.
/// </para>
/// <para>
/// What the floating audit does not see: an entry below <see cref="Numerics.Tolerances.Feasibility"/> beside terms of size 1. Cost −1e-10
/// on x ≤ 1e12 is worth 100, but its reduced cost counts as zero and an optimum of 0 may pass; the exact audit refutes it.
/// </para>
/// </remarks>
[Reference("dixon1982", "pp. 137-141: p-adic expansion of the solution of linear equations")]
[Reference("applegate2007", "exact verification of floating bases")]
public static class LinearProgramAudit
{
    /// <summary>Checks an answer.</summary>
    /// <param name="program">The program that was asked.</param>
    /// <param name="solution">The answer that was given.</param>
    /// <param name="options">How thorough to be; null for the defaults.</param>
    /// <param name="cancellation">Stops the audit.</param>
    /// <returns>The conclusion, with residuals and words.</returns>
    /// <exception cref="ArgumentNullException">Program or answer is null.</exception>
    /// <exception cref="OperationCanceledException">The audit was cancelled.</exception>
    public static LinearProgramAuditReport Check(
        LinearProgram program,
        LinearProgramSolution solution,
        LinearProgramAuditOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(solution);
        cancellation.ThrowIfCancellationRequested();
        if (solution.Status is not (LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible or LinearProgramStatus.Unbounded))
        {
            return new() { Verdict = AuditVerdict.NothingClaimed, Exact = false, Reason = $"Nothing is claimed. {solution.Explain()}" };
        }

        options ??= new();
        FloatingFinding floating = new FloatingAudit(program, solution).Check();
        if (options.Mode == AuditMode.Floating)
        {
            return Floating(floating, string.Empty);
        }

        return program.RowCount > options.MaximumRows
            ? Floating(floating, FormattableString.Invariant($" Audited in floating point: {program.RowCount} rows are more than MaximumRows = {options.MaximumRows}."))
            : Exactly(program, solution, options, floating, cancellation);
    }

    private static LinearProgramAuditReport Exactly(
        LinearProgram program,
        LinearProgramSolution solution,
        LinearProgramAuditOptions options,
        FloatingFinding floating,
        CancellationToken cancellation)
    {
        try
        {
            return new ExactAudit(program, solution, options).Check(floating, new(options.TimeLimit, cancellation))
                ?? Floating(floating, FormattableString.Invariant($" Audited in floating point: {options.MaximumPivots} exact pivots did not repair the basis."));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Floating(floating, FormattableString.Invariant($" Audited in floating point: the exact audit took more than {options.TimeLimit.TotalSeconds} s."));
        }
    }

    private static LinearProgramAuditReport Floating(FloatingFinding floating, string why) => new()
    {
        Verdict = floating.Verdict,
        Exact = false,
        PrimalResidual = floating.Primal,
        DualResidual = floating.Dual,
        Gap = floating.Gap,
        Reason = floating.Reason + why,
    };
}
