using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>A named run of points, with an optional band around them.</summary>
/// <remarks>Immutable and thread-safe; every value is finite and no larger in size than 10¹⁰⁰.</remarks>
public sealed record Series
{
    private Series(string name, Sequence<double> x, Sequence<double> y)
    {
        Name = name;
        X = x;
        Y = y;
    }

    /// <summary>Gets the name in legends and files.</summary>
    public string Name { get; }

    /// <summary>Gets the horizontal values, shape [point], in the unit of the figure's horizontal axis; never decreasing for a line.</summary>
    public Sequence<double> X { get; }

    /// <summary>Gets the vertical values, shape [point], in the unit of the figure's vertical axis.</summary>
    public Sequence<double> Y { get; }

    /// <summary>Gets the lower edge of the band, shape [point]; empty when there is no band.</summary>
    public Sequence<double> Low { get; private init; }

    /// <summary>Gets the upper edge of the band, shape [point]; empty when there is no band.</summary>
    public Sequence<double> High { get; private init; }

    /// <summary>Gets what the series is drawn with.</summary>
    /// <value>A line by default.</value>
    public SeriesMark Mark { get; private init; }

    /// <summary>Gets the place in <see cref="Palette"/> that gives color, dashes and marker.</summary>
    /// <value>Null by default: the figure numbers names in the order of their first appearance.</value>
    public int? Slot { get; private init; }

    /// <summary>Gets a value indicating whether the series has a band.</summary>
    public bool HasBand => Low.Count > 0;

    /// <summary>Makes a line without a band.</summary>
    /// <param name="name">Name in legends and files.</param>
    /// <param name="x">Horizontal values, shape [point], at least one, never decreasing.</param>
    /// <param name="y">Vertical values, shape [point].</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentException">The name is empty; there is no point; lengths differ; x decreases; or a value is NaN, infinite or beyond 10¹⁰⁰.</exception>
    public static Series Create(string name, Sequence<double> x, Sequence<double> y)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Points.RequireCurve(name, x, y);
        return new Series(name, x, y);
    }

    /// <summary>Makes loose points in any order, without a band.</summary>
    /// <param name="name">Name in legends and files.</param>
    /// <param name="x">Horizontal values, shape [point], at least one.</param>
    /// <param name="y">Vertical values, shape [point].</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentException">The name is empty; there is no point; lengths differ; or a value is NaN, infinite or beyond 10¹⁰⁰.</exception>
    public static Series CreatePoints(string name, Sequence<double> x, Sequence<double> y)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Points.RequirePairs(name, x, y);
        return new Series(name, x, y) { Mark = SeriesMark.Points };
    }

    /// <summary>Makes bars from zero, without error bars.</summary>
    /// <param name="name">Name in legends and files.</param>
    /// <param name="x">Places of the bars, shape [bar], at least one.</param>
    /// <param name="y">Heights, shape [bar].</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentException">The name is empty; there is no bar; lengths differ; or a value is NaN, infinite or beyond 10¹⁰⁰.</exception>
    public static Series CreateBars(string name, Sequence<double> x, Sequence<double> y) =>
        CreatePoints(name, x, y) with { Mark = SeriesMark.Bars };

    /// <summary>The same series with a band.</summary>
    /// <param name="low">Lower edge, shape [point]. On a logarithmic axis an edge at or below zero is drawn down to the frame.</param>
    /// <param name="high">Upper edge, shape [point], nowhere below the lower edge.</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentException">A length differs from the points'; an edge is NaN, infinite or beyond 10¹⁰⁰; or low exceeds high.</exception>
    public Series WithBand(Sequence<double> low, Sequence<double> high)
    {
        Points.RequirePairs($"{Name}, lower edge", X, low);
        Points.RequirePairs($"{Name}, upper edge", X, high);
        for (int point = 0; point < low.Count; point++)
        {
            if (low[point] > high[point])
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The band of '{Name}' must have low ≤ high; point {point} has {low[point]} > {high[point]}. Swap the edges."),
                    nameof(low));
            }
        }

        return this with { Low = low, High = high };
    }

    /// <summary>The same series at a fixed place of the palette, so that one thing keeps one color across figures.</summary>
    /// <param name="slot">Place from 0; color repeats after <see cref="Palette.Count"/> places, with another marker.</param>
    /// <returns>The series.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place is negative.</exception>
    public Series WithSlot(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        return this with { Slot = slot };
    }
}
