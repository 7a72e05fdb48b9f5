namespace Mechanisms.Cli.Solving;

/// <summary>How <c>solve</c> checks its answer.</summary>
internal enum AuditChoice
{
    /// <summary>In exact rationals.</summary>
    Exact,

    /// <summary>In floating point with error bounds.</summary>
    Float,

    /// <summary>Not at all.</summary>
    None,
}
