using System.Globalization;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of voting rules.</summary>
internal static class VotingLines
{
    private static readonly PropertySearch<PreferenceOrder> Anybody = new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(1, 4)).WithAgents(1, 7);
    private static readonly PropertySearch<PreferenceOrder> Peaked = new PropertySearch<PreferenceOrder>(TypeGenerator.SinglePeakedOrders(1, 5)).WithAgents(1, 7);
    private static readonly PropertySearch<PreferenceOrder> Together = Peaked.WithAgents(1, 4) with { Misreports = 2 };

    // As many agents as the phantoms are for.
    private static readonly PropertySearch<PreferenceOrder> Four =
        new PropertySearch<PreferenceOrder>(TypeGenerator.SinglePeakedOrders(4, 6)).WithAgents(3) with { Misreports = 2 };
    private static readonly Voters Voters = new();
    private static readonly FiniteDomain<PreferenceOrder> TwoByThree = Domain.Orders(2, 3);
    private static readonly FiniteDomain<PreferenceOrder> ThreeByThree = Domain.Orders(3, 3);

    public static IEnumerable<TruthTableLine> All() => [.. Scores(), .. Runoffs(), .. Rankings(), .. Dictators(), .. Medians()];

    private static IEnumerable<TruthTableLine> Scores()
    {
        Plurality plurality = new();
        Borda borda = new();
        return
        [
            TruthTableLine.Fails(Truthful(plurality), TwoByThree, Anybody, new(2, 3)),
            TruthTableLine.Holds(new Anonymity<PreferenceOrder, int>(plurality), ThreeByThree, Anybody),
            TruthTableLine.Fails(VotingLaws.CondorcetConsistent(plurality), ThreeByThree, Anybody, new(3, 3)),
            TruthTableLine.Holds(VotingLaws.Monotone(plurality), ThreeByThree, Anybody),
            TruthTableLine.Fails(Truthful(borda), TwoByThree, Anybody, new(2, 3)),
            TruthTableLine.Holds(new Anonymity<PreferenceOrder, int>(borda), ThreeByThree, Anybody),
            TruthTableLine.Fails(VotingLaws.CloneIndependent(borda), ThreeByThree, Anybody, new(3, 3)),
            TruthTableLine.Holds(VotingLaws.Consistent(borda), Domain.Orders(4, 3), Anybody.WithAgents(1, 5)),
            TruthTableLine.Fails(VotingLaws.CondorcetConsistent(borda), ThreeByThree, Anybody, new(3, 3)),
            TruthTableLine.Holds(VotingLaws.Monotone(borda), ThreeByThree, Anybody),
            TruthTableLine.Holds(VotingLaws.Participation(borda), Domain.Orders(4, 3), Anybody),
        ];
    }

    private static IEnumerable<TruthTableLine> Runoffs()
    {
        InstantRunoff runoff = new();
        return
        [
            TruthTableLine.Fails(Truthful(runoff), TwoByThree, Anybody, new(2, 3)),
            TruthTableLine.Fails(VotingLaws.Monotone(runoff), SeventeenVoters(), Anybody, new(17, 3)),
            TruthTableLine.Fails(VotingLaws.CondorcetConsistent(runoff), ThreeByThree, Anybody, new(3, 3)),

            // Independent where no count ties; with two voters the tie rule looks at the index, which a clone's leaving moves.
            TruthTableLine.Fails(VotingLaws.CloneIndependent(runoff), TwoByThree, Anybody, new(2, 3)),
        ];
    }

    private static IEnumerable<TruthTableLine> Rankings()
    {
        Kemeny kemeny = new();
        return
        [
            TruthTableLine.Holds(VotingLaws.CondorcetConsistent(kemeny), Domain.Orders(4, 3), Anybody),
            TruthTableLine.Holds(VotingLaws.CondorcetConsistent(kemeny), Domain.Orders(3, 4), Anybody),
            TruthTableLine.Fails(Truthful(kemeny), ThreeByThree, Anybody, new(3, 3)),
            TruthTableLine.Holds(VotingLaws.Monotone(kemeny), ThreeByThree, Anybody),

            // With ties between rankings broken by index three voters are enough.
            TruthTableLine.Fails(VotingLaws.Participation(kemeny), Domain.Orders(3, 4), Anybody, new(3, 4)),
        ];
    }

    private static IEnumerable<TruthTableLine> Dictators()
    {
        RandomDictator random = new();
        return
        [
            TruthTableLine.Holds(Truthful(new Dictatorship(0)), ThreeByThree, Anybody),
            TruthTableLine.Fails(new Anonymity<PreferenceOrder, int>(new Dictatorship(0)), Domain.Orders(2, 2), Anybody, new(2, 2)),
            TruthTableLine.Holds(new StrategyproofnessInExpectation<PreferenceOrder, int>(random, Voters), ThreeByThree, Anybody),
            TruthTableLine.Holds(new UniversalTruthfulness<PreferenceOrder, int>(random, Voters), ThreeByThree, Anybody),
            TruthTableLine.Holds(new Anonymity<PreferenceOrder, int>(random), ThreeByThree, Anybody),
            TruthTableLine.Holds(VotingLaws.Unanimous(random), ThreeByThree, Anybody),
            TruthTableLine.Holds(
                new Neutrality<PreferenceOrder, int>(random, 3, (ballot, names) => ballot.Renamed(names.Span), (winner, names) => names[winner]), ThreeByThree, new(TypeGenerator.Orders(3, 3))),
        ];
    }

    private static IEnumerable<TruthTableLine> Medians()
    {
        MedianVoter median = new();
        MedianVoter phantoms = new([0, 3]);
        FiniteDomain<PreferenceOrder> peaked = SinglePeaked(3, 4);
        return
        [
            TruthTableLine.Holds(new GroupStrategyproofness<PreferenceOrder, int>(median, Voters, 3), peaked, Together),
            TruthTableLine.Holds(VotingLaws.CondorcetConsistent(median), peaked, Peaked),
            TruthTableLine.Holds(new Anonymity<PreferenceOrder, int>(median), peaked, Peaked),
            TruthTableLine.Fails(Truthful(median), TwoByThree, Anybody, new(2, 3)),
            TruthTableLine.Holds(new GroupStrategyproofness<PreferenceOrder, int>(phantoms, Voters, 3), peaked, Four) with { Setting = "phantoms 0 and 3" },
            TruthTableLine.Holds(new Anonymity<PreferenceOrder, int>(phantoms), peaked, Four) with { Setting = "phantoms 0 and 3" },
        ];
    }

    // 6 voters rank 0>1>2, 5 rank 2>0>1, 4 rank 1>2>0 and 2 rank 1>0>2 or raise 0 to the top.
    private static FiniteDomain<PreferenceOrder> SeventeenVoters() => Domain.Each<PreferenceOrder>(
        [
            .. Enumerable.Repeat<Sequence<PreferenceOrder>>([new(0, 1, 2)], 6),
            .. Enumerable.Repeat<Sequence<PreferenceOrder>>([new(2, 0, 1)], 5),
            .. Enumerable.Repeat<Sequence<PreferenceOrder>>([new(1, 2, 0)], 4),
            .. Enumerable.Repeat<Sequence<PreferenceOrder>>([new(1, 0, 2), new(0, 1, 2)], 2),
        ],
        "6 voters 0>1>2, 5 voters 2>0>1, 4 voters 1>2>0 and 2 voters 1>0>2 or 0>1>2");

    private static FiniteDomain<PreferenceOrder> SinglePeaked(int voters, int candidates) => Domain.Same<PreferenceOrder>(
        voters, [.. Domain.AllOrders(candidates).Where(IsSinglePeaked)], string.Create(CultureInfo.InvariantCulture, $"the single-peaked orders of {candidates}"));

    // Single-peaked: those down to any place of the order are neighbors on the line 0..m-1.
    private static bool IsSinglePeaked(PreferenceOrder order) => Enumerable.Range(1, order.Listed.Count)
        .All(length => order.Listed.Take(length).Max() - order.Listed.Take(length).Min() == length - 1);

    private static Strategyproofness<PreferenceOrder, int> Truthful(IMechanism<PreferenceOrder, int> rule) => new(rule, Voters);
}
