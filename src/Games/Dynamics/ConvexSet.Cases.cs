using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Dynamics;

/// <content>The cases.</content>
public abstract partial record ConvexSet
{
    /// <summary>The probability distributions over finitely many actions.</summary>
    public sealed record Simplex : ConvexSet
    {
        /// <summary>Initializes a simplex.</summary>
        /// <param name="actions">Number of actions, at least 1.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no action.</exception>
        public Simplex(int actions)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
            Dimension = actions;
        }

        /// <inheritdoc/>
        public override int Dimension { get; }

        /// <inheritdoc/>
        /// <value>√2; 0 for one action.</value>
        public override double Diameter => Dimension == 1 ? 0 : Math.Sqrt(2);

        /// <inheritdoc/>
        /// <value>1.</value>
        public override double Radius => 1;

        private protected override void ProjectInPlace(Span<double> point) => SimplexProjection.Project(point);

        private protected override double Smallest(ReadOnlySpan<double> costs) => VectorMath.Least(costs);

        private protected override void WriteCenter(Span<double> destination) => destination.Fill(1.0 / Dimension);
    }

    /// <summary>The points within a distance of a center.</summary>
    public sealed record Ball : ConvexSet
    {
        private readonly double size;

        /// <summary>Initializes a ball.</summary>
        /// <param name="middle">The center, shape [coordinate], at least one, finite.</param>
        /// <param name="distance">Largest distance from the center, positive and finite.</param>
        /// <exception cref="ArgumentException">There is no coordinate, or one is not finite.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The distance is not positive and finite.</exception>
        public Ball(Sequence<double> middle, double distance)
        {
            RequirePoint(middle, nameof(middle));
            size = DynamicsSettings.Positive(distance, "The distance of a ball");
            Middle = middle;
        }

        /// <summary>Gets the center, shape [coordinate].</summary>
        public Sequence<double> Middle { get; }

        /// <inheritdoc/>
        public override int Dimension => Middle.Count;

        /// <inheritdoc/>
        public override double Diameter => 2 * size;

        /// <inheritdoc/>
        public override double Radius => size + Math.Sqrt(VectorMath.SquaredNorm(Middle.Span));

        private protected override void ProjectInPlace(Span<double> point)
        {
            double distance = Math.Sqrt(VectorMath.SquaredDistance(point, Middle.Span));
            for (int index = 0; distance > size && index < point.Length; index++)
            {
                point[index] = Middle[index] + ((point[index] - Middle[index]) * size / distance);
            }
        }

        private protected override double Smallest(ReadOnlySpan<double> costs) =>
            VectorMath.Dot(costs, Middle.Span) - (size * Math.Sqrt(VectorMath.SquaredNorm(costs)));

        private protected override void WriteCenter(Span<double> destination) => Middle.Span.CopyTo(destination);
    }

    /// <summary>The points between two corners, coordinate by coordinate.</summary>
    public sealed record Box : ConvexSet
    {
        /// <summary>Initializes a box.</summary>
        /// <param name="low">Lower corner, shape [coordinate], at least one, finite.</param>
        /// <param name="high">Upper corner, shape [coordinate], finite, nowhere below the lower.</param>
        /// <exception cref="ArgumentException">Shapes differ, a coordinate is not finite, or a lower bound is above its upper bound.</exception>
        public Box(Sequence<double> low, Sequence<double> high)
        {
            RequirePoint(low, nameof(low));
            RequirePoint(high, nameof(high));
            if (low.Count != high.Count || low.Zip(high).Any(pair => pair.First > pair.Second))
            {
                throw new ArgumentException("The corners of a box must have the same shape, the lower nowhere above the upper.", nameof(high));
            }

            (Low, High) = (low, high);
        }

        /// <summary>Gets the lower corner, shape [coordinate].</summary>
        public Sequence<double> Low { get; }

        /// <summary>Gets the upper corner, shape [coordinate].</summary>
        public Sequence<double> High { get; }

        /// <inheritdoc/>
        public override int Dimension => Low.Count;

        /// <inheritdoc/>
        public override double Diameter => Math.Sqrt(VectorMath.SquaredDistance(Low.Span, High.Span));

        /// <inheritdoc/>
        public override double Radius => Math.Sqrt(Low.Zip(High).Sum(pair => Math.Max(pair.First * pair.First, pair.Second * pair.Second)));

        private protected override void ProjectInPlace(Span<double> point)
        {
            for (int index = 0; index < point.Length; index++)
            {
                point[index] = Math.Clamp(point[index], Low[index], High[index]);
            }
        }

        private protected override double Smallest(ReadOnlySpan<double> costs)
        {
            double sum = 0;
            for (int index = 0; index < costs.Length; index++)
            {
                sum += Math.Min(costs[index] * Low[index], costs[index] * High[index]);
            }

            return sum;
        }

        private protected override void WriteCenter(Span<double> destination)
        {
            for (int index = 0; index < destination.Length; index++)
            {
                destination[index] = Low[index] + ((High[index] - Low[index]) / 2);
            }
        }
    }

    private static void RequirePoint(Sequence<double> point, string name)
    {
        if (point.Count == 0 || point.Any(value => !double.IsFinite(value)))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A point needs at least one coordinate, each finite; got {point}."), name);
        }
    }
}
