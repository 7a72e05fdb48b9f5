using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <content>Domains of valuations of bundles.</content>
public static partial class Domain
{
    private const int MostListedItems = 3;

    /// <summary>Every agent may value bundles in any way that is monotone and whole.</summary>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <param name="items">Number of items, 1 to 3.</param>
    /// <param name="largest">The largest value, at least 0; 3 items have 19 valuations up to 1 and 719 up to 3.</param>
    /// <returns>The domain of all valuations with whole values up to the largest, in lexicographic order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FiniteDomain<BundleValuation> Bundles(int agents, int items, int largest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items, MostListedItems);
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        List<BundleValuation> all = [];
        Extend(new Rational[1 << items], 1, largest, all);
        return Same<BundleValuation>(
            agents, [.. all], string.Create(CultureInfo.InvariantCulture, $"all whole values up to {largest} of bundles of {items}"));
    }

    private static void Extend(Rational[] values, int bundle, int largest, List<BundleValuation> all)
    {
        if (bundle == values.Length)
        {
            all.Add(new([.. values]));
            return;
        }

        Rational least = BundleValuation.LargestPart(values, bundle);
        for (Rational value = least; value <= largest; value += Rational.One)
        {
            values[bundle] = value;
            Extend(values, bundle + 1, largest, all);
        }
    }
}
