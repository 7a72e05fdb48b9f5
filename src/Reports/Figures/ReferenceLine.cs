using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>A dashed line that data are compared with: a theoretical rate, a bound, a target.</summary>
/// <remarks>A closed family of three cases; it stretches the axes so that it is always in view. Immutable and thread-safe.</remarks>
public abstract record ReferenceLine
{
    private ReferenceLine(string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        Label = label;
    }

    /// <summary>Gets the text in the legend.</summary>
    public string Label { get; }

    /// <summary>Calls the function of the case at hand.</summary>
    /// <typeparam name="TResult">Type of the answer.</typeparam>
    /// <param name="level">For a horizontal line.</param>
    /// <param name="place">For a vertical line.</param>
    /// <param name="curve">For a curve.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    public abstract TResult Match<TResult>(Func<Level, TResult> level, Func<Place, TResult> place, Func<Curve, TResult> curve);

    /// <summary>A horizontal line across the panel.</summary>
    public sealed record Level : ReferenceLine
    {
        /// <summary>Initializes a horizontal line.</summary>
        /// <param name="label">Text in the legend.</param>
        /// <param name="y">Height, in the unit of the vertical axis.</param>
        /// <exception cref="ArgumentException">The label is empty, or y is not finite or beyond 10¹⁰⁰.</exception>
        public Level(string label, double y)
            : base(label)
        {
            Points.RequireNumber(label, y, "y");
            Y = y;
        }

        /// <summary>Gets the height, in the unit of the vertical axis.</summary>
        public double Y { get; }

        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Level, TResult> level, Func<Place, TResult> place, Func<Curve, TResult> curve)
        {
            ArgumentNullException.ThrowIfNull(level);
            return level(this);
        }
    }

    /// <summary>A vertical line across the panel.</summary>
    public sealed record Place : ReferenceLine
    {
        /// <summary>Initializes a vertical line.</summary>
        /// <param name="label">Text in the legend.</param>
        /// <param name="x">Place, in the unit of the horizontal axis.</param>
        /// <exception cref="ArgumentException">The label is empty, or x is not finite or beyond 10¹⁰⁰.</exception>
        public Place(string label, double x)
            : base(label)
        {
            Points.RequireNumber(label, x, "x");
            X = x;
        }

        /// <summary>Gets the place, in the unit of the horizontal axis.</summary>
        public double X { get; }

        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Level, TResult> level, Func<Place, TResult> place, Func<Curve, TResult> curve)
        {
            ArgumentNullException.ThrowIfNull(place);
            return place(this);
        }
    }

    /// <summary>A line through given points.</summary>
    public sealed record Curve : ReferenceLine
    {
        /// <summary>Initializes a curve.</summary>
        /// <param name="label">Text in the legend.</param>
        /// <param name="x">Horizontal values, shape [point], at least one, never decreasing.</param>
        /// <param name="y">Vertical values, shape [point].</param>
        /// <exception cref="ArgumentException">The label is empty; there is no point; lengths differ; x decreases; or a value is not finite or beyond 10¹⁰⁰.</exception>
        public Curve(string label, Sequence<double> x, Sequence<double> y)
            : base(label)
        {
            Points.RequireCurve(label, x, y);
            X = x;
            Y = y;
        }

        /// <summary>Gets the horizontal values, shape [point].</summary>
        public Sequence<double> X { get; }

        /// <summary>Gets the vertical values, shape [point].</summary>
        public Sequence<double> Y { get; }

        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Level, TResult> level, Func<Place, TResult> place, Func<Curve, TResult> curve)
        {
            ArgumentNullException.ThrowIfNull(curve);
            return curve(this);
        }
    }
}
