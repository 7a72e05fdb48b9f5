using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>Truth values of 16 lanes, as all-ones or all-zeros 32-bit patterns.</summary>
/// <remarks>Documented by <see cref="ILaneMask{TMask}"/>. The default value is false in every lane. Its vector is a field, not <c>readonly</c>: kernels inline twice as much of what reads and makes fields as of accessors.</remarks>
public record struct SingleMask512 : ILaneMask<SingleMask512>
{
    internal Vector512<uint> Bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 operator &(SingleMask512 left, SingleMask512 right) => new() { Bits = left.Bits & right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 operator |(SingleMask512 left, SingleMask512 right) => new() { Bits = left.Bits | right.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask512 operator ~(SingleMask512 mask) => new() { Bits = ~mask.Bits };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SingleMask512 mask) => mask.Bits != Vector512<uint>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Skip(SingleMask512 mask) => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Extract(SingleMask512 mask, int lane) => mask.Bits.GetElement(lane) != 0;
}
