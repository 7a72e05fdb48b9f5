using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>An index rule whose index is the largest mean that a convex cost allows at the round's level; the index depends on shows and rewards alone.</summary>
internal interface IConvexRule : IIndexRule<RealScalar, IntegerScalar, MaskScalar>
{
    /// <summary>Gets what no index exceeds.</summary>
    /// <value>1 for means in [0, 1]; +∞ where there is no largest mean.</value>
    double Limit { get; }

    /// <summary>The cost that the index reaches, from the round's clock.</summary>
    /// <param name="clock">What the clock says of the time.</param>
    /// <returns>In nats; does not fall with the clock.</returns>
    double Level(double clock);

    /// <summary>The mean that costs least.</summary>
    /// <param name="shows">Times shown, at least 1.</param>
    /// <param name="rewards">Sum of its rewards.</param>
    /// <returns>A mean, below the index at every positive level.</returns>
    double Center(double shows, double rewards);

    /// <summary>The cost at a mean, as a line below the cost.</summary>
    /// <param name="shows">Times shown, at least 1.</param>
    /// <param name="rewards">Sum of its rewards.</param>
    /// <param name="point">The mean, above the center and below the limit.</param>
    /// <returns>The line; it may touch elsewhere, where no mean beyond is possible.</returns>
    SupportLine Support(double shows, double rewards, double point);
}
