namespace Mechanisms.Bandits.Fairness;

/// <summary>What a policy and every single hypothesis cost so far.</summary>
internal sealed class FairAccount(int hypotheses, double penalty)
{
    private readonly double[] regrets = new double[hypotheses];
    private readonly double[] costs = new double[hypotheses];
    private readonly long[] errors = new long[hypotheses];

    /// <summary>Gets the cost of the policies less that of the best hypothesis.</summary>
    public double Regret => regrets.Max();

    public long Reports { get; private set; }

    public long LateReports { get; private set; }

    /// <summary>Gets the expected number of wrong decisions.</summary>
    public double Errors { get; private set; }

    public double LateErrors { get; private set; }

    public long LeastErrors => errors.Min();

    /// <summary>Adds a round: rejecting costs 1/2, accepting who does not deserve it 1, and treating a reported pair differently the penalty.</summary>
    public void Charge(FairRound round, ReadOnlySpan<double> weights, ReadOnlySpan<bool> labels, FairnessReport? report, bool isLate)
    {
        double own = 0;
        double wrong = 0;
        for (int hypothesis = 0; hypothesis < costs.Length; hypothesis++)
        {
            (costs[hypothesis], int mistakes) = CostOf(round, hypothesis, labels, report);
            errors[hypothesis] += mistakes;
            own += weights[hypothesis] * costs[hypothesis];
            wrong += weights[hypothesis] * mistakes;
        }

        for (int hypothesis = 0; hypothesis < costs.Length; hypothesis++)
        {
            regrets[hypothesis] += own - costs[hypothesis];
        }

        Errors += wrong;
        LateErrors += isLate ? wrong : 0;
        Reports += report is null ? 0 : 1;
        LateReports += isLate && report is not null ? 1 : 0;
    }

    private (double Cost, int Mistakes) CostOf(FairRound round, int hypothesis, ReadOnlySpan<bool> labels, FairnessReport? report)
    {
        double cost = 0;
        int mistakes = 0;
        for (int individual = 0; individual < labels.Length; individual++)
        {
            bool isAccepted = round.Decisions[hypothesis, individual];
            cost += !isAccepted ? 0.5 : labels[individual] ? 0 : 1;
            mistakes += isAccepted == labels[individual] ? 0 : 1;
        }

        if (report is { } pair)
        {
            cost += penalty * ((round.Decisions[hypothesis, pair.Favored] ? 1 : 0) - (round.Decisions[hypothesis, pair.Slighted] ? 1 : 0));
        }

        return (cost, mistakes);
    }
}
