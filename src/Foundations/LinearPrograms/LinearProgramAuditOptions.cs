namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How thorough an audit is and how long it may take.</summary>
public sealed record LinearProgramAuditOptions
{
    /// <summary>Gets how the audit computes.</summary>
    /// <value><see cref="AuditMode.Exact"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The mode is no value of the enumeration.</exception>
    public AuditMode Mode
    {
        get;
        init => field = MethodSettings.Member(value);
    }

    /// <summary>Gets the largest number of rows that are audited exactly.</summary>
    /// <value>At least 0; 5,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaximumRows
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 5_000;

    /// <summary>Gets the largest number of exact pivots that may repair a basis which fails exactly.</summary>
    /// <value>At least 0; 1,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int MaximumPivots
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 1_000;

    /// <summary>Gets the length up to which the report brings its proof, in bits of all numerators and denominators together.</summary>
    /// <value>At least 0; 1,000,000 by default, which is 125 kB. The audit itself works on one common denominator and needs no such limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long MaximumProofBits
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 1_000_000;

    /// <summary>Gets the time after which the exact audit gives way to the floating one.</summary>
    /// <value>Positive; 20 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    }

    = TimeSpan.FromSeconds(20);
}
