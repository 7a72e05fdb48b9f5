using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>The truth value of a single lane.</summary>
/// <remarks>Documented by <see cref="ILaneMask{TMask}"/>. The default value is false.</remarks>
/// <param name="Value">The truth value.</param>
public readonly record struct MaskScalar(bool Value) : ILaneMask<MaskScalar>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar operator &(MaskScalar left, MaskScalar right) => new(left.Value & right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar operator |(MaskScalar left, MaskScalar right) => new(left.Value | right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static MaskScalar operator ~(MaskScalar mask) => new(!mask.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(MaskScalar mask) => mask.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Skip(MaskScalar mask) => !mask.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Extract(MaskScalar mask, int lane) => mask.Value;
}
