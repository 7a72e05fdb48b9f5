using System.Collections;
using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics;

/// <summary>An immutable list that compares by value, so that records holding one compare by value too.</summary>
/// <remarks>The default value is the empty sequence. Elements are compared by the type's default comparer. Thread-safe.</remarks>
/// <typeparam name="T">Type of the elements; immutable for the sequence to be.</typeparam>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Create))]
public readonly struct Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly T[]? items;

    internal Sequence(T[] owned) => items = owned;

    /// <summary>Gets the number of elements.</summary>
    public int Count => items?.Length ?? 0;

    /// <summary>Gets the elements as a span that lives as long as the sequence.</summary>
    public ReadOnlySpan<T> Span => items;

    /// <summary>Gets a value indicating whether this is the default value, which nobody made.</summary>
    internal bool IsDefault => items is null;

    /// <summary>Gets the array behind the sequence, which nobody may change.</summary>
    internal T[] Items => items ?? [];

    /// <summary>Gets the element at an index.</summary>
    /// <param name="index">Index from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the sequence.</exception>
    public T this[int index]
    {
        get
        {
            T[] held = items ?? [];
            if ((uint)index >= (uint)held.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(index), index, $"An index must lie in 0..{held.Length - 1}; got {index}.");
            }

            return held[index];
        }
    }

    /// <summary>Whether two sequences hold equal elements in the same order.</summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when equal element by element.</returns>
    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    /// <summary>Whether two sequences differ in length or in an element.</summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when not equal.</returns>
    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Sequence<T> other) => Span.SequenceEqual(other.Span, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in Span)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes the elements in brackets, in the invariant culture.</summary>
    /// <returns>For example <c>[1, 2.5]</c>.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"[{string.Join(", ", this.Select(Format))}]");

    private static string Format(T item) => item is IFormattable formattable
        ? formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture)
        : item?.ToString() ?? "null";
}
