namespace Mechanisms.Games.Dynamics;

/// <summary>A bounded convex set that a learner chooses points from: a simplex, a ball or a box.</summary>
/// <remarks>A closed family: use <see cref="Match{TResult}"/>. Distances are Euclidean. Immutable, thread-safe, compares by value.</remarks>
public abstract partial record ConvexSet
{
    private ConvexSet()
    {
    }

    /// <summary>Gets the number of coordinates.</summary>
    public abstract int Dimension { get; }

    /// <summary>Gets the largest distance between two points of the set.</summary>
    public abstract double Diameter { get; }

    /// <summary>Gets the largest distance of a point of the set from the origin.</summary>
    public abstract double Radius { get; }

    /// <summary>Chooses by case.</summary>
    /// <typeparam name="TResult">Type of the chosen result.</typeparam>
    /// <param name="simplex">Result for a simplex.</param>
    /// <param name="ball">Result for a ball.</param>
    /// <param name="box">Result for a box.</param>
    /// <returns>The result of the function of the case at hand.</returns>
    public TResult Match<TResult>(Func<Simplex, TResult> simplex, Func<Ball, TResult> ball, Func<Box, TResult> box)
    {
        ArgumentNullException.ThrowIfNull(simplex);
        ArgumentNullException.ThrowIfNull(ball);
        ArgumentNullException.ThrowIfNull(box);
        return this switch
        {
            Simplex set => simplex(set),
            Ball set => ball(set),
            Box set => box(set),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Moves a point to the nearest point of the set.</summary>
    /// <param name="point">The point, shape [coordinate], finite; receives the nearest point.</param>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public void Project(Span<double> point)
    {
        RequireShape(point.Length, nameof(point));
        ProjectInPlace(point);
    }

    /// <summary>The smallest value that a linear cost takes in the set.</summary>
    /// <param name="costs">Cost per unit of each coordinate, shape [coordinate], finite.</param>
    /// <returns>min ⟨costs, x⟩ over x in the set.</returns>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public double SmallestValue(ReadOnlySpan<double> costs)
    {
        RequireShape(costs.Length, nameof(costs));
        return Smallest(costs);
    }

    /// <summary>Writes the middle of the set.</summary>
    /// <param name="destination">Receives the point, shape [coordinate]: the uniform distribution, the center of the ball or of the box.</param>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public void Center(Span<double> destination)
    {
        RequireShape(destination.Length, nameof(destination));
        WriteCenter(destination);
    }

    private protected abstract void ProjectInPlace(Span<double> point);

    private protected abstract double Smallest(ReadOnlySpan<double> costs);

    private protected abstract void WriteCenter(Span<double> destination);

    private void RequireShape(int length, string name)
    {
        if (length != Dimension)
        {
            throw new ArgumentException(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"There must be {Dimension} coordinates; got {length}."), name);
        }
    }
}
