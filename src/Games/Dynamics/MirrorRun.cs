namespace Mechanisms.Games.Dynamics;

/// <summary>Mirror descent: the strategy is a step away from the last one. The state is −∇R at that point, which cannot underflow.</summary>
internal sealed class MirrorRun : RegularizedRun
{
    private readonly double[] state;
    private readonly double[] costs;

    public MirrorRun(RegularizedSettings settings, ConvexSet actions)
        : base(settings, actions)
    {
        state = new double[actions.Dimension];
        costs = new double[actions.Dimension];
        Regularizer.Recenter(state);
    }

    private MirrorRun(MirrorRun original)
        : base(original)
    {
        state = [.. original.state];
        costs = new double[state.Length];
    }

    // Changing rates need a bounded divergence from every strategy; only the Euclidean one is.
    protected override bool AllowsChangingRates => Regularizer is Regularizer.Euclidean;

    // Half the squared distance of two distributions is at most 1; from the center it is the range.
    protected override double Penalty => HasChangingRates ? 1 / LastRate : base.Penalty;

    public override NoRegretRun Fork() => new MirrorRun(this);

    protected override void Absorb(ReadOnlySpan<double> losses)
    {
        for (int action = 0; action < state.Length; action++)
        {
            state[action] += Rate * losses[action];
        }

        Regularizer.Recenter(state);
    }

    protected override void Choose(ReadOnlySpan<double> hint, Span<double> strategy)
    {
        for (int action = 0; action < costs.Length; action++)
        {
            costs[action] = state[action] + (Rate * hint[action]);
        }

        Regularizer.MinimizeFinite(costs, strategy);
    }
}
