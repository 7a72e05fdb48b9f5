using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mechanisms.Bandits.Rules;

/// <summary>An array that begins with a line of the cache: a vector of 64 bytes that lies across two lines costs two accesses.</summary>
/// <remarks>
/// Places are not checked, for a check would cost as much as the access. They are addresses of pinned memory, by which nothing is kept alive: who plays keeps the array alive to the end.
/// </remarks>
/// <typeparam name="T">A struct without references; arrays of structs of whole lines keep every one of them aligned.</typeparam>
internal readonly struct AlignedArray<T>
    where T : struct
{
    private const int Line = 64;

    private readonly T[] items;
    private readonly nint address;

    public AlignedArray(int count)
    {
        // Pinned, so that it stays aligned; as much longer as the first line may begin late.
        items = GC.AllocateArray<T>(count + ((Line - 1) / Unsafe.SizeOf<T>()) + 1, pinned: true);
        nint first = Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref MemoryMarshal.GetArrayDataReference(items));
        address = (first + Line - 1) & -Line;
    }

    /// <summary>The place of an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(int index) => ref Unsafe.Add(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<T>(), address), index);
}
