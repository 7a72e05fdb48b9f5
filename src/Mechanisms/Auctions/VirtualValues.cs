using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Auctions;

/// <summary>Virtual values of a bidder whose value is drawn from finitely many: what serving each value adds to the seller's revenue.</summary>
/// <remarks>
/// With values v₁ &lt; … &lt; v_K and Q_k the probability of a value of at least v_k, the virtual value of v_k is the slope of the revenue curve
/// Q_k ↦ v_k · Q_k between Q_{k+1} and Q_k, which is v_k − (v_{k+1} − v_k) · Q_{k+1} / (Q_k − Q_{k+1}). Where slopes fall as values rise the
/// distribution is irregular; the ironed virtual values are the slopes of the curve's concave hull, and never fall. A number between two values
/// counts as the lower one. Exact.
/// <para>Time O(K log K) to make. Immutable and thread-safe.</para>
/// </remarks>
[Reference("myerson1981", "virtual values and their ironing")]
[Reference("elkind2007", "finite supports")]
public sealed record VirtualValues
{
    /// <summary>Initializes virtual values.</summary>
    /// <param name="values">The bidder's values, in money, at least 0, and their probabilities.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">A value is negative.</exception>
    public VirtualValues(Lottery<Rational> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Chance<Rational>[] rising = [.. values.Chances.OrderBy(chance => chance.Outcome)];
        if (rising[0].Outcome.Sign < 0)
        {
            throw new ArgumentException(
                $"Values must be at least 0; got {rising[0].Outcome}. Count from the seller's own value.", nameof(values));
        }

        Values = [.. rising.Select(chance => chance.Outcome)];
        Sequence<Rational> exceedances = Exceedances(rising);
        Raw = Sequence.Of(rising.Length, place => Slope(Values, exceedances, place, place + 1));
        Ironed = SlopesOfHull(Values, exceedances);
    }

    /// <summary>Gets the values that have a chance, rising, shape [value], in money.</summary>
    public Sequence<Rational> Values { get; }

    /// <summary>Gets the virtual values before ironing, shape [value], in money.</summary>
    public Sequence<Rational> Raw { get; }

    /// <summary>Gets the ironed virtual values, never falling, shape [value], in money.</summary>
    public Sequence<Rational> Ironed { get; }

    /// <summary>Gets a value indicating whether virtual values never fall as values rise, so that nothing is ironed.</summary>
    public bool IsRegular => Raw == Ironed;

    /// <summary>Gets the price that earns most from this bidder alone: the lowest value whose ironed virtual value is at least 0.</summary>
    public Rational Reserve => Values.Where((_, place) => Ironed[place].Sign >= 0).First();

    /// <summary>The ironed virtual value of a number.</summary>
    /// <param name="value">A value, or a bid, in money.</param>
    /// <returns>That of the largest value that is not above it; null below all values.</returns>
    public Rational? IronedAt(Rational value)
    {
        for (int place = Values.Count - 1; place >= 0; place--)
        {
            if (Values[place] <= value)
            {
                return Ironed[place];
            }
        }

        return null;
    }

    // Probability of a value of at least each one, and 0 behind the last.
    private static Sequence<Rational> Exceedances(Chance<Rational>[] rising)
    {
        Rational[] exceedances = new Rational[rising.Length + 1];
        for (int place = rising.Length - 1; place >= 0; place--)
        {
            exceedances[place] = exceedances[place + 1] + rising[place].Weight;
        }

        return [.. exceedances];
    }

    // Slope of the revenue curve between the points of two places, the later one nearer to probability 0.
    private static Rational Slope(Sequence<Rational> values, Sequence<Rational> exceedances, int place, int later) =>
        ((values[place] * exceedances[place]) - Revenue(values, exceedances, later)) / (exceedances[place] - exceedances[later]);

    private static Rational Revenue(Sequence<Rational> values, Sequence<Rational> exceedances, int place) =>
        place == values.Count ? Rational.Zero : values[place] * exceedances[place];

    // The upper hull of the revenue curve, by a scan from probability 0 upward: slopes must fall as the probability rises.
    private static Sequence<Rational> SlopesOfHull(Sequence<Rational> values, Sequence<Rational> exceedances)
    {
        Stack<(int Place, Rational Slope)> corners = new();
        for (int place = values.Count - 1; place >= 0; place--)
        {
            int later = place + 1;
            Rational slope = Slope(values, exceedances, place, later);
            while (corners.TryPeek(out (int Place, Rational Slope) corner) && corner.Slope <= slope)
            {
                corners.Pop();
                later = corners.TryPeek(out (int Place, Rational Slope) before) ? before.Place : values.Count;
                slope = Slope(values, exceedances, place, later);
            }

            corners.Push((place, slope));
        }

        // From the lowest value up, each slope holds until the next corner's.
        Rational[] ironed = new Rational[values.Count];
        foreach ((int place, Rational slope) in corners)
        {
            ironed.AsSpan(place).Fill(slope);
        }

        return [.. ironed];
    }
}
