using ILGPU;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Gpu.Tests.Contests;

/// <summary>Games of self-play in the memory of a device, one after the other.</summary>
internal struct SelfPlayMemory<TReal>
    where TReal : unmanaged
{
    public ArrayView<ActionLanes<TReal>> Actions;

    public ArrayView<TReal> RowPayoffs;

    public ArrayView<TReal> ColumnPayoffs;

    public ArrayView<PlayerTally<TReal>> Tallies;

    public int RowCount;

    public int ColumnCount;
}

/// <summary>One of them.</summary>
internal readonly struct DeviceSelfPlay<TReal>(SelfPlayMemory<TReal> memory, int game) : ISelfPlayMemory<TReal>
    where TReal : unmanaged
{
    private readonly SelfPlayMemory<TReal> memory = memory;
    private readonly int game = game;

    public int Rows => memory.RowCount;

    public int Columns => memory.ColumnCount;

    public ref ActionLanes<TReal> Action(int action) => ref memory.Actions[(game * (Rows + Columns)) + action];

    public ref TReal RowPayoff(int cell) => ref memory.RowPayoffs[(game * Rows * Columns) + cell];

    public ref TReal ColumnPayoff(int cell) => ref memory.ColumnPayoffs[(game * Rows * Columns) + cell];

    public ref PlayerTally<TReal> Tally(int player) => ref memory.Tallies[(2 * game) + player];
}

/// <summary>What a device thread would do for self-play: no device of the suite plays it yet.</summary>
internal static class SelfPlayLaunch<TReal>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    public static void Play(Index1D game, SelfPlayMemory<TReal> memory, SelfPlayRule rule, long rounds) =>
        SelfPlayKernel<TReal, IntegerScalar, MaskScalar, DeviceSelfPlay<TReal>>.Play(new(memory, game), rule, 1, rounds);
}
