namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>Of each row of four tableaus by how much it violates a bound, and where and after which step it stops the entering variable.</summary>
internal readonly struct LaneStops(LaneVector excess, LaneVector below, LaneVector above, LaneVector steps)
{
    public readonly LaneVector Excess = excess;
    public readonly LaneVector Below = below;
    public readonly LaneVector Above = above;
    public readonly LaneVector Steps = steps;
}
