using Mechanisms.Conformance;
using Mechanisms.Derandomized;
using Mechanisms.Domains;
using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;
using Mechanisms.PeerAssessment;
using Mechanisms.Scheduling;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Derandomized;

/// <summary>Mechanisms that play, with the lotteries of all integer profiles listed and compared with those of the randomized originals.</summary>
public class PlayedMechanismTests
{
    private static readonly PreferenceOrder[] Orders = [new(0, 1, 2), new(0, 2, 1), new(1, 0, 2)];

    [Fact]
    public void Dictators_by_a_game_are_random_dictators() => RequireOriginal(new PlayedRandomDictator(), new RandomDictator(), Orders);

    [Fact]
    public void Ranks_by_a_game_are_random_ranks() => RequireOriginal(new PlayedRandomRank(), new RandomRank(), [3, 0, 1, 1]);

    [Fact]
    public void Means_and_ranks_by_a_game_are_those_of_the_mixture() =>
        RequireOriginal(new PlayedAverageOrRandomRank(), new AverageOrRandomRank(), [3, 0, 1]);

    [Fact]
    public void Tasks_by_odd_and_even_are_those_of_the_biased_draw() =>
        RequireOriginal(new PlayedBiasedMinWork(), new BiasedMinWork(2), [[3, 4], [4, 3]]);

    [Fact]
    public void Orders_by_games_between_choices_or_one_at_the_end_are_random_priority()
    {
        RequireOriginal(new PlayedRandomPriority(), new RandomPriority(), Orders);
        RequireOriginal(new PlayedPriorityOrder(), new RandomPriority(), Orders);
    }

    [Fact]
    public void Partitions_by_a_game_are_random_partitions() => RequireOriginal(new PlayedPartitionSelection(), new PartitionSelection(), [1, 0, 0]);

    [Fact]
    public void Shares_by_a_game_are_those_of_probabilistic_serial()
    {
        PlayedLottery<PreferenceOrder, Assignment> played = new(new ProbabilisticSerial());
        RequireOriginal(played, played.Original, Orders);
    }

    // Somebody who always plays 0 changes no lottery, as long as somebody else is uniform.
    [Fact]
    public void A_player_who_always_names_0_changes_no_lottery() => Assert.Equal(
        new RandomDictator().Run(Orders),
        Lottery.Uniform<int>([.. ModularGameTests.Profiles(3, 2).Select(others => new PlayedRandomDictator().Decide(
            [new(Orders[0], [0]), new(Orders[1], [others[0]]), new(Orders[2], [others[1]])]))]));

    // Quasi-strategyproofness by its definition: against truthful rivals who play uniformly no misreport with any integer gains.
    [Fact]
    public void No_misreport_with_any_integer_gains_against_uniform_rivals()
    {
        FacilityUsers users = new();
        Rational[] truth = [0, 2, 3];
        Rational honest = new RandomRank().Run(truth).Expected(place => users.Utility(1, 2, place));
        Assert.All(Enumerable.Range(-2, 8), report => Assert.All(Enumerable.Range(0, 3), integer => Assert.True(
            honest >= Lottery.Uniform<Rational>([.. ModularGameTests.Profiles(3, 2).Select(rivals => new PlayedRandomRank().Decide(
                [new(truth[0], [rivals[0]]), new(report, [integer]), new(truth[2], [rivals[1]])]))]).Expected(place => users.Utility(1, 2, place)))));
    }

    // Two who collude against one uniform player get what luck gives them, whatever they name.
    [Fact]
    public void Two_against_one_uniform_player_gain_nothing() => Assert.All(ModularGameTests.Profiles(3, 2), colluding => Assert.Equal(
        new RandomDictator().Run(Orders),
        Lottery.Uniform<int>([.. Enumerable.Range(0, 3).Select(own => new PlayedRandomDictator().Decide(
            [new(Orders[0], [own]), new(Orders[1], [colluding[0]]), new(Orders[2], [colluding[1]])]))])));

    [Fact]
    public void Who_names_an_integer_last_is_always_dictator() => Assert.All(ModularGameTests.Profiles(3, 2), seen => Assert.Equal(
        Orders[2].Top,
        new PlayedRandomDictator().Decide(
            [new(Orders[0], [seen[0]]), new(Orders[1], [seen[1]]), new(Orders[2], [(2 + 6 - seen[0] - seen[1]) % 3])])));

    // Responsiveness: from some integers of the others, every agent changes who is selected by its own.
    [Fact]
    public void Every_peer_can_change_who_is_selected()
    {
        int[] nominations = [1, 0, 0];
        Assert.All(Enumerable.Range(0, 3), agent => Assert.True(
            Enumerable.Range(0, 6).Select(own => new PlayedPartitionSelection().Decide(
                [.. nominations.Select((peer, index) => new Move<int>(peer, [index == agent ? own : 0]))])).Distinct().Count() > 1));
    }

    [Fact]
    public void Ties_of_plurality_are_broken_among_the_tied_alone()
    {
        UniformPlay<PreferenceOrder, int> uniform = new(new PlayedPlurality());
        Assert.Equal("1/3: 0, 1/3: 1, 1/3: 2", uniform.Run([new(0, 1, 2), new(1, 0, 2), new(2, 0, 1)]).ToString());
        Assert.Equal(0, uniform.Run(Orders).Only);
    }

    [Fact]
    public void Places_of_lehmers_code_are_lexicographic()
    {
        Sequence<PreferenceOrder> orders = Domain.AllOrders(4);
        Assert.Equal(orders.Select(order => order.Listed), Enumerable.Range(0, 24).Select(place => PlayedPriorityOrder.OrderAt(4, place)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlayedPriorityOrder.OrderAt(4, 24));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlayedPriorityOrder.OrderAt(13, 0));
    }

    [Fact]
    public void Games_say_what_integers_to_name()
    {
        Assert.Equal([3, 2, 1], new PlayedRandomPriority().Games(Orders).Select(game => game.Modulus));
        Assert.Equal([6], new PlayedPriorityOrder().Games(Orders).Select(game => game.Modulus));
        Assert.Equal([2, 2], new PlayedBiasedMinWork().Games([[1, 1], [1, 1]]).Select(game => game.Modulus));
    }

    [Fact]
    public void Missing_integers_count_as_0_and_wrong_ones_are_refused()
    {
        PlayedRandomDictator played = new();
        Assert.Equal(played.Decide([new(Orders[0], [0]), new(Orders[1], [2]), new(Orders[2], [0])]), played.Decide([new(Orders[0], []), new(Orders[1], [2]), new(Orders[2], [])]));
        Assert.Throws<ArgumentException>(() => played.Decide([new(Orders[0], [3]), new(Orders[1], [0]), new(Orders[2], [0])]));
        Assert.Throws<ArgumentNullException>(() => played.Outcome(Orders, null!));
    }

    [Fact]
    public void Too_many_results_are_refused_before_they_are_tried() => Assert.Throws<InvalidOperationException>(
        () => new UniformPlay<PreferenceOrder, Assignment>(new PlayedRandomPriority()).Run([.. Enumerable.Repeat(new PreferenceOrder(0), 10)]));

    // Planted: a game whose sum leaves the last player out, so that nobody's draw but the first's matters.
    [Fact]
    public void A_dictator_by_a_game_of_the_first_two_results_only_is_caught() => PlantedLaw.RequireFalsified(
        () => RequireOriginal(new Lopsided(), new RandomDictator(), Orders));

    private static void RequireOriginal<TReport, TOutcome>(
        PlayedMechanism<TReport, TOutcome> played, IMechanism<TReport, TOutcome> original, TReport[] reports)
    {
        Sequence<ModularGame> games = played.Games(reports);
        IEnumerable<int[]> integers = games.Select(game => game.Modulus).Aggregate(
            (IEnumerable<int[]>)[[]],
            (profiles, modulus) => profiles.SelectMany(profile => ModularGameTests.Profiles(modulus, reports.Length).Select(round => (int[])[.. profile, .. round])));
        Lottery<TOutcome> listed = Tally([.. integers.Select(profile => played.Decide(
            [.. reports.Select((report, agent) => new Move<TReport>(report, Sequence.Of(games.Count, game => profile[(game * reports.Length) + agent])))]))]);

        Assert.Equal(original.Run(reports), listed);
        Assert.Equal(original.Run(reports), new UniformPlay<TReport, TOutcome>(played).Run(reports));
    }

    private static Lottery<TOutcome> Tally<TOutcome>(TOutcome[] outcomes) => Lottery.Of<TOutcome>(
        [.. outcomes.GroupBy(outcome => outcome).Select(group => new Chance<TOutcome>(group.Key, new Rational(group.Count(), outcomes.Length)))]);

    private sealed record Lopsided : PlayedMechanism<PreferenceOrder, int>
    {
        public override string Name => "lopsided double";

        public override int Outcome(ReadOnlySpan<PreferenceOrder> reports, Func<ModularGame, int> play) =>
            reports[play(ModularGame.OfAll(2, reports.Length))].Top;
    }
}
