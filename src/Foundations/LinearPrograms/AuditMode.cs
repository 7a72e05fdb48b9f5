namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How an audit computes.</summary>
public enum AuditMode
{
    /// <summary>In exact rationals; beyond the limits of size and time in floating point, and the report says so.</summary>
    Exact,

    /// <summary>In floating point with error bounds.</summary>
    Floating,
}
