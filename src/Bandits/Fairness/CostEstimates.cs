using static System.FormattableString;

namespace Mechanisms.Bandits.Fairness;

/// <summary>What every hypothesis would have cost so far, estimated from the labels of the accepted alone.</summary>
/// <remarks>Accepting an individual costs 1 − label, rejecting it ½, and different treatment of a reported pair the penalty; ½ a head for rejecting all is left out.</remarks>
internal sealed class CostEstimates(int hypotheses, double penalty)
{
    private readonly double[] costs = new double[hypotheses];

    public ReadOnlySpan<double> Values => costs;

    public static double Penalty(double value) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, Invariant($"A penalty must be at least 0 and finite; got {value}."));

    public CostEstimates Copy()
    {
        CostEstimates copy = new(costs.Length, penalty);
        costs.CopyTo(copy.costs, 0);
        return copy;
    }

    /// <summary>Adds a round in which one hypothesis decided.</summary>
    public void Add(FairRound round, int decided, ReadOnlySpan<double> acceptance, ReadOnlySpan<bool> labels, FairnessReport? report)
    {
        for (int individual = 0; individual < labels.Length; individual++)
        {
            // Seen only when accepted, and then with positive probability of acceptance.
            bool isAccepted = round.Decisions[decided, individual];
            double cost = isAccepted && !labels[individual] ? 1 / acceptance[individual] : 0;
            Charge(round, individual, cost - 0.5);
        }

        if (report is { } pair)
        {
            Charge(round, pair.Favored, penalty);
            Charge(round, pair.Slighted, -penalty);
        }
    }

    // What accepting an individual costs more than rejecting it.
    private void Charge(FairRound round, int individual, double cost)
    {
        for (int hypothesis = 0; hypothesis < costs.Length; hypothesis++)
        {
            costs[hypothesis] += round.Decisions[hypothesis, individual] ? cost : 0;
        }
    }
}
