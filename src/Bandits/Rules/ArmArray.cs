using System.Runtime.CompilerServices;

namespace Mechanisms.Bandits.Rules;

/// <summary>Arms in an array of the processor's memory.</summary>
/// <remarks>Places are not checked, for a check would cost as much as the access: a kernel's loops run over <see cref="Count"/>.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal readonly struct ArmArray<TReal, TInteger>(int count) : IArmMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    private readonly AlignedArray<ArmLanes<TReal, TInteger>> arms = new(count);
    private readonly TInteger[] eliminatedAt = new TInteger[count];

    /// <inheritdoc/>
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ArmLanes<TReal, TInteger> At(int arm) => ref arms.At(arm);

    /// <inheritdoc/>
    public ref TInteger EliminatedAt(int arm) => ref eliminatedAt[arm];
}
