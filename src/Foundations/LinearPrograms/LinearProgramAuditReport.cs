using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>What an audit found out about an answer.</summary>
/// <remarks>
/// The residuals and the gap are those of the floating answer, relative: each violation is divided by a unit + the largest term behind it.
/// The unit is 1, or less where all numbers of that kind in the program are smaller.
/// They are NaN where the status has no such quantity. Immutable, thread-safe.
/// </remarks>
public sealed record LinearProgramAuditReport
{
    /// <summary>Gets the conclusion.</summary>
    public required AuditVerdict Verdict { get; init; }

    /// <summary>Gets a value indicating whether the claim was shown true.</summary>
    public bool Passed => Verdict == AuditVerdict.Passed;

    /// <summary>Gets a value indicating whether the conclusion rests on exact rational arithmetic.</summary>
    public required bool Exact { get; init; }

    /// <summary>Gets a value indicating whether the answer's basis failed exactly and exact pivots led to one that does not.</summary>
    public bool Repaired { get; init; }

    /// <summary>Gets the number of exact pivots that led from the answer's basis to the proof.</summary>
    public int RepairPivots { get; init; }

    /// <summary>Gets the largest violation of a row or bound by the point, relative; NaN without a point.</summary>
    public double PrimalResidual { get; init; } = double.NaN;

    /// <summary>Gets the largest violation of a dual sign or equation by duals, multipliers or ray, relative; NaN without them.</summary>
    public double DualResidual { get; init; } = double.NaN;

    /// <summary>Gets the distance between the objectives of the point and of the duals, relative; NaN without an optimum.</summary>
    public double Gap { get; init; } = double.NaN;

    /// <summary>Gets the exact optimal value; null without an exactly audited optimum.</summary>
    public Rational? ExactValue { get; init; }

    /// <summary>Gets the exact numbers that prove what is true of the program, whatever was claimed.</summary>
    /// <value>Null without an exact audit, or where it is longer than <see cref="LinearProgramAuditOptions.MaximumProofBits"/>.</value>
    public LinearProgramProof? Proof { get; init; }

    /// <summary>Gets the conclusion in words.</summary>
    public required string Reason { get; init; }
}
