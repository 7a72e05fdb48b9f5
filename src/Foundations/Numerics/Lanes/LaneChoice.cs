using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Choice by masks of all ones or all zeros, in one instruction where there is one.</summary>
/// <remarks>The compiler, which does not know that a mask is whole, would take three logical operations on processors with AVX2 alone.</remarks>
internal static class LaneChoice
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<ulong> mask, Vector256<double> yes, Vector256<double> no) =>
        Avx2.IsSupported && !Avx512F.VL.IsSupported
            ? Avx.BlendVariable(no, yes, mask.AsDouble())
            : Vector256.ConditionalSelect(mask.AsDouble(), yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<ulong> mask, Vector512<double> yes, Vector512<double> no) =>
        Vector512.ConditionalSelect(mask.AsDouble(), yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<uint> mask, Vector256<float> yes, Vector256<float> no) =>
        Avx2.IsSupported && !Avx512F.VL.IsSupported
            ? Avx.BlendVariable(no, yes, mask.AsSingle())
            : Vector256.ConditionalSelect(mask.AsSingle(), yes, no);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<uint> mask, Vector512<float> yes, Vector512<float> no) =>
        Vector512.ConditionalSelect(mask.AsSingle(), yes, no);
}
