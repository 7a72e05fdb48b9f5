using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Matching;
using Mechanisms.Voting;

namespace Mechanisms.Verification.Tests;

public class PropertySearchTests
{
    private static readonly StreamKey Key = new(20_261_122);
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();
    private static readonly PropertySearch<Rational> Values = new(TypeGenerator.Values());
    private static readonly PropertySearch<PreferenceOrder> Orders = new(TypeGenerator.Orders(2, 4));

    [Fact]
    public void Shrinks_the_first_price_auction_to_one_bidder_who_shades_a_value_of_one()
    {
        Manipulation<Rational, SingleItemOutcome> witness = Witnesses.Of(new Strategyproofness<Rational, SingleItemOutcome>(
            new FirstPriceAuction(), Bidders).Check(Values, Key));
        Assert.Equal((1, 1, 0), (witness.Agents, witness.Type, witness.Report));
    }

    [Fact]
    public void Shrinks_plurality_and_Borda_to_two_voters_and_three_candidates()
    {
        foreach (IMechanism<PreferenceOrder, int> rule in new IMechanism<PreferenceOrder, int>[] { new Plurality(), new Borda() })
        {
            Manipulation<PreferenceOrder, int> witness = Witnesses.Of(new Strategyproofness<PreferenceOrder, int>(rule, new Voters()).Check(Orders, Key));
            Assert.Equal((2, 3), (witness.Agents, witness.Type.Listed.Count));
        }
    }

    [Fact]
    public void Refutes_the_Boston_mechanism_with_three_students_and_three_schools()
    {
        BostonMechanism boston = new([new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)]);
        Manipulation<PreferenceOrder, Assignment> witness = Witnesses.Of(new Strategyproofness<PreferenceOrder, Assignment>(boston, new AssignedAgents())
            .Check(new PropertySearch<PreferenceOrder>(TypeGenerator.Orders(3, 3)).WithAgents(3), Key));
        Assert.Equal((3, 3), (witness.Agents, witness.Type.Listed.Count));
    }

    [Fact]
    public void Finds_nothing_against_truthful_rules_and_proves_nothing()
    {
        Assert.Equal(new Verdict<Manipulation<Rational, SingleItemOutcome>>.NotRefuted(2_000), Truthful(new SecondPriceAuction()).Check(Values, Key));
        Assert.Equal(
            new Verdict<Manipulation<PreferenceOrder, Assignment>>.NotRefuted(2_000),
            new Strategyproofness<PreferenceOrder, Assignment>(new SerialDictatorship(), new AssignedAgents()).Check(Orders, Key));
    }

    [LongFact]
    public void Finds_nothing_against_the_second_price_auction_in_a_million_cases() =>
        Truthful(new SecondPriceAuction()).Check(Values with { Cases = 1_000_000 }, Key).ThrowIfRefuted();

    [Fact]
    public void No_single_step_of_a_witness_still_refutes()
    {
        foreach (ulong root in Enumerable.Range(0, 20).Select(number => (ulong)number))
        {
            RequireMinimal(Truthful(new FirstPriceAuction()), Values, new(root));
            RequireMinimal(Truthful(new FirstPriceAuction()), Values.WithAgents(2, 4), new(root));
            RequireMinimal(new Strategyproofness<PreferenceOrder, int>(new Borda(), new Voters()), Orders, new(root));
            RequireMinimal(new Strategyproofness<PreferenceOrder, int>(new Plurality(), new Voters()), Orders.WithAgents(3, 5), new(root));
        }
    }

    [Fact]
    public void A_search_that_does_not_shrink_would_fail_the_law_of_minimal_witnesses()
    {
        Strategyproofness<Rational, SingleItemOutcome> claim = Truthful(new FirstPriceAuction());
        SearchCase<Rational> drawn = Values.Draw(Key).First(drawn => Refutes(claim, drawn) && drawn.Agents > 1);
        Assert.Contains(Values.Smaller(drawn), smaller => Refutes(claim, smaller));
    }

    [Fact]
    public void The_same_key_gives_the_same_witness_and_another_key_other_cases()
    {
        Strategyproofness<PreferenceOrder, int> claim = new(new Borda(), new Voters());
        Assert.Equal(claim.Check(Orders, Key).ToString(), claim.Check(Orders, Key).ToString());
        Assert.Equal(Orders.Draw(Key).Take(50), Orders.Draw(Key).Take(50));
        Assert.NotEqual(Orders.Draw(Key).Take(50), Orders.Draw(Key.Replication(1)).Take(50));
    }

    [Fact]
    public void Cases_reach_ties_zeros_one_agent_and_all_counts()
    {
        SearchCase<Rational>[] drawn = [.. Values.Draw(Key)];
        Assert.Equal([1, 2, 3, 4, 5], drawn.Select(one => one.Agents).Distinct().Order());
        Assert.Contains(drawn, one => one.Agents > 2 && one.Truth.Distinct().Count() == 1);
        Assert.True(drawn.Count(one => one.Truth.Distinct().Count() < one.Agents) > drawn.Length / 3);
        Assert.Contains(drawn, one => one.Truth.All(value => value.IsZero));
        Assert.Contains(drawn, one => one.Truth.Any(value => !value.IsInteger));
        Assert.Contains(drawn, one => one.Truth.Any(value => value > 50));
        Assert.All(drawn, one => Assert.All(one.Misreports, list => Assert.InRange(list.Count, 1, 4)));
    }

    [Fact]
    public void A_mechanism_that_asks_for_two_agents_is_searched_from_two_and_never_shrunk_below()
    {
        IMechanism<Rational, SingleItemOutcome> picky = Mechanism.Deterministic<Rational, SingleItemOutcome>("picky auction", bids => bids.Count < 2
            ? throw new ArgumentException("At least two bids are required.", nameof(bids)) : new FirstPriceAuction().Decide(bids.Span));
        Assert.Equal(2, Witnesses.Of(Truthful(picky).Check(Values.WithAgents(2, 5), Key)).Agents);
        Assert.Equal(2, Witnesses.Of(Truthful(picky).Check(Values.WithAgents(2, 5), Key.Replication(1))).Agents);
        Assert.Throws<ArgumentException>(() => Truthful(picky).Check(Values, Key));
    }

    [Fact]
    public void A_search_can_be_stopped_and_says_how_far_it_is()
    {
        List<SearchProgress> told = [];
        Truthful(new SecondPriceAuction()).Check(Values with { Cases = 200, Progress = new Listener(told.Add) }, Key);
        Assert.Equal([64, 128, 192, 200], told.Select(step => step.Examined));
        Assert.All(told, step => Assert.Equal(200, step.Total));
        Assert.Throws<OperationCanceledException>(() => Truthful(new SecondPriceAuction()).Check(Values, Key, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Values with { Cases = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Values with { Misreports = -1 });
        Assert.Contains("0 and 3", Assert.Throws<ArgumentOutOfRangeException>(() => Values.WithAgents(0, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Values.WithAgents(3, 2));
        Assert.Throws<ArgumentNullException>(() => new PropertySearch<Rational>(null!));
        Assert.Equal("2000 random cases of 1 to 5 agents, values, 4 misreports each", Values.ToString());
    }

    [Fact]
    public void The_seed_of_a_case_is_golden()
    {
        Assert.Equal(new ReplaySeed(16504019988892878448, 13120580176409928385), ReplaySeed.Of(new(1), 0));
        Assert.Equal(1UL, ReplaySeed.Of(new(1), 7).Gamma & 1);
        Assert.NotEqual(ReplaySeed.Of(new(1), 0), ReplaySeed.Of(new(1), 1));
    }

    private static Strategyproofness<Rational, SingleItemOutcome> Truthful(IMechanism<Rational, SingleItemOutcome> rule) => new(rule, Bidders);

    private static void RequireMinimal<TReport, TOutcome>(
        Strategyproofness<TReport, TOutcome> claim, PropertySearch<TReport> search, StreamKey key)
    {
        Manipulation<TReport, TOutcome> witness = Witnesses.Of(claim.Check(search, key));
        Assert.DoesNotContain(search.Smaller(new(witness.Truth, witness.Misreports)), smaller => Refutes(claim, smaller));
    }

    private static bool Refutes<TReport, TOutcome>(Strategyproofness<TReport, TOutcome> claim, SearchCase<TReport> drawn) =>
        claim.Examine(new(claim.Mechanism, drawn.Truth, drawn.Misreports)) is not null;

    private sealed class Listener(Action<SearchProgress> told) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => told(value);
    }
}
