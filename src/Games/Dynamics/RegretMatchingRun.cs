namespace Mechanisms.Games.Dynamics;

/// <summary>Regret matching, with totals cut at 0 or not, predictive or not.</summary>
internal sealed class RegretMatchingRun : NoRegretRun
{
    private readonly bool truncates;
    private readonly bool predicts;
    private readonly double[] regrets;
    private readonly double[] last;
    private double surprise;

    public RegretMatchingRun(ConvexSet actions, bool truncates, bool predicts)
        : base(actions)
    {
        this.truncates = truncates;
        this.predicts = predicts;
        regrets = new double[actions.Dimension];
        last = new double[actions.Dimension];
    }

    private RegretMatchingRun(RegretMatchingRun original)
        : base(original)
    {
        (truncates, predicts, surprise) = (original.truncates, original.predicts, original.surprise);
        regrets = [.. original.regrets];
        last = [.. original.last];
    }

    protected override double PathwiseBound => Math.Sqrt(predicts ? surprise : SquaredPositivePart());

    protected override double WorstCaseBound => (predicts ? 2 : 1) * LargestSpread * Math.Sqrt((double)Set.Dimension * Rounds);

    public override NoRegretRun Fork() => new RegretMatchingRun(this);

    protected override void Learn(ReadOnlySpan<double> losses, Span<double> strategy)
    {
        double own = VectorMath.Dot(losses, strategy);
        for (int action = 0; action < losses.Length; action++)
        {
            double instant = own - losses[action];
            double change = instant - last[action];
            surprise += change * change;
            double total = regrets[action] + instant;
            regrets[action] = truncates ? Math.Max(total, 0) : total;
            last[action] = predicts ? instant : 0;
        }

        Match(strategy);
    }

    private void Match(Span<double> strategy)
    {
        double sum = 0;
        for (int action = 0; action < strategy.Length; action++)
        {
            strategy[action] = Math.Max(regrets[action] + last[action], 0);
            sum += strategy[action];
        }

        for (int action = 0; action < strategy.Length; action++)
        {
            strategy[action] = sum > 0 ? strategy[action] / sum : 1.0 / strategy.Length;
        }
    }

    private double SquaredPositivePart()
    {
        double sum = 0;
        foreach (double regret in regrets)
        {
            double positive = Math.Max(regret, 0);
            sum += positive * positive;
        }

        return sum;
    }
}
