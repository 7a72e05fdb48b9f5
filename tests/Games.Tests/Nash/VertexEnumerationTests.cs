using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Equilibria;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;
using Mechanisms.Workloads;
using TestData = Mechanisms.Conformance.TestData;

namespace Mechanisms.Games.Tests.Nash;

public class VertexEnumerationTests
{
    [Theory]
    [InlineData(4, 3)]
    [InlineData(6, 1)]
    [InlineData(8, 7)]
    [InlineData(10, 17)]
    public void Random_games_of_the_catalogue_have_their_known_number_of_extreme_equilibria(int size, int count)
    {
        NashSolution solution = KnownGames.Random(size).Solve(new VertexEnumeration());
        Assert.True(solution.IsComplete);
        Assert.Equal(count, solution.Equilibria.Count);
        Assert.All(solution.Check(), check => Assert.True(check.IsEquilibrium));
        Assert.All(solution.Subsets, subset => Assert.True(subset.IsPoint));
        Assert.Equal(count, solution.Subsets.Count);
        Assert.Equal(count, solution.Subsets[^1].Component + 1);
    }

    [Fact]
    public void The_degenerate_random_game_has_five_extreme_equilibria_two_of_them_joined()
    {
        NashSolution solution = KnownGames.Random(12).Solve(new VertexEnumeration());
        Assert.Equal(5, solution.Equilibria.Count);
        Assert.Equal(4, solution.Subsets.Count);
        NashSubset joined = Assert.Single(solution.Subsets, subset => !subset.IsPoint);
        Assert.Equal([Unit(12, 0)], joined.RowStrategies);
        Assert.Equal(
            new HashSet<Sequence<Rational>> { Weights(12, (3, new(8, 39)), (5, new(31, 39))), Weights(12, (3, new(1, 3)), (5, new(2, 3))) },
            joined.ColumnStrategies.ToHashSet());
        Assert.All(solution.Check(), check => Assert.True(check.IsEquilibrium));
    }

    [Fact]
    public void The_files_of_the_catalogue_hold_the_same_games()
    {
        Assert.SkipUnless(TestData.IsPresent, "MECHANISMS_TEST_DATA names no folder.");
        Assert.All([4, 6, 8, 10, 12, 20, 50], size => Assert.Equal(KnownGames.Random(size).Payoffs, NashGames.Read(size).Payoffs));
    }

    [Fact]
    public void Known_profiles_are_found()
    {
        Assert.Equal(
            [NashGames.Profile("1 0 0 0", "0 1 0 0"), NashGames.Profile("79/88 0 0 9/88", "0 17/45 28/45 0"), NashGames.Profile("0 0 0 1", "0 0 1 0")],
            Extreme(KnownGames.Random(4)));
        Assert.Equal([NashGames.Profile("0 21/34 0 0 13/34 0", "48/79 0 0 0 0 31/79")], Extreme(KnownGames.Random(6)));
        Assert.Contains(MixedProfile.Create(Weights(8, (2, new(10, 19)), (5, new(9, 19))), Weights(8, (0, new(6, 13)), (4, new(7, 13)))), Extreme(KnownGames.Random(8)));
        Assert.Equal([NashGames.Profile("2/5 1/5 1/5 1/5", "2/5 1/5 1/5 1/5")], Extreme(NashGames.Cards));
        Assert.Equal([NashGames.Profile("1/2 1/2", "1/2 1/2")], Extreme(NashGames.Pennies));
        Assert.Equal([NashGames.Profile("1", "1")], Extreme(NormalFormGame.ZeroSum(new(1, 1, [7]))));
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(4, 15)]
    [InlineData(6, 63)]
    public void Coordination_has_one_equilibrium_for_every_set_of_numbers(int size, int count) =>
        Assert.Equal(count, Extreme(NashGames.Coordination(size)).Count);

    // More than the 2⁶ − 1 that were once thought to be the most.
    [Fact]
    public void The_game_of_six_strategies_has_75_equilibria()
    {
        NashSolution solution = KnownGames.SeventyFive.Solve(new VertexEnumeration());
        Assert.Equal(75, solution.Equilibria.Count);
        Assert.All(solution.Subsets, subset => Assert.True(subset.IsPoint));
        Assert.All(solution.Check(), check => Assert.True(check.IsEquilibrium));
        Assert.Equal(2, KnownGames.SeventyFive.Solve(new PureEnumeration()).Equilibria.Count);
        Assert.Equal(solution.Equilibria.ToHashSet(), KnownGames.SeventyFive.Solve(new SupportEnumeration()).Equilibria.ToHashSet());
    }

    // Nothing matters: every pair of pure strategies is extreme, and all of them are one subset.
    [Fact]
    public void Games_of_equal_payoffs_are_one_subset()
    {
        NashSolution solution = NormalFormGame.ZeroSum(new(3, 2, [4, 4, 4, 4, 4, 4])).Solve(new VertexEnumeration());
        Assert.Equal(6, solution.Equilibria.Count);
        NashSubset subset = Assert.Single(solution.Subsets);
        Assert.Equal(3, subset.RowStrategies.Count);
        Assert.Equal(2, subset.ColumnStrategies.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(99)]
    public void Three_by_three_games_of_integers_agree_with_brute_force(int largest) =>
        Prop.ForAll(GameCase.Square(3, largest), drawn => AgreesWithBruteForce(drawn.Game, Extreme)).Check(Laws.Config.WithMaxTest(400));

    [Fact]
    public void Games_of_any_small_shape_agree_with_brute_force() =>
        Prop.ForAll(GameCase.TwoPlayers(4, 2), drawn => AgreesWithBruteForce(drawn.Game, Extreme)).Check(Laws.Config.WithMaxTest(100));

    // Planted: a search that wants supports of equal sizes, as many do, and one that loses what a rounded probability makes negative.
    [Fact]
    public void Searches_that_lose_equilibria_are_caught()
    {
        PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.Square(3, 3), drawn => AgreesWithBruteForce(drawn.Game, EqualSupports)).Check(Laws.Config.WithMaxTest(400)));
        PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.Square(3, 99), drawn => AgreesWithBruteForce(drawn.Game, Rounded)).Check(Laws.Config.WithMaxTest(400)));
    }

    [Fact]
    public void Mixtures_within_a_subset_are_equilibria() => Prop.ForAll(GameCase.Square(3, 2), drawn =>
        drawn.Game.Solve(new VertexEnumeration()).Subsets.All(subset =>
            NashCheck.Of(drawn.Game, MixedProfile.Create(Mixture(subset.RowStrategies), Mixture(subset.ColumnStrategies))).IsEquilibrium))
        .Check(Laws.Config.WithMaxTest(200));

    // Every extreme equilibrium is in a subset, every pair of a subset is an extreme equilibrium, and no subset is within another.
    [Fact]
    public void Subsets_are_the_maximal_products_of_extreme_equilibria() => Prop.ForAll(GameCase.Square(3, 1), drawn =>
    {
        NashSolution solution = drawn.Game.Solve(new VertexEnumeration());
        HashSet<MixedProfile>[] products = [.. solution.Subsets.Select(subset => (
            from row in subset.RowStrategies
            from column in subset.ColumnStrategies
            select MixedProfile.Create(row, column)).ToHashSet())];
        Assert.Equal(solution.Equilibria.ToHashSet(), products.SelectMany(product => product).ToHashSet());
        Assert.DoesNotContain(products, product => products.Any(other => other != product && product.IsSubsetOf(other)));
        Assert.All(products.Index(), left => Assert.All(products.Index(), right => Assert.True(
            !left.Item.Overlaps(right.Item) || solution.Subsets[left.Index].Component == solution.Subsets[right.Index].Component)));
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Every_equilibrium_is_a_correlated_equilibrium() => Prop.ForAll(GameCase.Square(3, 9), drawn =>
        Extreme(drawn.Game).All(profile => IsCorrelated(drawn.Game, profile))).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void A_profile_that_somebody_leaves_is_no_correlated_equilibrium() =>
        Assert.False(IsCorrelated(NashGames.Pennies, NashGames.Profile("1 0", "1/2 1/2")));

    [Fact]
    public void Pure_equilibria_are_the_extreme_ones_of_single_supports() => Prop.ForAll(GameCase.TwoPlayers(5, 5), drawn =>
        Extreme(drawn.Game).Where(profile => profile.Support(0).Count == 1 && profile.Support(1).Count == 1).ToHashSet()
            .SetEquals(drawn.Game.Solve(new PureEnumeration()).Equilibria)).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Factors_shifts_and_fractions_change_no_equilibrium() => Prop.ForAll(GameCase.TwoPlayers(4, 9), drawn =>
    {
        NormalFormGame moved = NormalFormGame.TwoPlayer(
            drawn.Game.PayoffMatrix(0).Select(payoff => (payoff / 7) - 5), drawn.Game.PayoffMatrix(1).Select(payoff => (payoff * new Rational(11, 3)) + new Rational(1, 4)));
        return Extreme(drawn.Game) == Extreme(moved);
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Limits_are_honest_and_other_games_are_refused()
    {
        NashSolution few = KnownGames.Random(8).Solve(new VertexEnumeration { MaxBases = 20 });
        Assert.Equal(NashStatus.Limit, few.Status);
        Assert.All(few.Check(), check => Assert.True(check.IsEquilibrium));
        Assert.Contains("Raise the limit", few.Explain(), StringComparison.Ordinal);
        Assert.Equal(NashStatus.Limit, KnownGames.Random(4).Solve(new VertexEnumeration { MaxSubsets = 1 }).Status);
        NormalFormGame three = NormalFormGame.Create([1, 1, 1], new(3, 1, [1, 2, 3]));
        Assert.Throws<InvalidOperationException>(() => three.Solve(new VertexEnumeration()));
        Assert.Contains("got 130", Assert.Throws<InvalidOperationException>(() => KnownGames.Random(65).Solve(new VertexEnumeration())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new VertexEnumeration { MaxBases = 0 });
        Assert.Throws<OperationCanceledException>(() => KnownGames.Random(8).Solve(new VertexEnumeration(), new(canceled: true)));
    }

    private static bool AgreesWithBruteForce(NormalFormGame game, Func<NormalFormGame, Sequence<MixedProfile>> subject) =>
        BruteForce.ExtremeEquilibria(game).SetEquals(subject(game).Select(NashGames.Text));

    private static Sequence<MixedProfile> Extreme(NormalFormGame game) => game.Solve(new VertexEnumeration()).Equilibria;

    private static Sequence<MixedProfile> EqualSupports(NormalFormGame game) =>
        Extreme(game).Where(profile => profile.Support(0).Count == profile.Support(1).Count).ToSequence();

    private static Sequence<MixedProfile> Rounded(NormalFormGame game) =>
        Extreme(game).Where(profile => profile.Round().All(strategy => strategy.Sum() == 1)).ToSequence();

    private static bool IsCorrelated(NormalFormGame game, MixedProfile profile)
    {
        Sequence<Sequence<double>> strategies = profile.Round();
        Matrix<double> joint = new(1, game.Profiles.Count, [.. from row in strategies[0] from column in strategies[1] select row * column]);
        return new Recommendation(joint).Check(RecommendationProblem.ForWelfare(game.ToUncertainGame()), new Correlated(), Tolerances.Gain).IsAccepted;
    }

    private static Sequence<Rational> Mixture(Sequence<Sequence<Rational>> extremes) => Sequence.Of(extremes[0].Count, strategy =>
        extremes.Aggregate(Rational.Zero, (sum, extreme) => sum + extreme[strategy]) / extremes.Count);

    private static Sequence<Rational> Unit(int count, int strategy) => Weights(count, (strategy, Rational.One));

    private static Sequence<Rational> Weights(int count, params (int Strategy, Rational Weight)[] weights) =>
        Sequence.Of(count, strategy => weights.FirstOrDefault(entry => entry.Strategy == strategy).Weight);
}
