using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.Nash;

public class NashCheckTests
{
    [Fact]
    public void Half_and_half_is_the_equilibrium_of_matching_pennies()
    {
        NashCheck check = NashCheck.Of(NashGames.Pennies, NashGames.Profile("1/2 1/2", "1/2 1/2"));
        Assert.True(check.IsEquilibrium);
        Assert.Equal([0, 0], check.Payoffs);
        Assert.Equal("gains 0, 0", check.ToString());
    }

    [Fact]
    public void Gains_are_those_of_the_best_reply()
    {
        NashCheck check = NashCheck.Of(NashGames.Chicken, NashGames.Profile("1/3 2/3", "0 1"));
        Assert.Equal([new(19, 3), new(14, 3)], check.Payoffs);
        Assert.Equal([new(2, 3), 0], check.Gains);
        Assert.Equal([0, 0], check.BestReplies);
        Assert.Equal(new Rational(2, 3), check.LargestGain);
        Assert.False(check.IsEquilibrium);
    }

    [Fact]
    public void Gains_in_doubles_are_near_the_exact_ones_and_so_is_the_exploitability_of_matrix_games() => Prop.ForAll(GameCase.Few(3, 20), drawn =>
    {
        MixedProfile profile = MixedProfile.Create([.. drawn.Counts.Select((count, player) => Weighted(count, player + drawn.Numbers[0]))]);
        NashCheck check = NashCheck.Of(drawn.Game, profile);
        Sequence<double> gains = NashCheck.RoundedGains(drawn.Game, profile.Round());
        Assert.All(Enumerable.Range(0, drawn.Counts.Count), player => Assert.Equal(check.Gains[player].ToDouble(), gains[player], 1e-12));
        if (drawn.Counts.Count == 2)
        {
            Sequence<Sequence<double>> rounded = profile.Round();
            Assert.Equal(gains.Sum(), drawn.Game.ToMatrixGame().Exploitability(rounded[0].Span, rounded[1].Span), 1e-12);
        }
    }).Check(Laws.Config.WithMaxTest(200));

    // A three-player majority: whoever is alone pays 1 to each of the others. All alike is an equilibrium, and so is a fair coin each.
    [Fact]
    public void Three_players_are_checked_too()
    {
        Sequence<Rational> coin = [new Rational(1, 2), new Rational(1, 2)];
        NormalFormGame game = NormalFormGame.Create([2, 2, 2], new(3, 8, [0, 1, 1, -2, -2, 1, 1, 0, 0, 1, -2, 1, 1, -2, 1, 0, 0, -2, 1, 1, 1, 1, -2, 0]));
        Assert.True(NashCheck.Of(game, MixedProfile.Create(coin, coin, coin)).IsEquilibrium);
        Assert.Equal([0, 7], PureProfiles(game));
    }

    [Fact]
    public void Profiles_must_fit_the_game_and_sum_to_one_exactly()
    {
        Assert.Throws<ArgumentException>(() => NashCheck.Of(NashGames.Pennies, NashGames.Profile("1", "0 1")));
        Assert.Throws<ArgumentException>(() => NashCheck.Of(NashGames.Pennies, MixedProfile.Create([1, 0])));
        Assert.Throws<ArgumentException>(() => NashGames.Profile("1/2 1/3", "1"));
        Assert.Throws<ArgumentException>(() => NashGames.Profile("3/2 -1/2", "1"));
        Assert.Contains("exactly", Assert.Throws<ArgumentException>(() => MixedProfile.Create([Rational.One - Rational.PowerOfTwo(-50)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NashCheck.RoundedGains(NashGames.Pennies, [[1.0, 0], [double.NaN, 0]]));
        Assert.Throws<ArgumentException>(() => NashCheck.RoundedGains(NashGames.Pennies, [[1.0, 0]]));
        Assert.Equal([1], NashGames.Profile("0 1", "1/2 1/2").Support(0));
    }

    // By the definition, with other indexing than the method's.
    [Fact]
    public void Pure_equilibria_are_the_profiles_that_nobody_leaves() => Prop.ForAll(GameCase.Few(4, 3), drawn =>
        PureProfiles(drawn.Game).SequenceEqual(Found(drawn.Game))).Check(Laws.Config.WithMaxTest(200));

    // Who has no choice costs no level of the search through profiles.
    [Fact]
    public void Twenty_thousand_players_without_a_choice_are_checked()
    {
        const int Players = 20_000;
        NormalFormGame game = NormalFormGame.Create([.. Enumerable.Repeat(1, Players), 2], new(Players + 1, 2, [.. Enumerable.Range(0, 2 * (Players + 1)).Select(cell => (Rational)(cell % 2))]));
        Assert.Equal(Rational.One, NashCheck.Of(game, MixedProfile.Pure(game.Profiles, 0)).Gains[Players]);
        Assert.True(NashCheck.Of(game, MixedProfile.Pure(game.Profiles, 1)).IsEquilibrium);
    }

    // Exact values divided by their sum are in proportion, and sum to 1, which the doubles do not.
    [Fact]
    public void Weights_in_doubles_become_probabilities_exactly()
    {
        MixedProfile profile = MixedProfile.OfWeights([[0.1, 0.2, 0.3], [5]]);
        Assert.Equal(Rational.One, profile.Strategies[0].Aggregate((sum, share) => sum + share));
        Assert.Equal(Rational.FromDouble(0.1) / Rational.FromDouble(0.3), profile.Strategies[0][0] / profile.Strategies[0][2]);
        Assert.Equal([Rational.One], profile.Strategies[1]);
        Assert.All((double[])[0, -1, double.NaN, double.PositiveInfinity], wrong => Assert.ThrowsAny<ArgumentException>(() => MixedProfile.OfWeights([[wrong]])));
    }

    // A planted search that asks player 0 only.
    [Fact]
    public void A_search_that_forgets_a_player_is_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.TwoPlayers(4, 3), drawn =>
        PureProfiles(drawn.Game).SequenceEqual(Found(NormalFormGame.Create(drawn.Counts.Span, new(2, drawn.Game.Profiles.Count, [.. drawn.Game.Payoffs.Row(0), .. Enumerable.Repeat(Rational.Zero, drawn.Game.Profiles.Count)])))))
        .Check(Laws.Config.WithMaxTest(200)));

    [Fact]
    public void Textbook_games_have_their_pure_equilibria()
    {
        Assert.Empty(NashGames.Pennies.Solve(new PureEnumeration()).Equilibria);
        Assert.True(NashGames.Pennies.Solve(new PureEnumeration()).IsComplete);
        Assert.Equal([1, 2], Found(NashGames.Chicken));
        Assert.Equal([3], Found(NashGames.Dilemma));
        Assert.Equal("pure-enumeration: 1 found; these are all that the method seeks.", NashGames.Dilemma.Solve(new PureEnumeration()).Explain());
    }

    private static IEnumerable<int> Found(NormalFormGame game) => game.Solve(new PureEnumeration()).Equilibria
        .Select(profile => game.Profiles.IndexOf([.. Enumerable.Range(0, game.Players).Select(player => profile.Support(player)[0])]));

    private static IEnumerable<int> PureProfiles(NormalFormGame game) => Enumerable.Range(0, game.Profiles.Count)
        .Where(profile => NashCheck.Of(game, MixedProfile.Pure(game.Profiles, profile)).IsEquilibrium);

    private static Sequence<Rational> Weighted(int count, int seed)
    {
        int[] weights = [.. Enumerable.Range(0, count).Select(index => ((seed + 1) * (index + 3)) % 5)];
        weights[^1]++;
        return weights.Select(weight => new Rational(weight, weights.Sum())).ToSequence();
    }
}
