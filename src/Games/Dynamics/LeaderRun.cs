namespace Mechanisms.Games.Dynamics;

/// <summary>Follow-the-regularized-leader: the strategy is a function of total losses.</summary>
internal sealed class LeaderRun : RegularizedRun
{
    private readonly double[] costs;

    public LeaderRun(RegularizedSettings settings, ConvexSet actions)
        : base(settings, actions) => costs = new double[actions.Dimension];

    private LeaderRun(LeaderRun original)
        : base(original) => costs = new double[original.costs.Length];

    protected override bool AllowsChangingRates => true;

    public override NoRegretRun Fork() => new LeaderRun(this);

    protected override void Absorb(ReadOnlySpan<double> losses)
    {
    }

    protected override void Choose(ReadOnlySpan<double> hint, Span<double> strategy)
    {
        for (int action = 0; action < costs.Length; action++)
        {
            costs[action] = TotalLosses[action] + hint[action];
        }

        if (double.IsInfinity(Rate))
        {
            FollowLeaders(strategy);
            return;
        }

        // From the leader up, so that long games lose no digits of small differences.
        double least = VectorMath.Least(costs);
        for (int action = 0; action < costs.Length; action++)
        {
            costs[action] = Rate * (costs[action] - least);
        }

        Regularizer.MinimizeFinite(costs, strategy);
    }

    private void FollowLeaders(Span<double> strategy)
    {
        double least = VectorMath.Least(costs);
        int leaders = 0;
        foreach (double cost in costs)
        {
            leaders += cost == least ? 1 : 0;
        }

        for (int action = 0; action < costs.Length; action++)
        {
            strategy[action] = costs[action] == least ? 1.0 / leaders : 0;
        }
    }
}
