using System.Runtime.Intrinsics;
using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Devices;

/// <summary>One way in which the processor can play episodes.</summary>
/// <param name="Width">Bits of a vector; 0 for none.</param>
/// <param name="Precision">The precision of indices.</param>
/// <param name="Lanes">Episodes that a thread plays at once.</param>
/// <param name="IsInHardware">Whether the processor has such vectors; else they are emulated, slowly.</param>
/// <param name="IsDefault">Whether runs use it.</param>
internal sealed record CpuLanes(int Width, LanePrecision Precision, int Lanes, bool IsInHardware, bool IsDefault)
{
    /// <summary>Gets all of them, narrow ones first.</summary>
    internal static Sequence<CpuLanes> All => Enum.GetValues<LanePrecision>()
        .SelectMany(precision => new[]
        {
            Of(LaneWidth.Scalar, 0, precision, isInHardware: true),
            Of(LaneWidth.Bits256, 256, precision, Vector256.IsHardwareAccelerated),
            Of(LaneWidth.Bits512, 512, precision, Vector512.IsHardwareAccelerated),
        }).ToSequence();

    private static CpuLanes Of(LaneWidth lanes, int width, LanePrecision precision, bool isInHardware)
    {
        int count = new CpuDevice { Lanes = lanes, Precision = precision }.LaneCount;
        return new(width, precision, count, isInHardware, precision == LanePrecision.Bits64 && count == new CpuDevice().LaneCount);
    }
}
