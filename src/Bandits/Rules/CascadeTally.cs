namespace Mechanisms.Bandits.Rules;

/// <summary>What is counted over the rounds of cascades, one episode per lane.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal struct CascadeTally<TReal>
    where TReal : struct
{
    /// <summary>Cumulative regret, and what rounding took from it: see <see cref="Foundations.Numerics.CompensatedSum"/>.</summary>
    public TReal Regret;

    /// <summary>The rounding errors of <see cref="Regret"/>.</summary>
    public TReal Correction;

    /// <summary>Lists that no other list beats.</summary>
    public TReal BestLists;

    /// <summary>Items that users read.</summary>
    public TReal Reads;
}
