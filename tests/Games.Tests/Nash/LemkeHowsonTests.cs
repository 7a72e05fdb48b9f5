using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;
using Mechanisms.Workloads;

namespace Mechanisms.Games.Tests.Nash;

public class LemkeHowsonTests
{
    [Fact]
    public void Every_label_leads_to_an_extreme_equilibrium_also_in_degenerate_games() => Prop.ForAll(GameCase.TwoPlayers(5, 2), drawn =>
    {
        NashSolution all = drawn.Game.Solve(new LemkeHowson());
        Assert.Equal(NashStatus.Sample, all.Status);
        Assert.NotEmpty(all.Equilibria);
        Assert.Subset(drawn.Game.Solve(new VertexEnumeration()).Equilibria.ToHashSet(), all.Equilibria.ToHashSet());
    }).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void One_label_finds_one_of_those_that_all_labels_find() => Prop.ForAll(GameCase.TwoPlayers(4, 9), drawn =>
    {
        Sequence<MixedProfile> all = drawn.Game.Solve(new LemkeHowson()).Equilibria;
        MixedProfile[] single = [.. Enumerable.Range(0, drawn.Counts.Sum()).Select(label => Assert.Single(drawn.Game.Solve(new LemkeHowson { Label = label }).Equilibria))];
        return all == single.Distinct().ToSequence();
    }).Check(Laws.Config.WithMaxTest(60));

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(50)]
    public void Random_games_of_the_catalogue_end_at_equilibria(int size)
    {
        NashSolution solution = KnownGames.Random(size).Solve(new LemkeHowson { Label = 0 });
        Assert.True(Assert.Single(solution.Check()).IsEquilibrium);
    }

    // In doubles every answer is exact all the same: an end is given only if fractions confirm it.
    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(200)]
    public void Paths_in_doubles_end_at_exact_equilibria(int size)
    {
        NashSolution solution = KnownGames.Random(size).Solve(new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.Doubles });
        Assert.Equal(NashStatus.Sample, solution.Status);
        Assert.True(Assert.Single(solution.Check()).IsEquilibrium);
    }

    [Fact]
    public void Paths_in_doubles_end_where_exact_paths_end() => Prop.ForAll(GameCase.TwoPlayers(6, 1_000_000), drawn =>
        drawn.Game.Solve(new LemkeHowson { Arithmetic = PathArithmetic.Doubles }).Equilibria == drawn.Game.Solve(new LemkeHowson()).Equilibria)
        .Check(Laws.Config.WithMaxTest(150));

    [Theory]
    [InlineData(20, 0)]
    [InlineData(20, 27)]
    [InlineData(100, 0)]
    [InlineData(100, 133)]
    public void Ends_in_doubles_are_equilibria_up_to_rounding_and_sum_to_one(int size, int label)
    {
        NashSolution solution = KnownGames.Random(size).Solve(new LemkeHowson { Label = label, Arithmetic = PathArithmetic.DoublesToTheEnd });
        Assert.Equal(NashStatus.Approximate, solution.Status);
        NashCheck check = Assert.Single(solution.Check());
        Assert.InRange(check.LargestGain.ToDouble(), 0, 1e-9 * 99);
    }

    [Fact]
    public void Ends_in_doubles_are_near_those_in_fractions() => Prop.ForAll(GameCase.TwoPlayers(6, 1_000_000), drawn =>
    {
        Sequence<MixedProfile> exact = drawn.Game.Solve(new LemkeHowson()).Equilibria;
        NashSolution near = drawn.Game.Solve(new LemkeHowson { Arithmetic = PathArithmetic.DoublesToTheEnd });
        return near.Equilibria.Count == exact.Count && near.Equilibria.Zip(exact, RoundedEnd.AreNear).All(isNear => isNear);
    }).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void Ends_in_doubles_are_equal_to_the_same_fractions()
    {
        NormalFormGame game = KnownGames.Random(8);
        MixedProfile end = Assert.Single(game.Solve(new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.DoublesToTheEnd }).Equilibria);
        MixedProfile again = Assert.Single(game.Solve(new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.DoublesToTheEnd }).Equilibria);
        MixedProfile same = MixedProfile.Create(end.Strategies.Span);
        Assert.Equal(end.Strategies.Select(strategy => strategy.Select(share => share.ToDouble()).ToSequence()).ToSequence(), again.Round());
        Assert.Equal((same, same.GetHashCode(), same.ToString()), (end, end.GetHashCode(), end.ToString()));
        Assert.Equal(same, again);
        Assert.NotEqual(MixedProfile.Pure(game.Profiles, 0), end);
        Assert.False(end.Equals(null));
    }

    // Planted: an end with a weight that is a millionth too large. Whether somebody gains by leaving it is found out in fractions.
    [Fact]
    public void Ends_that_are_no_equilibria_are_left_out()
    {
        int planted = 0;
        Prop.ForAll(GameCase.Square(4, 999), drawn =>
        {
            MixedProfile end = drawn.Game.Solve(new LemkeHowson { Label = 0 }).Equilibria[0];
            double[][] weights = [.. end.Round().Select(strategy => strategy.ToArray())];
            bool isFound = RoundedEnd.Of(drawn.Game, [.. weights[0]], [.. weights[1]]) is { } rounded && RoundedEnd.AreNear(rounded, end);
            int player = planted % 2;
            weights[player][Array.FindIndex(weights[player], weight => weight > 0)] *= 1 + 1e-6;
            Rational[] large = [.. weights[player].Select(Rational.FromDouble)];
            Rational sum = large.Aggregate(Rational.Zero, (total, weight) => total + weight);
            Sequence<Rational> wrongly = large.Select(weight => weight / sum).ToSequence();
            MixedProfile wrong = player == 0 ? MixedProfile.Create(wrongly, end.Strategies[1]) : MixedProfile.Create(end.Strategies[0], wrongly);
            double gain = NashCheck.Of(drawn.Game, wrong).LargestGain.ToDouble();
            bool isLeftOut = RoundedEnd.Of(drawn.Game, weights[0], weights[1]) is null;
            planted += isLeftOut ? 1 : 0;

            // Payoffs spread over 1 to 999, or not at all.
            return isFound && (gain <= 2e-9 * 999 || isLeftOut) && (gain > 0 || !isLeftOut);
        }).Check(Laws.Config.WithMaxTest(150));
        Assert.InRange(planted, 30, 150);
    }

    // A payoff that nobody reaches makes no gain small: rows 1 and 3 are far from an equilibrium's, one cell is 10¹⁵ times larger than the rest.
    [Fact]
    public void Large_payoffs_out_of_reach_excuse_no_gain()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(3, 3, [1_000_000_000_000_000, 0, 3, 0, 1, 1, 2, 0, 1]), new(3, 3, [0, 1, 2, 1, 0, 100_000_000_000_000, 1, 3, 0]));
        Assert.Null(RoundedEnd.Of(game, [0, 0, 1], [0, 0, 1]));
        Assert.NotNull(RoundedEnd.Of(game, [1, 0, 0], [0, 0, 1]));
        NashSolution solution = game.Solve(new LemkeHowson { Arithmetic = PathArithmetic.DoublesToTheEnd });
        Assert.All(solution.Check(), check => Assert.InRange(check.LargestGain.ToDouble(), 0, 1e-8));
        NormalFormGame huge = NormalFormGame.TwoPlayer(new(2, 2, [Rational.Parse("17e307"), Rational.Parse("-17e307"), 0, 0]), new(2, 2, [0, 1, 1, 0]));
        Assert.Null(RoundedEnd.Of(huge, [0, 1], [1, 0]));
    }

    // Every fifth payoff is large beside the rest. With payoffs scaled to [1, 2], which leaves little of the small ones, 0, 2 and 6 ends are lost, and 1, 6 and 30 in doubles to the end.
    [Theory]
    [InlineData(1_000, 0, 0)]
    [InlineData(100_000, 1, 1)]
    [InlineData(10_000_000, 5, 8)]
    public void A_few_large_payoffs_lose_few_ends(int large, int mostLost, int mostLostAtTheEnd)
    {
        (int lost, int lostAtTheEnd) = (0, 0);
        for (int seed = 0; seed < 200; seed++)
        {
            NormalFormGame game = FewLargePayoffs(seed, large);
            NashSolution fractions = game.Solve(new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.Doubles, MaxPivots = 2000 });
            NashSolution doubles = game.Solve(new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.DoublesToTheEnd, MaxPivots = 2000 });
            lost += fractions.Equilibria.Count == 0 ? 1 : 0;
            lostAtTheEnd += doubles.Equilibria.Count == 0 ? 1 : 0;
            Assert.All(fractions.Check(), check => Assert.True(check.IsEquilibrium));
            Assert.All(doubles.Check(), check => Assert.InRange(check.LargestGain.ToDouble(), 0, 1e-8 * large));
        }

        Assert.InRange(lost, 0, mostLost);
        Assert.InRange(lostAtTheEnd, 0, mostLostAtTheEnd);
    }

    // Row 0 earns only what happens once in 3 · 10⁹ times, to a precision that multiples of 2⁻⁵² do not have.
    [Fact]
    public void Ends_finer_than_the_grid_of_shares_are_given()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [3_000_000_007, 0, 0, 1]), new(2, 2, [0, 1, 1, 0]));
        MixedProfile end = RoundedEnd.Of(game, [1, 1], [1, 3_000_000_007])!;
        Assert.Equal(NashGames.Profile("1/2 1/2", "1/3000000008 3000000007/3000000008"), end);
        Assert.Null(RoundedEnd.Of(game, [1, 1], [1, 2_999_999_000]));
    }

    [Fact]
    public void Profiles_of_shares_equal_those_of_fractions()
    {
        MixedProfile shares = MixedProfile.OfShares([0.25, 0.75], [1, 0]);
        Assert.Equal([0.25, 0.75], shares.Round()[0]);
        MixedProfile fractions = NashGames.Profile("1/4 3/4", "1 0");
        Assert.Equal(fractions.GetHashCode(), MixedProfile.OfShares([0.25, 0.75], [1, 0]).GetHashCode());
        Assert.Equal(fractions, MixedProfile.OfShares([0.25, 0.75], [1, 0]));
        Assert.Equal(shares, fractions);
        Assert.Equal(shares, MixedProfile.OfShares([0.25, 0.75], [1, 0]));
        Assert.NotEqual(fractions, MixedProfile.OfShares([0.75, 0.25], [1, 0]));
        Assert.Equal(shares.Round(), fractions.Round());
    }

    // One path stops at the cap, the others end up to rounding: what is inexact must be told to whoever reads only the status.
    [Fact]
    public void Inexact_ends_are_said_to_be_also_where_other_paths_are_cut()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(3, 3, [1, 5, 3, 1, 2, 3, 4, 0, 0]), new(3, 3, [4, 1, 1, 5, 2, 4, 0, 5, 5]));
        LemkeHowson cut = new() { Arithmetic = PathArithmetic.DoublesToTheEnd, MaxPivots = 4 };
        NashSolution solution = game.Solve(cut);
        Assert.Equal(NashStatus.Approximate, solution.Status);
        Assert.Contains("lost some", solution.Explain(), StringComparison.Ordinal);
        Assert.Equal(3, game.Solve(new VertexEnumeration()).Equilibria.Count);
        Assert.Equal(3, game.Solve(new CombinedMethods(cut, new VertexEnumeration())).Equilibria.Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(-1, -1)]
    public void Weights_that_are_none_have_no_end(double first, double second) =>
        Assert.Null(RoundedEnd.Of(KnownGames.Random(4), [first, second, 0, 0], [1, 0, 0, 0]));

    // Payoffs that no double tells apart: what is given is exact, and what is lost is said to be.
    [Fact]
    public void Ends_that_rounding_loses_are_not_given() => Prop.ForAll(GameCase.TwoPlayers(4, 3), drawn =>
    {
        Rational large = Rational.Parse("1e20");
        NormalFormGame game = NormalFormGame.Create(drawn.Game.Profiles.Counts.Span, new(2, drawn.Game.Profiles.Count, [.. drawn.Game.Payoffs.Entries.ToArray()
            .Select(payoff => payoff + (payoff.Sign > 0 ? large : 0))]));
        NashSolution solution = game.Solve(new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.Doubles });
        return solution.Check().All(check => check.IsEquilibrium) && solution.Equilibria.Count == (solution.Status == NashStatus.Sample ? 1 : 0);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Some_ends_are_lost_by_rounding_and_said_to_be()
    {
        // One row gains by less than a double shows; the exact path finds it.
        Rational little = Rational.Parse("1e-20");
        NormalFormGame game = NormalFormGame.TwoPlayer(new(3, 1, [1, 1 + little, 1]), new(3, 1, [1, 2, 3]));
        Assert.Equal(NashGames.Profile("0 1 0", "1"), Assert.Single(game.Solve(new LemkeHowson { Label = 3 }).Equilibria));
        NashSolution[] rounded = [.. Enumerable.Range(0, 4).Select(label => game.Solve(new LemkeHowson { Label = label, Arithmetic = PathArithmetic.Doubles }))];
        Assert.Contains(rounded, solution => solution.Status == NashStatus.Uncertain);
        Assert.All(rounded.SelectMany(solution => solution.Check()), check => Assert.True(check.IsEquilibrium));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LemkeHowson { Arithmetic = (PathArithmetic)3 });
    }

    // Planted: the right supports with equal probabilities.
    [Fact]
    public void Ends_with_the_wrong_probabilities_are_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.Square(3, 99), drawn =>
        drawn.Game.Solve(new LemkeHowson { Label = 0 }).Equilibria.All(profile => NashCheck.Of(drawn.Game, Uniform(profile)).IsEquilibrium))
        .Check(Laws.Config.WithMaxTest(100)));

    [Fact]
    public void The_cap_is_honest()
    {
        NashSolution solution = KnownGames.Random(20).Solve(new LemkeHowson { Label = 0, MaxPivots = 3 });
        Assert.Equal(NashStatus.Limit, solution.Status);
        Assert.Empty(solution.Equilibria);
        Assert.Equal(3, solution.Work);
    }

    [Fact]
    public void Labels_and_games_that_do_not_fit_are_refused()
    {
        Assert.Contains("below 4", Assert.Throws<InvalidOperationException>(() => NashGames.Pennies.Solve(new LemkeHowson { Label = 4 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LemkeHowson { Label = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LemkeHowson { MaxPivots = 0 });
        Assert.Throws<InvalidOperationException>(() => NormalFormGame.Create([1], new(1, 1, [1])).Solve(new LemkeHowson()));
    }

    private static NormalFormGame FewLargePayoffs(int seed, int large)
    {
        RandomStream draws = new StreamKey(20_261_123).Replication(seed).Open();
        int rows = 3 + draws.NextBelow(7);
        int columns = 3 + draws.NextBelow(7);
        Rational[] payoffs = new Rational[2 * rows * columns];
        for (int place = 0; place < payoffs.Length; place++)
        {
            payoffs[place] = draws.NextBelow(5) == 0 ? (Rational)(1L + draws.NextBelow(8)) * large : draws.NextBelow(4);
        }

        return NormalFormGame.Create([rows, columns], new(2, rows * columns, payoffs));
    }

    private static MixedProfile Uniform(MixedProfile profile) => MixedProfile.Create([.. profile.Strategies.Select((strategy, player) =>
        strategy.Select(probability => probability.IsZero ? probability : new Rational(1, profile.Support(player).Count)).ToSequence())]);
}
