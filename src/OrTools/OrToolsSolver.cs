namespace Mechanisms.OrTools;

/// <summary>The solvers of Google OR-Tools that take linear programs.</summary>
public enum OrToolsSolver
{
    /// <summary>GLOP, Google's revised simplex: duals and a basis; can be interrupted.</summary>
    Glop,

    /// <summary>PDLP, Google's first-order method for very large programs: duals to its tolerance, no basis; can be interrupted.</summary>
    Pdlp,

    /// <summary>CLP as OR-Tools carries it: duals and a basis, tolerances 1e-7.</summary>
    Clp,

    /// <summary>HiGHS as OR-Tools carries it: a point alone, so that duals take a second solve; tolerances 1e-7.</summary>
    Highs,
}
