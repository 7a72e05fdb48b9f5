using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Truth values of 8 lanes, as all-ones or all-zeros 64-bit patterns.</summary>
/// <remarks>Documented by <see cref="ILaneMask{TMask}"/>. The default value is false in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Mask512 : ILaneMask<Mask512>
{
    internal Vector512<ulong> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 operator &(Mask512 left, Mask512 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 operator |(Mask512 left, Mask512 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask512 operator ~(Mask512 mask) => new() { Bits = ~mask.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Mask512 mask) => mask.Bits != Vector512<ulong>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Skip(Mask512 mask) => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Extract(Mask512 mask, int lane) => mask.Bits.GetElement(lane) != 0;
}
