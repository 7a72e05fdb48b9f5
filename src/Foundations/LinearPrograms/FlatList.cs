using System.Buffers;
using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A growing array whose appends are inlined; growth starts large, because programs do. Its memory is rented.</summary>
/// <typeparam name="T">The items.</typeparam>
internal sealed class FlatList<T>
    where T : struct
{
    private const int LeastCapacity = 64;
    private T[] items = [];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => items.AsSpan(0, Count);

    public T this[int index]
    {
        get => items[index];
        set => items[index] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        int place = Count;
        if ((uint)place >= (uint)items.Length)
        {
            Reserve(Math.Max(LeastCapacity, 2 * items.Length));
        }

        items[place] = item;
        Count = place + 1;
    }

    public void AddDefaults(int count)
    {
        if (Count + count > items.Length)
        {
            Reserve(Math.Max(Count + count, 2 * items.Length));
        }

        items.AsSpan(Count, count).Clear();
        Count += count;
    }

    public void Reserve(int capacity)
    {
        if (capacity > items.Length)
        {
            T[] larger = ArrayPool<T>.Shared.Rent(capacity);
            Span.CopyTo(larger);
            Return();
            items = larger;
        }
    }

    /// <summary>Becomes empty and gives the memory back.</summary>
    public void Clear()
    {
        Return();
        (items, Count) = ([], 0);
    }

    private void Return()
    {
        if (items.Length > 0)
        {
            ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }
}
