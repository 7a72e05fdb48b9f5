using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.QuantalResponse;
using Mechanisms.Games.Tests.NormalForm;
using Mechanisms.Workloads;

namespace Mechanisms.Games.Tests.Nash;

public class LogitLimitTests
{
    [Fact]
    public void Limits_of_two_players_are_exact_equilibria() => Prop.ForAll(GameCase.TwoPlayers(5, 1000), drawn =>
    {
        NashSolution solution = drawn.Game.Solve(new LogitLimit());
        return solution.Status == NashStatus.Sample && Assert.Single(solution.Check()).IsEquilibrium;
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Limits_of_three_players_are_equilibria_up_to_the_tolerance_of_gains() => Prop.ForAll(GameCase.Few(3, 1000), drawn =>
    {
        NashSolution solution = drawn.Game.Solve(new LogitLimit());
        NashCheck check = Assert.Single(solution.Check());
        return solution.Status == NashStatus.Sample ? check.IsEquilibrium : solution.Status == NashStatus.Approximate && check.LargestGain.ToDouble() <= 1e-9 * 1000;
    }).Check(Laws.Config.WithMaxTest(100));

    // Ties everywhere: what is given is an equilibrium, and what is not given is said to be missing.
    [Fact]
    public void Degenerate_games_end_honestly() => Prop.ForAll(GameCase.Few(4, 1), drawn =>
    {
        NashSolution solution = drawn.Game.Solve(new LogitLimit());
        return solution.Status == NashStatus.Uncertain ? solution.Equilibria.Count == 0 : !Tolerances.Gain.Exceeds(Assert.Single(solution.Check()).LargestGain.ToDouble(), 1);
    }).Check(Laws.Config.WithMaxTest(150));

    // Where both prefer a strategy already against uniform play, and these two are a strict equilibrium, the branch never leaves the quarter in which both play theirs with more than 1/2.
    [Fact]
    public void Takes_the_strict_equilibrium_of_what_both_prefer_against_uniform_play() => Prop.ForAll(GameCase.Square(2, 30), drawn =>
    {
        NormalFormGame game = drawn.Game;
        bool areStrict = game.Payoff(0, 0, 0) > game.Payoff(0, 1, 0) && game.Payoff(1, 0, 0) > game.Payoff(1, 0, 1);
        bool arePreferred = game.Payoff(0, 0, 0) + game.Payoff(0, 0, 1) > game.Payoff(0, 1, 0) + game.Payoff(0, 1, 1)
            && game.Payoff(1, 0, 0) + game.Payoff(1, 1, 0) > game.Payoff(1, 0, 1) + game.Payoff(1, 1, 1);
        return !areStrict || !arePreferred || Assert.Single(game.Solve(new LogitLimit()).Equilibria) == MixedProfile.Pure(game.Profiles, 0);
    }).Check(Laws.Config.WithMaxTest(400));

    // Of symmetric games that is the risk-dominant one; of others it need not be: losses from leaving have products 15 · 6 and 20 · 4, but the row player, who has more at stake, moves
    // first, and away from uniform play to its second strategy. Small steps of λ in the one scalar equation, p = σ(λ (35 σ(λ (10 p − 4)) − 20)), say the same.
    [Fact]
    public void Need_not_select_the_risk_dominant_equilibrium_where_stakes_differ()
    {
        NormalFormGame stag = NormalFormGame.TwoPlayer(new(2, 2, [4, 0, 3, 3]), new(2, 2, [4, 3, 0, 3]));
        Assert.Equal(NashGames.Profile("0 1", "0 1"), Assert.Single(stag.Solve(new LogitLimit()).Equilibria));
        NormalFormGame stakes = NormalFormGame.TwoPlayer(new(2, 2, [27, 2, 12, 22]), new(2, 2, [7, 1, 22, 26]));
        Assert.Equal(NashGames.Profile("0 1", "0 1"), Assert.Single(stakes.Solve(new LogitLimit()).Equilibria));
    }

    // One payoff a million times the others, of a strategy that nobody plays: λ · spread = 10⁶ is λ = 1, where play has not chosen, and passes by the mixed equilibrium (100/201, 101/201, 0).
    // From λ = 2 on it leaves for the risk-dominant one.
    [Theory]
    [InlineData("-1000000")]
    [InlineData("-300000")]
    [InlineData("-20000000")]
    public void A_large_payoff_off_the_path_does_not_end_it_early(string cliff)
    {
        Rational penalty = Rational.Parse(cliff);
        Rational[] payoffs = [new(101, 100), 0, 0, 0, 1, 0, penalty, penalty, penalty];
        NormalFormGame game = NormalFormGame.TwoPlayer(new(3, 3, payoffs), new(3, 3, [.. Enumerable.Range(0, 9).Select(cell => payoffs[(cell % 3 * 3) + (cell / 3)])]));
        NashSolution solution = game.Solve(new LogitLimit());
        Assert.Equal(NashStatus.Sample, solution.Status);
        Assert.Equal(MixedProfile.Pure(game.Profiles, 0), Assert.Single(solution.Equilibria));
        LogitBranch early = new LogitPath().Follow(game, 1e6 / -penalty.ToDouble());
        Assert.Equal((NashStatus.Uncertain, 0), (new LogitLimit().Finish(early).Status, new LogitLimit().Finish(early).Equilibria.Count));
    }

    // A symmetry that is missed by little: the branches only come close, and the principal one turns to the better equilibrium.
    [Theory]
    [InlineData("0.00000001")]
    [InlineData("0.000000001")]
    [InlineData("0.0000000001")]
    [InlineData("0.00000000001")]
    [InlineData("0.000000000001")]
    public void Almost_symmetric_coordination_ends_at_the_better_equilibrium(string better)
    {
        Matrix<Rational> payoffs = new(2, 2, [1 + Rational.Parse(better), 0, 0, 1]);
        NormalFormGame game = NormalFormGame.TwoPlayer(payoffs, payoffs);
        LogitBranch branch = new LogitLimit().Follow(game);
        Assert.Equal(0, branch.Crossings);
        Assert.Equal(MixedProfile.Pure(game.Profiles, 0), Assert.Single(game.Solve(new LogitLimit()).Equilibria));
    }

    [Theory]
    [InlineData("1e-303")]
    [InlineData("1e-400")]
    [InlineData("1e308")]
    public void Payoffs_without_a_precision_are_uncertain(string unit)
    {
        Rational scale = Rational.Parse(unit);
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [scale, -scale, -scale, scale]), new(2, 2, [scale, -scale, -scale, scale]));
        NashSolution solution = game.Solve(new CombinedMethods(new PureEnumeration(), new LogitLimit()));
        Assert.Equal((NashStatus.Uncertain, 2), (solution.Status, solution.Equilibria.Count));
        Assert.Contains("Multiply payoffs", Assert.Throws<ArgumentException>(() => new LogitLimit().Follow(game)).Message, StringComparison.Ordinal);
    }

    // An exact equilibrium is not left out for an approximate one next to it, and approximate ones show in the status whatever other methods say.
    [Fact]
    public void Approximate_equilibria_show_in_the_status_in_any_order()
    {
        NashSolution turned = Volunteers().Solve(new CombinedMethods(new LogitLimit(), new PureEnumeration()));
        Assert.Equal((4, NashStatus.Approximate), (turned.Equilibria.Count, turned.Status));
        NashSolution limited = Volunteers().Solve(new CombinedMethods(new LogitLimit { Path = new() { MaxSteps = 2 } }, new LogitLimit()));
        Assert.Equal(NashStatus.Approximate, limited.Status);
    }

    [Fact]
    public void Dominance_decides() =>
        Assert.Equal(NashGames.Profile("0 1", "0 1"), Assert.Single(NashGames.Dilemma.Solve(new LogitLimit()).Equilibria));

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    public void Random_games_of_the_catalogue_end_at_extreme_equilibria(int size)
    {
        NormalFormGame game = KnownGames.Random(size);
        MixedProfile limit = Assert.Single(game.Solve(new LogitLimit()).Equilibria);
        Assert.True(NashCheck.Of(game, limit).IsEquilibrium);
        if (size <= 8)
        {
            Assert.Contains(limit, game.Solve(new SupportEnumeration()).Equilibria);
        }
    }

    // Nash's three-player poker-like games have irrational equilibria; this is a small one: at its only equilibrium x² + x = 1 (with symmetric roles).
    [Fact]
    public void An_irrational_equilibrium_is_approximate()
    {
        NormalFormGame game = Volunteers();
        NashSolution solution = game.Solve(new LogitLimit());
        Assert.Equal(NashStatus.Approximate, solution.Status);
        double shirk = Math.Sqrt(0.3);
        Assert.All(Assert.Single(solution.Equilibria).Strategies, strategy => Assert.Equal(shirk, strategy[1].ToDouble(), 1e-12));
        Assert.Contains("rounding", solution.Explain(), StringComparison.Ordinal);
        Assert.False(Assert.Single(solution.Check()).IsEquilibrium);
    }

    [Fact]
    public void Several_methods_give_what_each_finds_once()
    {
        CombinedMethods method = new(new PureEnumeration(), new LogitLimit());
        NashSolution solution = Volunteers().Solve(method);
        Assert.Equal((4, NashStatus.Approximate, "pure-enumeration+logit-limit"), (solution.Equilibria.Count, solution.Status, method.Name));
        NashSolution dilemma = NashGames.Dilemma.Solve(method);
        Assert.Equal(NashStatus.Sample, dilemma.Status);
        Assert.Single(dilemma.Equilibria);
        Assert.Throws<ArgumentException>(() => new CombinedMethods());
        Assert.Throws<ArgumentNullException>(() => new CombinedMethods([null!]));
    }

    [Fact]
    public void Limits_are_honest()
    {
        NashSolution few = NashGames.Chicken.Solve(new LogitLimit { Path = new() { MaxSteps = 2 } });
        Assert.Equal((NashStatus.Limit, 0, 2), (few.Status, few.Equilibria.Count, few.Work));
        NashSolution early = new LogitLimit().Finish(new LogitPath().Follow(KnownGames.Random(6), 0.0001));
        Assert.Equal((NashStatus.Uncertain, 0), (early.Status, early.Equilibria.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogitLimit { RelativePrecision = 0 });
        Assert.Throws<ArgumentNullException>(() => new LogitLimit { Path = null! });
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => NashGames.Chicken.Solve(new LogitLimit(), source.Token));
    }

    // What the check is for: the point of a path itself, not solved for what it comes near to, is no equilibrium.
    [Fact]
    public void The_check_refutes_points_on_the_way()
    {
        LogitPoint end = new LogitPath().Follow(NashGames.Chicken, 3).End;
        Assert.True(NashCheck.RoundedGains(NashGames.Chicken, end.Strategies).Max() > 0.01);
    }

    // The volunteer's dilemma of three: a good worth 10 to all if anybody pays 3; everybody shirks with √(3/10).
    private static NormalFormGame Volunteers()
    {
        Rational[] payoffs = [.. from player in Enumerable.Range(0, 3) from profile in Enumerable.Range(0, 8) select (Rational)Worth(profile, player)];
        return NormalFormGame.Create([2, 2, 2], new(3, 8, payoffs));

        static int Worth(int profile, int player)
        {
            bool pays = (profile >> (2 - player) & 1) == 0;
            return pays ? 7 : profile == 7 ? 0 : 10;
        }
    }
}
