namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>What a linear-programming method is busy with.</summary>
public enum LinearProgramPhase
{
    /// <summary>It simplifies the program before solving it.</summary>
    Presolve,

    /// <summary>It looks for a point, or for prices, without violations.</summary>
    Feasibility,

    /// <summary>It improves the objective.</summary>
    Optimization,
}
