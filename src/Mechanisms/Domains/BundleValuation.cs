using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>What every bundle of some items is worth to an agent, exactly: more items are never worth less, and none are worth 0.</summary>
/// <remarks>
/// A bundle is an integer whose bit i says that item i is in it; <see cref="BundleOf"/> makes one. Two valuations are equal when every bundle is
/// worth the same. Immutable and thread-safe.
/// </remarks>
public sealed record BundleValuation
{
    /// <summary>Most items that a valuation may be about.</summary>
    public const int MostItems = 16;

    /// <summary>Initializes a valuation.</summary>
    /// <param name="values">The value of every bundle, shape [bundle], 2^items of them for 0 to 16 items, in money; that of the empty bundle is 0, and a bundle is worth at least as much as each part of it.</param>
    /// <exception cref="ArgumentException">The number of values is no such power of two, the empty bundle has a value, or a part is worth more than the whole.</exception>
    public BundleValuation(Sequence<Rational> values)
    {
        if (!BitOperations.IsPow2(values.Count) || values.Count > 1 << MostItems)
        {
            throw Invalid($"A valuation needs 2^items values for 0 to {MostItems} items; got {values.Count}. List every bundle.", nameof(values));
        }

        Values = values;
        Items = BitOperations.Log2((uint)values.Count);
        Require();
    }

    /// <summary>Gets the number of items.</summary>
    public int Items { get; }

    /// <summary>Gets the value of every bundle, shape [bundle], in money.</summary>
    public Sequence<Rational> Values { get; }

    /// <summary>The bundle of some items.</summary>
    /// <param name="items">Indices of the items, 0 to 15.</param>
    /// <returns>The integer whose bits are the items.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An item is outside its range.</exception>
    public static int BundleOf(params ReadOnlySpan<int> items)
    {
        int bundle = 0;
        foreach (int item in items)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(item, nameof(items));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, MostItems, nameof(items));
            bundle |= 1 << item;
        }

        return bundle;
    }

    /// <summary>The valuation in which a bundle is worth the best of the bids for parts of it (XOR bids).</summary>
    /// <param name="items">Number of items, 0 to 16.</param>
    /// <param name="bids">Bundles and what they are worth, at least 0, in money; one bid makes a single-minded agent.</param>
    /// <returns>The valuation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of items is outside its range.</exception>
    /// <exception cref="ArgumentException">A bid is negative, is for the empty bundle, or is for an item that there is not.</exception>
    public static BundleValuation Of(int items, params ReadOnlySpan<(int Bundle, Rational Value)> bids)
    {
        RequireItems(items);
        Rational[] values = new Rational[1 << items];
        foreach ((int bundle, Rational value) in bids)
        {
            if (bundle <= 0 || bundle >= values.Length || value.Sign < 0)
            {
                throw Invalid($"A bid needs a bundle of 1..{values.Length - 1} and a value of at least 0; got {value} for {bundle}. Leave it out.", nameof(bids));
            }

            values[bundle] = Rational.Max(values[bundle], value);
        }

        for (int bundle = 1; bundle < values.Length; bundle++)
        {
            values[bundle] = Rational.Max(values[bundle], LargestPart(values, bundle));
        }

        return new([.. values]);
    }

    /// <summary>The valuation in which a bundle is worth the sum of its items.</summary>
    /// <param name="values">The value of each item, shape [item], at least 0, in money; at most 16.</param>
    /// <returns>The valuation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too many items.</exception>
    /// <exception cref="ArgumentException">A value is negative.</exception>
    public static BundleValuation Additive(params ReadOnlySpan<Rational> values)
    {
        RequireItems(values.Length);
        Rational[] sums = new Rational[1 << values.Length];
        for (int bundle = 1; bundle < sums.Length; bundle++)
        {
            sums[bundle] = sums[bundle & (bundle - 1)] + values[BitOperations.TrailingZeroCount(bundle)];
        }

        return new([.. sums]);
    }

    /// <summary>What a bundle is worth.</summary>
    /// <param name="bundle">The bundle, 0 to 2^items − 1.</param>
    /// <returns>Its value, in money.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bundle.</exception>
    public Rational ValueOf(int bundle) => Values[bundle];

    /// <summary>Writes the bundles that are worth more than every part of them.</summary>
    /// <returns>For example <c>{0}: 1, {0, 2}: 3</c>; <c>nothing</c> when all are worth 0.</returns>
    public override string ToString()
    {
        string[] wanted = [.. Wanted().Skip(1).Select(bundle => $"{NameOf(bundle)}: {Values[bundle]}")];
        return wanted.Length == 0 ? "nothing" : string.Join(", ", wanted);
    }

    /// <summary>The empty bundle and those worth more than every part of them, rising: nobody needs to be given another.</summary>
    internal IEnumerable<int> Wanted() => Enumerable.Range(0, Values.Count).Where(bundle => bundle == 0 || LargestPart(Values.Span, bundle) < Values[bundle]);

    /// <summary>What a bundle that is not empty is worth with one item less, at most.</summary>
    internal static Rational LargestPart(ReadOnlySpan<Rational> values, int bundle)
    {
        Rational largest = values[bundle & (bundle - 1)];
        for (int rest = bundle & (bundle - 1); rest != 0; rest &= rest - 1)
        {
            largest = Rational.Max(largest, values[bundle & ~(rest & -rest)]);
        }

        return largest;
    }

    private static string NameOf(int bundle) => "{" + string.Join(
        ", ", Enumerable.Range(0, MostItems).Where(item => (bundle & (1 << item)) != 0).Select(item => item.ToString(CultureInfo.InvariantCulture))) + "}";

    private static void RequireItems(int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items, MostItems);
    }

    private static ArgumentException Invalid(string message, string parameter) => new(message, parameter);

    private void Require()
    {
        if (!Values[0].IsZero)
        {
            throw Invalid($"The empty bundle must be worth 0; got {Values[0]}. Subtract it from all values.", "values");
        }

        for (int bundle = 1; bundle < Values.Count; bundle++)
        {
            if (LargestPart(Values.Span, bundle) > Values[bundle])
            {
                throw Invalid(
                    $"A bundle must be worth at least as much as each part; got {Values[bundle]} for {NameOf(bundle)} and "
                    + $"{LargestPart(Values.Span, bundle)} for a part. Let agents throw items away.",
                    "values");
            }
        }
    }
}
