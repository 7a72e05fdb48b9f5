using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Matching;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Claims;

public class ExhaustiveSearchTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();

    [Theory]
    [InlineData(WitnessChoice.First)]
    [InlineData(WitnessChoice.Largest)]
    public void The_witness_does_not_depend_on_the_number_of_threads(WitnessChoice choice)
    {
        // The first lie is far into the domain: 625 profiles, and few of them manipulable.
        Strategyproofness<Rational, SingleItemOutcome> claim = new(
            Mechanism.Deterministic<Rational, SingleItemOutcome>("late double", bids => bids[0] >= 3 && bids[3] < 4
                ? new FirstPriceAuction().Decide(bids.Span) : new SecondPriceAuction().Decide(bids.Span)),
            Bidders);
        ExhaustiveSearch<Rational> search = new(Domain.Numbers(4, 0, 1, 2, 3, 4)) { Choice = choice };
        Verdict<Manipulation<Rational, SingleItemOutcome>> alone = claim.Check(search with { Threads = 1 });

        Assert.True(alone.IsRefuted);
        for (int threads = 2; threads <= 8; threads++)
        {
            Assert.Equal(alone, claim.Check(search with { Threads = threads }));
        }
    }

    [Fact]
    public void The_first_witness_is_that_of_the_first_profile()
    {
        Law<int, int> claim = new(
            Mechanism.Deterministic<int, int>("sum", types => types.Sum()), "small", (truth, sum) => sum.Only > 150 ? "Large." : null);
        FiniteDomain<int> domain = Domain.Same<int>(2, [.. Enumerable.Range(0, 100)], "0..99");

        Assert.Equal([52, 99], Verdicts.RequireWitness(claim, domain).Truth);
    }

    [Fact]
    public void Symmetry_is_checked_used_and_named()
    {
        Strategyproofness<PreferenceOrder, int> claim = new(new Plurality(), new Voters()) { Symmetry = new() };
        IMechanism<PreferenceOrder, int> constant = Mechanism.Deterministic<PreferenceOrder, int>("constant double", _ => 1);

        Assert.Contains(
            "up to the order of the agents", Verdicts.RequireProof(claim with { Mechanism = constant }, Domain.Orders(4, 3)), StringComparison.Ordinal);
        Assert.True(claim.Check(new ExhaustiveSearch<PreferenceOrder>(Domain.Orders(3, 3))).IsRefuted);
    }

    [Fact]
    public void Symmetry_that_a_mechanism_or_the_preferences_lack_is_not_used()
    {
        IMechanism<PreferenceOrder, int> constant = Mechanism.Deterministic<PreferenceOrder, int>("constant double", _ => 1);
        IMechanism<PreferenceOrder, int> dictator = Mechanism.Deterministic<PreferenceOrder, int>("dictator double", orders => orders[1].Top);
        IPreferences<PreferenceOrder, int> partial = Preferences.Ordinal<PreferenceOrder, int>((agent, type, outcome) => agent == 0 ? 0 : type.RankOf(outcome));
        Strategyproofness<PreferenceOrder, int> claim = new(constant, partial) { Symmetry = new() };

        Assert.DoesNotContain("order of the agents", Verdicts.RequireProof(claim, Domain.Orders(3, 3)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "order of the agents", Verdicts.RequireProof(claim with { Mechanism = dictator, Preferences = new Voters() }, Domain.Orders(3, 3)), StringComparison.Ordinal);
    }

    // Types 0 and 1, everybody wants the outcome of their type; the lie pays at the profile 1, 0 alone, which ascending profiles leave out.
    [Fact]
    public void A_lie_that_sorted_profiles_hide_is_found_in_spite_of_a_claimed_symmetry()
    {
        IMechanism<int, int> trap = Mechanism.Deterministic<int, int>("trap double", types => types[0] > types[1] ? 9 : 1);
        Strategyproofness<int, int> claim = new(trap, Preferences.Exact<int, int>((agent, type, outcome) => outcome == type ? 1 : 0)) { Symmetry = new() };

        Assert.Equal([1, 0], Verdicts.RequireWitness(claim, Domain.Same<int>(2, [0, 1], "types 0, 1")).Truth);
    }

    [Fact]
    public void Symmetry_renames_agents_in_outcomes()
    {
        IMechanism<PreferenceOrder, Assignment> copies = Mechanism.Deterministic<PreferenceOrder, Assignment>(
            "copy double", orders => new([.. orders.Select(order => order.Top)]));
        AgentSymmetry<Assignment> symmetry = new((outcome, places) => new(Sequence.Of(places.Count, agent => outcome.Given[places[agent]])));

        Assert.Contains("order of the agents", Verdicts.RequireProof(
            new Strategyproofness<PreferenceOrder, Assignment>(copies, new AssignedAgents()) { Symmetry = symmetry }, Domain.Orders(3, 3)), StringComparison.Ordinal);
    }

    [Fact]
    public void Domains_beyond_the_table_are_searched_all_the_same()
    {
        // 4,200² reports are more than 2^24.
        FiniteDomain<int> domain = Domain.Same<int>(2, [0], "type 0").WithMisreports([.. Enumerable.Range(1, 4_199)], "1..4199");
        IPreferences<int, int> preferences = Preferences.Exact<int, int>((agent, type, outcome) => outcome == 4_199 ? 1 : 0);

        Assert.Equal("2 agents with type 0, and misreports 1..4199: its one profile and 8,400 reports", Verdicts.RequireProof(
            new Strategyproofness<int, int>(Mechanism.Deterministic<int, int>("sum", reports => Math.Min(4_198, reports.Sum())), preferences), domain));
        Assert.Equal(4_199, Verdicts.RequireWitness(
            new Strategyproofness<int, int>(Mechanism.Deterministic<int, int>("sum", reports => reports.Sum()), preferences), domain).Report);
    }

    [Fact]
    public void Progress_ends_at_the_number_of_cases()
    {
        Log log = new();
        Verdict<Manipulation<Rational, SingleItemOutcome>> verdict = new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders)
            .Check(new ExhaustiveSearch<Rational>(Domain.Numbers(4, 0, 1, 2, 3, 4)) { Progress = log });

        Assert.False(verdict.IsRefuted);
        Assert.Equal(625, log.Reports.Max(report => report.Examined));
        Assert.All(log.Reports, report => Assert.Equal(625, report.Total));
        Assert.Equal((625 + 63) / 64, log.Reports.Count);
    }

    [Fact]
    public void Cancelling_stops_the_search()
    {
        using CancellationTokenSource source = new();
        IMechanism<Rational, SingleItemOutcome> cancelling = Mechanism.Deterministic<Rational, SingleItemOutcome>("cancelling double", bids =>
        {
            source.Cancel();
            return new SecondPriceAuction().Decide(bids.Span);
        });

        Assert.ThrowsAny<OperationCanceledException>(() => new Strategyproofness<Rational, SingleItemOutcome>(cancelling, Bidders)
            .Check(new ExhaustiveSearch<Rational>(Domain.Numbers(4, 0, 1, 2, 3, 4)), default, source.Token));
    }

    [Fact]
    public void A_fault_of_the_mechanism_comes_out_as_it_was_thrown()
    {
        IMechanism<Rational, SingleItemOutcome> faulty = Mechanism.Deterministic<Rational, SingleItemOutcome>(
            "faulty double", _ => throw new NotSupportedException("No auction today."));

        Assert.Equal("No auction today.", Assert.Throws<NotSupportedException>(() => new Strategyproofness<Rational, SingleItemOutcome>(faulty, Bidders)
            .Check(new ExhaustiveSearch<Rational>(Domain.Numbers(2, 0, 1)))).Message);
    }

    [Fact]
    public void Searches_in_turn_stop_at_the_smallest_domain_that_refutes_and_prove_on_all()
    {
        Strategyproofness<PreferenceOrder, int> claim = new(new Borda(), new Voters());
        SearchInTurn<PreferenceOrder> growing = new([.. Enumerable.Range(1, 3).Select(voters => new ExhaustiveSearch<PreferenceOrder>(Domain.Orders(voters, 3)))]);

        Assert.Equal(2, Assert.IsType<Verdict<Manipulation<PreferenceOrder, int>>.Refuted>(claim.Check(growing)).Witness.Agents);
        Verdict<Manipulation<PreferenceOrder, int>> proved = (claim with
        {
            Mechanism = Mechanism.Deterministic<PreferenceOrder, int>("constant double", _ => 0),
        }).Check(growing);
        Assert.StartsWith(
            "1 agent with all complete orders of 3: all 6 profiles and 36 reports; 2 agents",
            Assert.IsType<Verdict<Manipulation<PreferenceOrder, int>>.Proved>(proved).Domain, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SearchInTurn<int>());
    }

    [Fact]
    public void Searches_in_turn_prove_nothing_when_one_does_not()
    {
        Strategyproofness<Rational, SingleItemOutcome> claim = new(new SecondPriceAuction(), Bidders);
        BestResponseSearch grid = new(Domain.Numbers(2, 0, 1), 0, 1) { Points = 2, Refinements = 0 };

        Assert.Equal(
            new Verdict<Manipulation<Rational, SingleItemOutcome>>.NotRefuted(16),
            claim.Check(new SearchInTurn<Rational>(new ExhaustiveSearch<Rational>(Domain.Numbers(2, 0, 1)), grid)));
    }

    [Fact]
    public void Rejects_no_thread_and_no_domain()
    {
        Assert.Throws<ArgumentNullException>(() => new ExhaustiveSearch<int>(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExhaustiveSearch<int>(Domain.Same<int>(1, [0], "0")) { Threads = 0 });
        Assert.Throws<ArgumentException>(() => new Situation<int, int>(Mechanism.Deterministic<int, int>("sum", reports => 0), [1, 2], [[]]));
    }

    private sealed class Log : IProgress<SearchProgress>
    {
        private readonly Lock gate = new();

        public List<SearchProgress> Reports { get; } = [];

        public void Report(SearchProgress value)
        {
            lock (gate)
            {
                Reports.Add(value);
            }
        }
    }
}
