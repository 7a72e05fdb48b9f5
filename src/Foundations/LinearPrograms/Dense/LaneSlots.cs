using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>A slot of each lane, see <see cref="LaneVector"/>.</summary>
internal readonly struct LaneSlots
{
    public readonly int One;
    public readonly int Two;
    public readonly int Three;
    public readonly int Four;

    /// <summary>Initializes the slots of a place in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSlots(Vector256<double> places)
    {
        One = (int)places[0] * DenseKernels.Lanes;
        Two = ((int)places[1] * DenseKernels.Lanes) + 1;
        Three = ((int)places[2] * DenseKernels.Lanes) + 2;
        Four = ((int)places[3] * DenseKernels.Lanes) + 3;
    }
}
