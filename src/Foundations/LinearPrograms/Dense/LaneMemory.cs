using System.Runtime.InteropServices;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>One piece of memory that vectors are laid out in, each at an address that is a multiple of its size: none crosses a cache line.</summary>
internal sealed class LaneMemory
{
    private readonly double[] memory;
    private int taken;

    /// <summary>Initializes memory of zeros.</summary>
    /// <param name="vectors">How many vectors it holds.</param>
    public LaneMemory(int vectors)
    {
        // Pinned, so that the collector does not move it off its alignment.
        memory = GC.AllocateArray<double>((vectors + 2) * DenseKernels.Lanes, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
        taken = (int)(-address & ((DenseKernels.Lanes * sizeof(double)) - 1)) / sizeof(double);
    }

    /// <summary>Takes a list of vectors.</summary>
    public LaneVector Take(int vectors)
    {
        LaneVector list = new(memory, taken);
        taken += vectors * DenseKernels.Lanes;
        return list;
    }
}
