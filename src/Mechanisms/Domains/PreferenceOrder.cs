using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>A strict order of candidates, schools or partners, best first; those left out are worse than getting nothing.</summary>
/// <remarks>Written <c>2&gt;0&gt;1</c>. Two orders are equal when they list the same in the same order. Immutable and thread-safe.</remarks>
public sealed record PreferenceOrder
{
    /// <summary>The outcome of getting nothing, which ranks behind everything listed and before everything left out.</summary>
    public const int Nothing = -1;

    private readonly Sequence<int> ranks;

    /// <summary>Initializes an order.</summary>
    /// <param name="listed">What is listed, best first: distinct indices of at least 0; may be empty.</param>
    /// <exception cref="ArgumentException">An index is negative or listed twice.</exception>
    public PreferenceOrder(params ReadOnlySpan<int> listed)
    {
        Listed = Sequence.Create(listed);
        ranks = RanksOf(listed);
        IsComplete = ranks.Count == listed.Length;
    }

    /// <summary>Gets what is listed, best first.</summary>
    public Sequence<int> Listed { get; }

    /// <summary>Gets a value indicating whether every item below the largest one listed is listed: an order of 0..n - 1.</summary>
    public bool IsComplete { get; }

    /// <summary>Gets the favorite, or <see cref="Nothing"/> when nothing is listed.</summary>
    public int Top => Listed.Count == 0 ? Nothing : Listed[0];

    /// <summary>Gets the rank of every item up to the largest one listed, shape [item].</summary>
    internal ReadOnlySpan<int> Ranks => ranks.Span;

    /// <summary>The rank of an item: 0 for the best.</summary>
    /// <param name="item">An item of at least 0, or <see cref="Nothing"/>.</param>
    /// <returns>Its place in the list; the number listed for <see cref="Nothing"/>; one more for an item left out.</returns>
    public int RankOf(int item)
    {
        if (item == Nothing)
        {
            return Listed.Count;
        }

        ReadOnlySpan<int> held = ranks.Span;
        return (uint)item < (uint)held.Length ? held[item] : Listed.Count + 1;
    }

    /// <summary>Whether one item is strictly better than another.</summary>
    /// <param name="item">An item, or <see cref="Nothing"/>.</param>
    /// <param name="other">The other, or <see cref="Nothing"/>.</param>
    /// <returns>True when <paramref name="item"/> ranks before <paramref name="other"/>.</returns>
    public bool Prefers(int item, int other) => RankOf(item) < RankOf(other);

    /// <summary>The same order of renamed items.</summary>
    /// <param name="names">New index of every listed item, shape [item]; a permutation.</param>
    /// <returns>The order of the new indices.</returns>
    public PreferenceOrder Renamed(ReadOnlySpan<int> names)
    {
        int[] renamed = new int[Listed.Count];
        for (int place = 0; place < renamed.Length; place++)
        {
            renamed[place] = names[Listed[place]];
        }

        return new(renamed);
    }

    /// <summary>Whether two orders list the same in the same order.</summary>
    /// <param name="other">The other order.</param>
    /// <returns>True when they do.</returns>
    public bool Equals(PreferenceOrder? other) => other is not null && Listed.Span.SequenceEqual(other.Listed.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Listed.GetHashCode();

    /// <summary>Writes the order, best first.</summary>
    /// <returns>For example <c>2&gt;0&gt;1</c>; <c>nothing</c> when nothing is listed.</returns>
    public override string ToString() => Listed.Count == 0
        ? "nothing"
        : string.Join('>', Listed.Select(item => item.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Sequence<int> RanksOf(ReadOnlySpan<int> listed)
    {
        int highest = -1;
        foreach (int item in listed)
        {
            highest = item >= 0 ? Math.Max(highest, item) : throw Invalid(item, "is negative");
        }

        int[] places = new int[highest + 1];
        Array.Fill(places, listed.Length + 1);
        for (int place = 0; place < listed.Length; place++)
        {
            int item = listed[place];
            places[item] = places[item] > listed.Length ? place : throw Invalid(item, "is listed twice");
        }

        return [.. places];
    }

    private static ArgumentException Invalid(int item, string reason) => new(
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"An order lists distinct indices of at least 0; got {item}, which {reason}. List every item once, best first."),
        nameof(item));
}
