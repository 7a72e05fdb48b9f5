namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>How a primal or dual run on the working costs and bounds ended.</summary>
internal enum SimplexOutcome
{
    /// <summary>The basis is optimal for the working costs and bounds within the run's tolerance.</summary>
    Optimal,

    /// <summary>A row of the basis inverse shows that the bounds cannot be kept.</summary>
    Infeasible,

    /// <summary>A column improves without end.</summary>
    Unbounded,

    /// <summary>Rounding stopped the run; another road may lead on.</summary>
    Stuck,

    /// <summary>A limit was reached.</summary>
    Interrupted,
}
