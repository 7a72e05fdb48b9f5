namespace Mechanisms.Bandits.Rules;

/// <summary>A line that touches a convex cost at a point and lies below it everywhere else.</summary>
/// <remarks>
/// The cost is what a belief says against an arm's mean being above x: n·kl(mean, x), or minus the logarithm of a posterior's tail. Both are convex
/// and grow with x, so that one evaluation bounds all others: the cost elsewhere from below, and from above the point where it reaches a level.
/// </remarks>
/// <param name="Point">Where it touches.</param>
/// <param name="Cost">The cost there, in nats.</param>
/// <param name="Slope">The slope there; +∞ at a wall that the mean cannot pass.</param>
internal readonly record struct SupportLine(double Point, double Cost, double Slope)
{
    /// <summary>Whether the line bounds anything: a flat one, or one where the cost overflows, does not.</summary>
    public bool IsUseful => Slope > 0 && double.IsFinite(Cost);

    /// <summary>The line's height at a point, at most the cost there.</summary>
    public double CostAt(double point) => Cost + (Slope * (point - Point));
}
