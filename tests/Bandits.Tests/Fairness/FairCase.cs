using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Fairness;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Fairness;

/// <summary>A few rounds of individuals, labels and distances.</summary>
public sealed record FairCase(int Hypotheses, int Individuals, Sequence<int> Draws)
{
    public static Arbitrary<FairCase> Arbitrary { get; } = Arb.From(
        from hypotheses in Gen.Choose(1, 3)
        from individuals in Gen.Choose(1, 3)
        from draws in Gen.Choose(0, 10_000).ArrayOf(24)
        select new FairCase(hypotheses, individuals, draws.ToSequence()));

    public FairRound Round(int round) => new(new(Hypotheses, Individuals,
        [.. Enumerable.Range(0, Hypotheses * Individuals).Select(entry => ((Draws[round] >> entry) & 1) == 1)]));

    public bool[] Labels(int round) => [.. Enumerable.Range(0, Individuals).Select(individual => ((Draws[^(round + 1)] >> individual) & 1) == 1)];

    public AuditPanel Panel => new([new(Individuals, Individuals, [.. Enumerable.Range(0, Individuals * Individuals).Select(entry => Draws[entry % 24] % 4 / 8.0)])], 0.05);

    /// <summary>The Lagrangian cost of a hypothesis in a round, from all labels.</summary>
    public static double Cost(FairRound round, int hypothesis, bool[] labels, FairnessReport? report, double penalty)
    {
        double cost = 0;
        for (int individual = 0; individual < labels.Length; individual++)
        {
            cost += round.Decisions[hypothesis, individual] ? (labels[individual] ? 0 : 1) : 0.5;
        }

        return report is { } pair
            ? cost + (penalty * ((round.Decisions[hypothesis, pair.Favored] ? 1 : 0) - (round.Decisions[hypothesis, pair.Slighted] ? 1 : 0)))
            : cost;
    }

    public override string ToString() => $"{Hypotheses} hypotheses, {Individuals} individuals, draws [{string.Join(", ", Draws)}]";
}
