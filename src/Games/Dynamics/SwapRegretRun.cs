namespace Mechanisms.Games.Dynamics;

/// <summary>A run of <see cref="SwapRegret"/>.</summary>
public sealed class SwapRegretRun : NoRegretRun
{
    private readonly NoRegretRun[] copies;
    private readonly double[] advice;
    private readonly double[] share;
    private readonly double[] switched;

    internal SwapRegretRun(INoRegretLearner learner, ConvexSet actions, long horizon)
        : base(actions)
    {
        int count = actions.Dimension;
        copies = new NoRegretRun[count];
        advice = new double[count * count];
        share = new double[count];
        switched = new double[count * count];
        for (int action = 0; action < count; action++)
        {
            copies[action] = learner.Begin(count, horizon);
        }
    }

    private SwapRegretRun(SwapRegretRun original)
        : base(original)
    {
        copies = [.. original.copies.Select(copy => copy.Fork())];
        advice = new double[original.advice.Length];
        share = new double[original.share.Length];
        switched = [.. original.switched];
    }

    /// <summary>Gets the swap regret: cumulative loss less what it would have been had every play of each action been its best replacement.</summary>
    /// <remarks>At least the regret, and at least 0.</remarks>
    public double SwapRegret
    {
        get
        {
            double regret = 0;
            for (int action = 0; action < copies.Length; action++)
            {
                ReadOnlySpan<double> row = switched.AsSpan(action * copies.Length, copies.Length);
                regret += row[action] - VectorMath.Least(row);
            }

            return regret;
        }
    }

    /// <summary>Gets the swap regret with its bounds: the sums of those of the copies.</summary>
    public RegretBound SwapEvidence => Rounds == 0 ? default : new(SwapRegret, PathwiseBound, WorstCaseBound);

    /// <inheritdoc/>
    protected override double PathwiseBound => copies.Sum(copy => copy.Evidence.Pathwise);

    /// <inheritdoc/>
    protected override double WorstCaseBound => copies.Sum(copy => copy.Evidence.WorstCase);

    /// <inheritdoc/>
    public override NoRegretRun Fork() => new SwapRegretRun(this);

    /// <inheritdoc/>
    protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        int count = copies.Length;
        for (int action = 0; action < count; action++)
        {
            for (int other = 0; other < count; other++)
            {
                share[other] = strategy[action] * losses[other];
                switched[(action * count) + other] += share[other];
            }

            copies[action].Observe(share);
            copies[action].Strategy.CopyTo(advice.AsSpan(action * count, count));
        }

        StationaryDistribution.Solve(advice, strategy);
    }
}
