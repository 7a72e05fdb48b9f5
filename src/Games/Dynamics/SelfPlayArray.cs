using System.Runtime.CompilerServices;

namespace Mechanisms.Games.Dynamics;

/// <summary>Games and players in arrays of the processor's memory.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal readonly struct SelfPlayArray<TReal>(int rows, int columns) : ISelfPlayMemory<TReal>
    where TReal : struct
{
    private readonly ActionLanes<TReal>[] actions = new ActionLanes<TReal>[rows + columns];
    private readonly TReal[] rowPayoffs = new TReal[rows * columns];
    private readonly TReal[] columnPayoffs = new TReal[rows * columns];
    private readonly PlayerTally<TReal>[] tallies = new PlayerTally<TReal>[2];

    /// <inheritdoc/>
    public int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = rows;

    /// <inheritdoc/>
    public int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = columns;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ActionLanes<TReal> Action(int action) => ref actions[action];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TReal RowPayoff(int cell) => ref rowPayoffs[cell];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TReal ColumnPayoff(int cell) => ref columnPayoffs[cell];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref PlayerTally<TReal> Tally(int player) => ref tallies[player];
}
