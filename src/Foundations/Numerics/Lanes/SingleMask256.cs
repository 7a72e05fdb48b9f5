using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Truth values of 8 lanes, as all-ones or all-zeros 32-bit patterns.</summary>
/// <remarks>Documented by <see cref="ILaneMask{TMask}"/>. The default value is false in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct SingleMask256 : ILaneMask<SingleMask256>
{
    internal Vector256<uint> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 operator &(SingleMask256 left, SingleMask256 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 operator |(SingleMask256 left, SingleMask256 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask256 operator ~(SingleMask256 mask) => new() { Bits = ~mask.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SingleMask256 mask) => mask.Bits != Vector256<uint>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Skip(SingleMask256 mask) => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Extract(SingleMask256 mask, int lane) => mask.Bits.GetElement(lane) != 0;
}
