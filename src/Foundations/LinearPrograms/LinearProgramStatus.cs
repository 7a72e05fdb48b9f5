namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>How a linear-programming method stopped. "Not found" is never reported as "does not exist".</summary>
public enum LinearProgramStatus
{
    /// <summary>An optimal solution was found, with dual values.</summary>
    Optimal,

    /// <summary>No point satisfies all rows and bounds; Farkas multipliers show it.</summary>
    Infeasible,

    /// <summary>The objective improves without end; a feasible point and a ray show it.</summary>
    Unbounded,

    /// <summary>The limit on pivots was reached.</summary>
    PivotLimit,

    /// <summary>The time limit was reached.</summary>
    TimeLimit,

    /// <summary>The program is larger than the method's limit on size.</summary>
    SizeLimit,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>Rounding got the better of the method; the answer says what to try.</summary>
    NumericalTrouble,
}
