using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Tests.Claims;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Voting;

public class VotingTests
{
    private static readonly Arbitrary<PreferenceOrder[]> Elections = Gen.Choose(1, 4).SelectMany(candidates =>
        Gen.Elements<PreferenceOrder>([.. Domain.AllOrders(candidates)]).ArrayOf().Where(ballots => ballots.Length is > 0 and < 9)).ToArbitrary();

    private delegate int Rule(PreferenceOrder[] ballots);

    [Fact]
    public void Elections_reach_one_voter_one_candidate_and_ties()
    {
        PreferenceOrder[][] sample = Laws.Sample(Elections.Generator, 10, 300);
        Assert.Contains(sample, ballots => ballots.Length == 1);
        Assert.Contains(sample, ballots => ballots[0].Listed.Count == 1);
        Assert.Contains(sample, ballots => ballots.Length == 2 && ballots[0].Top != ballots[1].Top);
    }

    [Fact]
    public void Kemeny_equals_a_search_of_all_rankings() => Agrees(ballots => new Kemeny().Decide(ballots), KemenyByAllRankings);

    [Fact]
    public void Kemeny_that_counts_only_neighbors_is_caught() => PlantedLaw.RequireFalsified(() => Agrees(
        ballots => Domain.AllOrders(ballots[0].Listed.Count).MinBy(
            order => Enumerable.Range(1, order.Listed.Count - 1).Sum(place => Disagreement(ballots, order.Listed[place - 1], order.Listed[place])))!.Top,
        KemenyByAllRankings));

    [Fact]
    public void Runoff_equals_striking_lists_out() => Agrees(ballots => new InstantRunoff().Decide(ballots), RunoffByLists);

    [Fact]
    public void A_runoff_that_strikes_the_lowest_of_tied_losers_is_caught() => PlantedLaw.RequireFalsified(() => Agrees(
        ballots => ballots[0].Listed.Count - 1 - new InstantRunoff().Decide([.. ballots.Select(Mirrored)]), RunoffByLists));

    // 6 rank A, B, C; 5 C, A, B; 4 B, C, A; 2 B, A, C: A wins, and loses to C when the two raise it to the top.
    [Fact]
    public void Raising_the_winner_makes_it_lose_a_runoff()
    {
        PreferenceOrder[] others =
        [
            .. Enumerable.Repeat(new PreferenceOrder(0, 1, 2), 6), .. Enumerable.Repeat(new PreferenceOrder(2, 0, 1), 5),
            .. Enumerable.Repeat(new PreferenceOrder(1, 2, 0), 4),
        ];
        Assert.Equal(0, new InstantRunoff().Decide([.. others, new(1, 0, 2), new(1, 0, 2)]));
        Assert.Equal(2, new InstantRunoff().Decide([.. others, new(0, 1, 2), new(0, 1, 2)]));
    }

    // Condorcet's cycle: three rankings tie, and the lexicographically first is taken.
    [Fact]
    public void Ties_between_rankings_go_to_the_first() =>
        Assert.Equal(new PreferenceOrder(0, 1, 2), Kemeny.Ranking([new(0, 1, 2), new(1, 2, 0), new(2, 0, 1)]));

    [Fact]
    public void Ten_candidates_who_are_ranked_alike_keep_their_order()
    {
        PreferenceOrder order = new(3, 1, 4, 0, 5, 9, 2, 6, 8, 7);
        Assert.Equal(order, Kemeny.Ranking([order, order, new(9, 8, 7, 6, 5, 4, 3, 2, 1, 0)]));
    }

    [Fact]
    public void The_random_dictator_draws_every_voters_favorite() =>
        Assert.Equal("2/3: 1, 1/3: 0", new RandomDictator().Run([new(1, 0), new(0, 1), new(1, 0)]).ToString());

    // Gibbard and Satterthwaite on two voters and three candidates: of all rules, only the two dictatorships are strategyproof and elect everybody.
    [Fact]
    public void Every_strategyproof_rule_that_elects_all_of_three_candidates_is_dictatorial()
    {
        List<int[]> rules = [];
        StrategyproofRules(new int[36], 0, rules);
        int[][] onto = [.. rules.Where(rule => rule.Distinct().Count() == 3)];

        Assert.Equal(2, onto.Length);
        Assert.All(Enumerable.Range(0, 2), dictator => Assert.Contains(
            onto, rule => Enumerable.Range(0, 36).All(profile => rule[profile] == Ballot(profile, dictator).Top)));
        Assert.True(rules.Count > 3 + 2);
    }

    // On single-peaked orders of three candidates, two voters: the anonymous, strategyproof rules that elect everybody are the medians with a phantom.
    [Fact]
    public void Every_anonymous_strategyproof_rule_on_single_peaked_orders_has_a_phantom()
    {
        PreferenceOrder[] peaked = [new(0, 1, 2), new(1, 0, 2), new(1, 2, 0), new(2, 1, 0)];
        FiniteDomain<PreferenceOrder> domain = Domain.Same<PreferenceOrder>(2, peaked, "single-peaked orders");
        List<int[]> found = [];
        int[] table = new int[16];
        for (int code = 0; code < 59_049; code++)
        {
            Fill(table, code);
            if (table.Distinct().Count() == 3 && IsTruthful(table, peaked))
            {
                found.Add([.. table]);
            }
        }

        int[][] medians = [.. Enumerable.Range(0, 3).Select(phantom => domain.Profiles()
            .Select(profile => new MedianVoter([phantom]).Decide(profile.Span)).ToArray())];
        Assert.Equal(medians.Select(Text).Order(StringComparer.Ordinal), found.Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_left_of_two_medians_wins_and_phantoms_move_it()
    {
        Assert.Equal(0, new MedianVoter().Decide([new(2, 1, 0), new(0, 1, 2)]));
        Assert.Equal(1, new MedianVoter([1]).Decide([new(2, 1, 0), new(0, 1, 2)]));
        Assert.Equal(0, new MedianVoter().Decide([new PreferenceOrder(0)]));
    }

    [Fact]
    public void Rejects_ballots_that_differ_voters_who_do_not_exist_and_phantoms_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => new InstantRunoff().Decide([new(0, 1), new(0)]));
        Assert.Throws<ArgumentException>(() => new Kemeny().Decide([]));
        Assert.Throws<ArgumentException>(() => new Kemeny().Decide([new PreferenceOrder([.. Enumerable.Range(0, 21)])]));
        Assert.Throws<ArgumentException>(() => new Dictatorship(1).Decide([new PreferenceOrder(0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dictatorship(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomDictator().Support(0));
        Assert.Throws<ArgumentException>(() => new MedianVoter([0, 0]).Decide([new(0), new(0)]));
        Assert.Throws<ArgumentException>(() => new MedianVoter([1]).Decide([new(0), new(0)]));
    }

    private static void Agrees(Rule rule, Rule oracle) =>
        Prop.ForAll(Elections, ballots => rule(ballots) == oracle(ballots)).Check(Laws.Config.WithMaxTest(500));

    private static int KemenyByAllRankings(PreferenceOrder[] ballots) => Domain.AllOrders(ballots[0].Listed.Count).MinBy(order =>
        Enumerable.Range(0, order.Listed.Count).Sum(better => Enumerable.Range(better + 1, order.Listed.Count - better - 1)
            .Sum(worse => Disagreement(ballots, order.Listed[better], order.Listed[worse]))))!.Top;

    private static int Disagreement(PreferenceOrder[] ballots, int better, int worse) => ballots.Count(ballot => ballot.Prefers(worse, better));

    private static int RunoffByLists(PreferenceOrder[] ballots)
    {
        List<List<int>> lists = [.. ballots.Select(ballot => ballot.Listed.ToList())];
        while (lists[0].Count > 1)
        {
            int loser = lists[0].OrderByDescending(candidate => candidate).MinBy(candidate => lists.Count(list => list[0] == candidate));
            lists.ForEach(list => list.Remove(loser));
        }

        return lists[0][0];
    }

    private static PreferenceOrder Mirrored(PreferenceOrder ballot) =>
        new([.. ballot.Listed.Select(candidate => ballot.Listed.Count - 1 - candidate)]);

    // Backtracking over the profiles in order, stopping where one of two voters would lie to get from one profile to the other.
    private static void StrategyproofRules(int[] rule, int profile, List<int[]> found)
    {
        if (profile == rule.Length)
        {
            found.Add([.. rule]);
            return;
        }

        for (int winner = 0; winner < 3; winner++)
        {
            rule[profile] = winner;
            if (Enumerable.Range(0, profile).All(before => NobodyLies(rule, before, profile)))
            {
                StrategyproofRules(rule, profile + 1, found);
            }
        }
    }

    private static bool NobodyLies(int[] rule, int before, int profile)
    {
        for (int voter = 0; voter < 2; voter++)
        {
            bool isLie = Ballot(before, 1 - voter).Equals(Ballot(profile, 1 - voter));
            if (isLie && (Ballot(before, voter).Prefers(rule[profile], rule[before]) || Ballot(profile, voter).Prefers(rule[before], rule[profile])))
            {
                return false;
            }
        }

        return true;
    }

    private static PreferenceOrder Ballot(int profile, int voter) => Domain.AllOrders(3)[voter == 0 ? profile / 6 : profile % 6];

    // A symmetric table from the ten digits in base 3 of a code.
    private static void Fill(int[] table, int code)
    {
        for (int first = 0; first < 4; first++)
        {
            for (int second = first; second < 4; second++, code /= 3)
            {
                table[(4 * first) + second] = table[(4 * second) + first] = code % 3;
            }
        }
    }

    private static bool IsTruthful(int[] table, PreferenceOrder[] types)
    {
        for (int cell = 0; cell < 64; cell++)
        {
            (int type, int lie, int other) = (cell / 16, cell / 4 % 4, cell % 4);
            if (types[type].Prefers(table[(4 * lie) + other], table[(4 * type) + other]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(int[] table) => string.Concat(table);
}
