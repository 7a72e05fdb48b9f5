using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Claims;

/// <summary>Claims about several agents, several names, and agents who move others.</summary>
public class CoalitionClaimTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();

    private static readonly Arbitrary<(int[] Outcomes, int[] Utilities)> TableMechanisms =
        Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 3))).ArrayOf(4).SelectMany(
            outcomes => Gen.Choose(0, 2).ArrayOf(16).Select(utilities => (outcomes, utilities))).ToArbitrary();

    [Fact]
    public void Two_bidders_of_a_second_price_auction_collude_though_none_lies_alone()
    {
        FiniteDomain<Rational> domain = Domain.Numbers(2, 0, 1, 2);
        Verdicts.RequireProof(new GroupStrategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders, 1), domain);
        CoalitionManipulation<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(
            new GroupStrategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders, 2), domain);

        Assert.Equal([0, 1], witness.Members);
        Assert.Contains("group strategyproof for coalitions up to 2", witness.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_enough_that_one_member_gains_whichever()
    {
        GroupStrategyproofness<Rational, SingleItemOutcome> claim = new(new SecondPriceAuction(), Bidders, 2);

        // The second bidder's 0 lowers the first one's price, and the other way round.
        Assert.Equal([1, 0], claim.Examine(new(claim.Mechanism, [2, 1], [[3], [0]]))!.MemberGains);
        Assert.Equal([0, 1], claim.Examine(new(claim.Mechanism, [1, 2], [[0], [3]]))!.MemberGains);
        Assert.Null(claim.Examine(new(claim.Mechanism, [2, 1], [[0], [3]])));
    }

    [Fact]
    public void Serial_dictatorship_resists_all_coalitions_and_a_rule_that_agent_0_bosses_does_not()
    {
        Verdicts.RequireProof(
            new GroupStrategyproofness<PreferenceOrder, Assignment>(new SerialDictatorship(), new AssignedAgents(), 3), Domain.Orders(3, 3));

        // Agent 0 loses nothing by favoring another, who gains and need not lie itself.
        CoalitionManipulation<PreferenceOrder, Assignment> witness = Verdicts.RequireWitness(
            new GroupStrategyproofness<PreferenceOrder, Assignment>(new Doubles.Bossy(), new AssignedAgents(), 2), Domain.Orders(3, 3));
        Assert.Contains(0, witness.Members);
        Assert.Equal(Rational.Zero, witness.MemberGains[0]);
    }

    [Fact]
    public void A_member_may_lie_for_one_who_tells_the_truth()
    {
        // Only agent 1 has a lie: it bids 0, pays nothing as before, and agent 0 gets the item for nothing.
        FiniteDomain<Rational> domain = Domain.Each<Rational>([[2], [1, 0]], "2 or (1, 0)");
        GroupStrategyproofness<Rational, SingleItemOutcome> claim = new(new SecondPriceAuction(), Bidders, 2);
        CoalitionManipulation<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(claim, domain);
        Assert.Equal([0, 1], witness.Members);
        Assert.Equal([2, 0], witness.Reports);
        Assert.Equal([1, 0], witness.MemberGains);
        Assert.Empty(witness.Misreports[0]);
        Assert.True(claim.Replay(witness).IsRefuted);
    }

    [Fact]
    public void Order_statistics_resist_coalitions_and_the_mean_does_not()
    {
        FiniteDomain<Rational> domain = Domain.Numbers(3, 0, 1, 2);
        Verdicts.RequireProof(new GroupStrategyproofness<Rational, Rational>(new Doubles.OrderStatistic(1), Doubles.Walkers, 3), domain);
        Verdicts.RequireWitness(new GroupStrategyproofness<Rational, Rational>(new Doubles.Mean(), Doubles.Walkers, 3), domain);
    }

    [Fact]
    public void Pairs_agree_with_a_loop_over_joint_lies_of_random_mechanisms() => Prop.ForAll(TableMechanisms, drawn =>
        JudgedBySearch(drawn.Outcomes, drawn.Utilities, 2) == ByDefinition(drawn.Outcomes, drawn.Utilities)).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void A_judge_that_tries_single_agents_only_is_refuted() => PlantedLaw.RequireFalsified(() => Prop.ForAll(TableMechanisms, drawn =>
        JudgedBySearch(drawn.Outcomes, drawn.Utilities, 1) == ByDefinition(drawn.Outcomes, drawn.Utilities)).Check(Laws.Config.WithMaxTest(300)));

    [Fact]
    public void Prizes_split_by_heads_invite_false_names_and_second_prices_do_not()
    {
        Heads heads = new();
        FalseNames<Rational, Rational> witness = Verdicts.RequireWitness(
            new FalseNameProofness<Rational, Rational>(SplitByHeads, heads, 3), Domain.Numbers(2, 1));

        // Of a prize of 12 one of two heads gets 6, three of four 9.
        Assert.Equal((0, 3, (Rational)3), (witness.Agent, witness.Reports.Count, witness.Size));
        Verdicts.RequireProof(
            new FalseNameProofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), new Names(), 3), Domain.Numbers(2, 0, 1, 2));
    }

    [Fact]
    public void Serial_dictatorship_is_non_bossy_and_a_bossy_rule_is_not()
    {
        Verdicts.RequireProof(
            new NonBossiness<PreferenceOrder, Assignment, int>(new SerialDictatorship(), (agent, outcome) => outcome.Given[agent]), Domain.Orders(3, 3));
        Violation<PreferenceOrder, Assignment> witness = Verdicts.RequireWitness(
            new NonBossiness<PreferenceOrder, Assignment, int>(new Doubles.Bossy(), (agent, outcome) => outcome.Given[agent]), Domain.Orders(3, 3));
        Assert.StartsWith("Agent 0 reports", witness.Reason, StringComparison.Ordinal);
        Assert.Equal(witness.Outcome.Only.Given[0], witness.After!.Only.Given[0]);
    }

    [Fact]
    public void Rejects_coalitions_and_names_that_are_too_few()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroupStrategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FalseNameProofness<Rational, Rational>(SplitByHeads, new Heads(), 1));
    }

    private static IMechanism<Rational, Rational> SplitByHeads { get; } =
        Mechanism.Deterministic<Rational, Rational>("split-by-heads double", reports => new Rational(12, reports.Count));

    // Two agents, two types each, a table of outcomes.
    private static bool JudgedBySearch(int[] outcomes, int[] utilities, int coalition) => !new GroupStrategyproofness<int, int>(
        Mechanism.Deterministic<int, int>("table", types => outcomes[(2 * types[0]) + types[1]]),
        Preferences.Exact<int, int>((agent, type, outcome) => utilities[(8 * agent) + (4 * type) + outcome]), coalition)
        .Check(new ExhaustiveSearch<int>(Domain.Same<int>(2, [0, 1], "two types"))).IsRefuted;

    // Written apart: one agent gains by its own lie, or by any pair of reports neither loses and one gains.
    private static bool ByDefinition(int[] outcomes, int[] utilities)
    {
        for (int code = 0; code < 16; code++)
        {
            (int first, int second, int lieFirst, int lieSecond) = (code & 1, (code >> 1) & 1, (code >> 2) & 1, (code >> 3) & 1);
            int before = outcomes[(2 * first) + second];
            int after = outcomes[(2 * lieFirst) + lieSecond];
            int gainFirst = utilities[(4 * first) + after] - utilities[(4 * first) + before];
            int gainSecond = utilities[8 + (4 * second) + after] - utilities[8 + (4 * second) + before];
            bool alone = (lieSecond == second && gainFirst > 0) || (lieFirst == first && gainSecond > 0);
            bool together = gainFirst >= 0 && gainSecond >= 0 && gainFirst + gainSecond > 0;
            if (alone || together)
            {
                return false;
            }
        }

        return true;
    }

    // Every head gets the outcome.
    private sealed record Heads : IIdentityPreferences<Rational, Rational>
    {
        public bool IsOrdinal => false;

        public Tolerance Tolerance => default;

        public Rational Utility(int agent, Rational type, Rational outcome) => outcome;

        public Rational UtilityOf(ReadOnlySpan<int> identities, Rational type, Rational outcome) => identities.Length * outcome;
    }

    // One item is enough; all names pay.
    private sealed record Names : IIdentityPreferences<Rational, SingleItemOutcome>
    {
        public bool IsOrdinal => false;

        public Tolerance Tolerance => default;

        public Rational Utility(int agent, Rational type, SingleItemOutcome outcome) => UtilityOf([agent], type, outcome);

        public Rational UtilityOf(ReadOnlySpan<int> identities, Rational type, SingleItemOutcome outcome)
        {
            Rational sum = Rational.Zero;
            foreach (int identity in identities)
            {
                sum += (type * outcome.ShareOf(identity)) - outcome.Payments[identity];
            }

            return sum;
        }
    }
}
