namespace Mechanisms.Bandits.Rules;

/// <summary>Where a kernel keeps the items and the list of cascades: a handle, passed by value.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal interface ICascadeMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Gets the number of items.</summary>
    int Items { get; }

    /// <summary>Gets the length of lists.</summary>
    int Positions { get; }

    /// <summary>The place of an item.</summary>
    ref ItemLanes<TReal, TInteger> Item(int item);

    /// <summary>The place of a position of the list.</summary>
    ref PlaceLanes<TReal, TInteger> Place(int position);

    /// <summary>The place of what is counted.</summary>
    ref CascadeTally<TReal> Tally();
}
