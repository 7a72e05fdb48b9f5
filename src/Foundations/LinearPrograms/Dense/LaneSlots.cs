using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>A slot of each lane, see <see cref="LaneVector"/>.</summary>
internal readonly struct LaneSlots
{
    // A slot is place · 4 + lane.
    private const int LaneBits = 2;

    public readonly int One;
    public readonly int Two;
    public readonly int Three;
    public readonly int Four;

    /// <summary>Initializes the slots of a place in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSlots(Vector256<long> places)
    {
        Vector256<long> slots = (places << LaneBits) + Vector256<long>.Indices;
        One = (int)slots.GetElement(0);
        Two = (int)slots.GetElement(1);
        Three = (int)slots.GetElement(2);
        Four = (int)slots.GetElement(3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LaneSlots(int one, int two, int three, int four) => (One, Two, Three, Four) = (one, two, three, four);

    /// <summary>The slots listed at these ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSlots In(int[] list) => new(list[One], list[Two], list[Three], list[Four]);

    /// <summary>The first slots of rows, where these are the rows' own.</summary>
    /// <param name="columns">Places in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSlots OfRows(int columns) => new(
        One * columns, (Two * columns) - (columns - 1), (Three * columns) - (2 * (columns - 1)), (Four * columns) - (3 * (columns - 1)));
}
