namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <summary>What an engine's optimum is for.</summary>
internal enum SparseEngineKind
{
    /// <summary>Its answer is given out: values and prices are refined, and narrow tolerances follow the wide one.</summary>
    Final,

    /// <summary>Another engine goes on from its basis: the wide tolerance will do.</summary>
    Reduced,

    /// <summary>
    /// The same, for a dual whose first basis has the right signs: costs are perturbed only when pivots make no progress. On optimal auctions that
    /// saves up to a quarter of the pivots.
    /// </summary>
    Dual,
}
