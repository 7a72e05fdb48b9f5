namespace Mechanisms.Bandits.Rules;

/// <summary>One item of a cascade in all episodes of a lane group: what is known of it and what it does.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct ItemLanes<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Its index in the round; −∞ once it is on the list.</summary>
    public TReal Index;

    /// <summary>Share of reads that were clicked; +∞ before the first.</summary>
    public TReal Mean;

    /// <summary>1/√reads; 0 before the first.</summary>
    public TReal Slope;

    /// <summary>Times read.</summary>
    public TReal Shows;

    /// <summary>Times clicked.</summary>
    public TReal Clicks;

    /// <summary>Probability that it does not attract.</summary>
    public TReal Miss;

    /// <summary>Probability that it attracts, as an integer threshold.</summary>
    public TInteger Threshold;

    /// <summary>Its number, the same in every lane.</summary>
    public TInteger Id;
}
