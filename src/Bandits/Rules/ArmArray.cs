using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mechanisms.Bandits.Rules;

/// <summary>Arms in an array of the processor's memory.</summary>
/// <remarks>Places are not checked, for a check would cost as much as the access: a kernel's loops run over <see cref="Count"/>.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal readonly struct ArmArray<TReal, TInteger>(ArmLanes<TReal, TInteger>[] arms, TInteger[] eliminatedAt) : IArmMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    private readonly ArmLanes<TReal, TInteger>[] arms = arms;
    private readonly TInteger[] eliminatedAt = eliminatedAt;

    /// <inheritdoc/>
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => arms.Length;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ArmLanes<TReal, TInteger> At(int arm) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(arms), arm);

    /// <inheritdoc/>
    public ref TInteger EliminatedAt(int arm) => ref eliminatedAt[arm];
}
