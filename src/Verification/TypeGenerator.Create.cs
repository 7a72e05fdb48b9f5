using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Makes generators of types.</summary>
public static class TypeGenerator
{
    private static readonly Rational Large = Rational.PowerOfTwo(20);

    /// <summary>Numbers of at least 0 in money: values for one item.</summary>
    /// <returns>Mostly 0 to 4, some fractions, some up to 101.</returns>
    public static TypeGenerator<Rational> Values() => new NumberTypes(Rational.Zero, Large, "values");

    /// <summary>Numbers of at least 0 in money: costs of providing something.</summary>
    /// <returns>Mostly 0 to 4, some fractions, some up to 101.</returns>
    public static TypeGenerator<Rational> Costs() => new NumberTypes(Rational.Zero, Large, "costs");

    /// <summary>Places on a line, on both sides of 0.</summary>
    /// <returns>Mostly -4 to 4, some fractions, some up to 101 away.</returns>
    public static TypeGenerator<Rational> Locations() => new NumberTypes(-Large, Large, "locations");

    /// <summary>Numbers of an interval, its ends included.</summary>
    /// <param name="lowest">Lowest number.</param>
    /// <param name="highest">Highest number, above the lowest.</param>
    /// <returns>Both ends; halves, thirds, quarters, fifths and tenths of the interval; numbers close to its smallest magnitude.</returns>
    /// <exception cref="ArgumentException">The highest number is not above the lowest.</exception>
    public static TypeGenerator<Rational> Numbers(Rational lowest, Rational highest) => highest > lowest
        ? new NumberTypes(lowest, highest, $"numbers in [{lowest}, {highest}]", IsInterval: true)
        : throw new ArgumentException(
            $"The highest number must be above the lowest; got {lowest} and {highest}. Exchange them, or widen the interval.", nameof(highest));

    /// <summary>The same numbers in floating point, for mechanisms over doubles.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>Doubles nearest to them; one is read back as the shortest decimal that names it, so that 0.2 is a fifth and shrinks like one.</returns>
    /// <exception cref="ArgumentNullException">The argument is null.</exception>
    public static TypeGenerator<double> AsDoubles(this TypeGenerator<Rational> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.Select(number => number.ToDouble(), number => Rational.Parse(number.ToString("R", CultureInfo.InvariantCulture)));
    }

    /// <summary>Complete strict orders.</summary>
    /// <param name="fewest">Fewest items, at least 1.</param>
    /// <param name="most">Most items, at least the fewest.</param>
    /// <returns>Every order of a number of items equally likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<PreferenceOrder> Orders(int fewest, int most)
    {
        Ranges.Require(fewest, most, 1, "items");
        return new OrderTypes(fewest, most, IsTruncated: false);
    }

    /// <summary>Strict orders of some of the items; those left out are worse than nothing.</summary>
    /// <param name="fewest">Fewest items, at least 1.</param>
    /// <param name="most">Most items, at least the fewest.</param>
    /// <returns>About half of the orders complete, the empty one included.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<PreferenceOrder> TruncatedOrders(int fewest, int most)
    {
        Ranges.Require(fewest, most, 1, "items");
        return new OrderTypes(fewest, most, IsTruncated: true);
    }

    /// <summary>Complete strict orders that are single-peaked on the axis 0, 1, 2, …; misreports too.</summary>
    /// <param name="fewest">Fewest items, at least 1.</param>
    /// <param name="most">Most items, at least the fewest.</param>
    /// <returns>Every single-peaked order of a number of items equally likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<PreferenceOrder> SinglePeakedOrders(int fewest, int most)
    {
        Ranges.Require(fewest, most, 1, "items");
        return new SinglePeakedTypes(fewest, most);
    }

    /// <summary>Orders with ties, as the level of each item: 0 for the best, no level left empty; shape [item].</summary>
    /// <param name="fewest">Fewest items, at least 1.</param>
    /// <param name="most">Most items, at least the fewest.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<Sequence<int>> WeakOrders(int fewest, int most)
    {
        Ranges.Require(fewest, most, 1, "items");
        return new WeakOrderTypes(fewest, most);
    }

    /// <summary>Sets of approved candidates.</summary>
    /// <param name="fewest">Fewest candidates, at least 1.</param>
    /// <param name="most">Most candidates, at least the fewest.</param>
    /// <returns>Every set of a number of candidates equally likely, none and all included.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<ApprovalSet> ApprovalSets(int fewest, int most)
    {
        Ranges.Require(fewest, most, 1, "candidates");
        return new ApprovalTypes(fewest, most);
    }

    /// <summary>Additive valuations: a value of at least 0 for each item, shape [item], in money.</summary>
    /// <param name="fewest">Fewest items, at least 1.</param>
    /// <param name="most">Most items, at least the fewest.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<Sequence<Rational>> AdditiveValuations(int fewest, int most) =>
        Lists(fewest, most, ListShape.Free, $"additive valuations of {Ranges.Words(fewest, most)}");

    /// <summary>Bid vectors of falling marginal values: the value of the first unit, of the second, …, shape [unit], in money.</summary>
    /// <param name="fewest">Fewest units, at least 1.</param>
    /// <param name="most">Most units, at least the fewest.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<Sequence<Rational>> MarginalValues(int fewest, int most) =>
        Lists(fewest, most, ListShape.Falling, $"falling marginal values of {Ranges.Words(fewest, most)} units");

    /// <summary>Values of bundles: each worth the best of one to three bids for parts of it.</summary>
    /// <param name="fewest">Fewest items, at least 1.</param>
    /// <param name="most">Most items, at least the fewest.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TypeGenerator<BundleValuation> BundleValuations(int fewest, int most)
    {
        Ranges.Require(fewest, most, 1, "items");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, BundleValuation.MostItems);
        return new BundleTypes(fewest, most);
    }

    /// <summary>Marks in [0, 1] that each agent gives to every agent, itself included; shape [agent].</summary>
    /// <returns>The generator.</returns>
    public static TypeGenerator<Sequence<Rational>> Marks() =>
        new ListTypes(new NumberTypes(Rational.Zero, Rational.One, "marks", IsInterval: true), 0, 0, ListShape.OneForEachAgent, "marks of agents");

    /// <summary>Directed graphs on the agents: each agent's type is whom it points to, ascending, never itself.</summary>
    /// <returns>Every graph of a number of agents equally likely.</returns>
    public static TypeGenerator<Sequence<int>> Links() => new LinkTypes();

    /// <summary>Types of your own, from a draw and a shrinker.</summary>
    /// <typeparam name="T">A type, and a report; compared by value.</typeparam>
    /// <param name="draw">Draws a type; pure but for the stream.</param>
    /// <param name="shrink">
    /// Smaller types than one, boldest first, by an order without infinite descent; none when it is as small as can be. Lies are shrunk by it, too,
    /// for nothing says which of two is nearer to the truth.
    /// </param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TypeGenerator<T> Of<T>(TypeDraw<T> draw, Func<T, IEnumerable<T>> shrink)
    {
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(shrink);
        return OwnTypes<T>.By(draw, shrink);
    }

    private static ListTypes Lists(int fewest, int most, ListShape shape, string words)
    {
        Ranges.Require(fewest, most, 1, "items");
        return new(new NumberTypes(Rational.Zero, Large, "values"), fewest, most, shape, words);
    }
}
