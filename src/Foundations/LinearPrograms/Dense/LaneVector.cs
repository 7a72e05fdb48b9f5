using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>A list of vectors in which every lane belongs to another program; a part of <see cref="LaneMemory"/>.</summary>
/// <remarks>The number of a place in a lane stands in the slot place · 4 + lane.</remarks>
internal readonly struct LaneVector(double[] memory, int start)
{
    /// <summary>The first vector; the others follow it.</summary>
    public ref Vector256<double> First => ref this[0];

    /// <summary>The vector at a place.</summary>
    public ref Vector256<double> this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<double, Vector256<double>>(ref Slot(place * DenseKernels.Lanes));
    }

    /// <summary>The number at a place in a lane.</summary>
    public ref double this[int place, int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Slot((place * DenseKernels.Lanes) + lane);
    }

    /// <summary>The number in a slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Slot(int slot)
    {
        Debug.Assert((uint)(start + slot) < (uint)memory.Length, "Slots lie in the memory.");
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), start + slot);
    }

    /// <summary>Copies the first vectors to another list.</summary>
    public void CopyTo(LaneVector destination, int vectors) =>
        MemoryMarshal.CreateSpan(ref Slot(0), vectors * DenseKernels.Lanes).CopyTo(MemoryMarshal.CreateSpan(ref destination.Slot(0), vectors * DenseKernels.Lanes));

    /// <summary>The list from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneVector From(int place) => new(memory, start + (place * DenseKernels.Lanes));
}
