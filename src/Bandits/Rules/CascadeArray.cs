using System.Runtime.CompilerServices;

namespace Mechanisms.Bandits.Rules;

/// <summary>Items and list in arrays of the processor's memory; places are not checked.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal readonly struct CascadeArray<TReal, TInteger>(int items, int positions) : ICascadeMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    private readonly AlignedArray<ItemLanes<TReal, TInteger>> held = new(items);
    private readonly AlignedArray<PlaceLanes<TReal, TInteger>> list = new(positions);
    private readonly AlignedArray<CascadeTally<TReal>> tally = new(1);

    /// <inheritdoc/>
    public int Items
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = items;

    /// <inheritdoc/>
    public int Positions
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = positions;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ItemLanes<TReal, TInteger> Item(int item) => ref held.At(item);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref PlaceLanes<TReal, TInteger> Place(int position) => ref list.At(position);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref CascadeTally<TReal> Tally() => ref tally.At(0);
}
