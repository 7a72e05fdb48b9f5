namespace Mechanisms.Foundations.Numerics;

/// <summary>Makes sequences.</summary>
public static class Sequence
{
    /// <summary>Copies elements into a sequence; also the target of collection expressions.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>A sequence that owns its copy.</returns>
    public static Sequence<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>Copies elements into a sequence.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>A sequence that owns its copy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static Sequence<T> ToSequence<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(items.ToArray());
    }

    /// <summary>Makes a sequence from a function of the index.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="count">Number of elements, at least 0.</param>
    /// <param name="element">The element at each index.</param>
    /// <returns>The sequence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="element"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static Sequence<T> Of<T>(int count, Func<int, T> element)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(element);
        T[] items = new T[count];
        for (int index = 0; index < count; index++)
        {
            items[index] = element(index);
        }

        return new(items);
    }
}
