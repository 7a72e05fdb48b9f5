namespace Mechanisms.Games.Dynamics;

/// <summary>Epochs of doubling length, each a fresh run; the regret account covers all of them.</summary>
internal sealed class DoublingRun : NoRegretRun
{
    private readonly INoRegretLearner learner;
    private NoRegretRun epoch;
    private long length;
    private double pathwise;
    private double worstCase;

    public DoublingRun(INoRegretLearner learner, ConvexSet actions)
        : base(actions)
    {
        this.learner = learner;
        length = 1;
        epoch = learner.Begin(actions.Dimension, length);
    }

    private DoublingRun(DoublingRun original)
        : base(original)
    {
        (learner, length, pathwise, worstCase) = (original.learner, original.length, original.pathwise, original.worstCase);
        epoch = original.epoch.Fork();
    }

    protected override double PathwiseBound => pathwise + epoch.Evidence.Pathwise;

    protected override double WorstCaseBound => worstCase + epoch.Evidence.WorstCase;

    public override NoRegretRun Fork() => new DoublingRun(this);

    protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        epoch.Observe(losses);
        if (epoch.Rounds == length)
        {
            pathwise += epoch.Evidence.Pathwise;
            worstCase += epoch.Evidence.WorstCase;
            length *= 2;
            epoch = learner.Begin(Set.Dimension, length);
        }

        epoch.Strategy.CopyTo(strategy);
    }

    protected override void LearnHint(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        epoch.Expect(losses);
        epoch.Strategy.CopyTo(strategy);
    }
}
