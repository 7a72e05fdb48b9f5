namespace Mechanisms.Bandits.Rules;

/// <summary>A position of the list that each lane shows, with what the round needs of its item.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal struct PlaceLanes<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>The item's index.</summary>
    public TReal Index;

    /// <summary>Times it was read.</summary>
    public TReal Shows;

    /// <summary>Times it was clicked.</summary>
    public TReal Clicks;

    /// <summary>Probability that it does not attract.</summary>
    public TReal Miss;

    /// <summary>Probability that it attracts, as an integer threshold.</summary>
    public TInteger Threshold;

    /// <summary>The item.</summary>
    public TInteger Item;
}
