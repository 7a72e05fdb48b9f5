namespace Mechanisms.Foundations.LinearPrograms.Exact;

/// <summary>What one step of the exact simplex method came to.</summary>
internal enum ExactOutcome
{
    /// <summary>A pivot or a move from bound to bound was made.</summary>
    Moved,

    /// <summary>The next tableau does not fit the integers used: go on with wider ones.</summary>
    NeedsWiderIntegers,

    /// <summary>No move improves and every bound holds.</summary>
    Optimal,

    /// <summary>No move lowers the violation of the bounds.</summary>
    Infeasible,

    /// <summary>Nothing stops the move that improves.</summary>
    Unbounded,
}
