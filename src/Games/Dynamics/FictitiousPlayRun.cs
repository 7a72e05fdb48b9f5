namespace Mechanisms.Games.Dynamics;

/// <summary>Best responses to cumulative losses.</summary>
internal sealed class FictitiousPlayRun : NoRegretRun
{
    public FictitiousPlayRun(ConvexSet actions)
        : base(actions)
    {
    }

    private FictitiousPlayRun(FictitiousPlayRun original)
        : base(original)
    {
    }

    // Every round costs at most the spread of its losses more than any fixed action.
    protected override double PathwiseBound => Rounds * LargestSpread;

    protected override double WorstCaseBound => Rounds * LargestSpread;

    public override NoRegretRun Fork() => new FictitiousPlayRun(this);

    protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        int best = 0;
        for (int action = 1; action < strategy.Length; action++)
        {
            best = TotalLosses[action] < TotalLosses[best] ? action : best;
        }

        strategy.Clear();
        strategy[best] = 1;
    }
}
