using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mechanisms.Bandits.Rules;

/// <summary>Arms in an array of the processor's memory.</summary>
/// <remarks>Places are not checked, for a check would cost as much as the access: a kernel's loops run over <see cref="Count"/>.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal readonly struct ArmArray<TReal, TInteger> : IArmMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    private const int Line = 64;

    private readonly ArmLanes<TReal, TInteger>[] arms;
    private readonly TInteger[] eliminatedAt;
    private readonly nint start;

    public ArmArray(int count)
    {
        Count = count;
        arms = GC.AllocateArray<ArmLanes<TReal, TInteger>>(count + ((Line - 1) / Unsafe.SizeOf<ArmLanes<TReal, TInteger>>()) + 1, pinned: true);
        eliminatedAt = new TInteger[count];
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<ArmLanes<TReal, TInteger>>(), ref MemoryMarshal.GetArrayDataReference(arms));
        start = -address & (Line - 1);
    }

    /// <inheritdoc/>
    public int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ArmLanes<TReal, TInteger> At(int arm) => ref Unsafe.Add(ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(arms), start), arm);

    /// <inheritdoc/>
    public ref TInteger EliminatedAt(int arm) => ref eliminatedAt[arm];
}
