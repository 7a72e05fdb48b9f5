using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Truth values of 4 lanes, as all-ones or all-zeros 64-bit patterns.</summary>
/// <remarks>Documented by <see cref="ILaneMask{TMask}"/>. The default value is false in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct Mask256 : ILaneMask<Mask256>
{
    internal Vector256<ulong> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 operator &(Mask256 left, Mask256 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 operator |(Mask256 left, Mask256 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask256 operator ~(Mask256 mask) => new() { Bits = ~mask.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Mask256 mask) => mask.Bits != Vector256<ulong>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Skip(Mask256 mask) => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Extract(Mask256 mask, int lane) => mask.Bits.GetElement(lane) != 0;
}
