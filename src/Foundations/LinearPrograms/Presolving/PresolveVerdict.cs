namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>What presolve came to. Only an engine on the full model says more of it, with a certificate.</summary>
internal enum PresolveVerdict
{
    /// <summary>The reduced model has the same optimum and optimal bases that lead to optimal bases of the full one.</summary>
    Reduced,

    /// <summary>Some row or bound pair seems impossible to satisfy.</summary>
    SuspectedInfeasible,

    /// <summary>No prices seem to satisfy some column: unbounded, or infeasible.</summary>
    SuspectedUnbounded,

    /// <summary>The solve must stop; there is no reduced model.</summary>
    Interrupted,
}
