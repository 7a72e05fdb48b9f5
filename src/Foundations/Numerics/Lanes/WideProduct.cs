using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Products of the low halves of 64-bit lanes, in one instruction where there is one.</summary>
internal static class WideProduct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Of(Vector256<ulong> values, Vector256<ulong> factors) => Avx2.IsSupported
        ? Avx2.Multiply(values.AsUInt32(), factors.AsUInt32())
        : (values & Vector256.Create(0xFFFF_FFFFUL)) * factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Of(Vector512<ulong> values, Vector512<ulong> factors) => Avx512F.IsSupported
        ? Avx512F.Multiply(values.AsUInt32(), factors.AsUInt32())
        : (values & Vector512.Create(0xFFFF_FFFFUL)) * factors;
}
