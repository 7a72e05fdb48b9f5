using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Polymatrix;

namespace Mechanisms.Games.Tests.Polymatrix;

public class PolymatrixTests
{
    // Payoffs, and checks of any profile, are those of the normal form.
    [Fact]
    public void The_normal_form_is_the_same_game() => FormLaw(NashCheck.Of).Check(Laws.Config.WithMaxTest(150));

    // Planted: a check that forgets what the second player of an edge earns.
    [Fact]
    public void Forgetting_one_side_of_an_edge_is_caught() => PlantedLaw.RequireFalsified(() => FormLaw((game, profile) => NashCheck.Of(
        PolymatrixGame.Create(game.StrategyCounts, [.. game.Edges.Select(edge => edge with { SecondPayoffs = edge.SecondPayoffs.Select(_ => Rational.Zero) })]), profile)).Check(Laws.Config.WithMaxTest(150)));

    private static Property FormLaw(Func<PolymatrixGame, MixedProfile, NashCheck> check) => Prop.ForAll(Games(isZeroSum: false), drawn =>
    {
        NormalFormGame form = drawn.Game.ToNormalForm();
        foreach (int profile in Enumerable.Range(0, form.Profiles.Count))
        {
            Sequence<int> choices = form.Profiles.Choices(profile);
            Assert.Equal(Enumerable.Range(0, form.Players).Select(player => drawn.Game.Edges.Aggregate(Rational.Zero, (sum, edge) => sum
                + (edge.First == player ? edge.FirstPayoffs[choices[edge.First], choices[edge.Second]] : 0)
                + (edge.Second == player ? edge.SecondPayoffs[choices[edge.First], choices[edge.Second]] : 0))), Enumerable.Range(0, form.Players).Select(player => form.Payoffs[player, profile]));
        }

        return NashCheck.Of(form, drawn.Profile) == check(drawn.Game, drawn.Profile);
    });

    // Against listing all profiles.
    [Fact]
    public void Constant_sums_are_seen_without_listing_profiles()
    {
        Prop.ForAll(Games(isZeroSum: true), drawn => drawn.Game.ConstantSum() == Listed(drawn.Game)).Check(Laws.Config.WithMaxTest(150));
        Prop.ForAll(Games(isZeroSum: false), drawn => drawn.Game.ConstantSum() == Listed(drawn.Game)).Check(Laws.Config.WithMaxTest(150));
        Assert.Contains(Laws.Sample(Games(isZeroSum: false).Generator, 50, 100), drawn => drawn.Game.ConstantSum() is null);
    }

    [Fact]
    public void The_program_finds_equilibria_of_zero_sum_games() => Prop.ForAll(Games(isZeroSum: true), drawn =>
    {
        PolymatrixSolution solution = new PolymatrixProgram().Solve(drawn.Game);
        Assert.Equal(NashStatus.Sample, solution.Status);
        Assert.True(solution.Check().IsEquilibrium);
        return NashCheck.Of(drawn.Game.ToNormalForm(), solution.Profile).IsEquilibrium;
    }).Check(Laws.Config.WithMaxTest(100));

    // Of two players the value is that of the matrix.
    [Fact]
    public void Two_players_earn_the_value() => Prop.ForAll(Games(isZeroSum: true), drawn =>
    {
        PolymatrixEdge edge = drawn.Game.Edges[0];
        PolymatrixGame pair = PolymatrixGame.Create([edge.FirstPayoffs.Rows, edge.FirstPayoffs.Columns], new PolymatrixEdge(0, 1, edge.FirstPayoffs, edge.FirstPayoffs.Select(payoff => -payoff)));
        Rational value = NormalFormGame.ZeroSum(edge.FirstPayoffs).Solve(new ZeroSumProgram()).Check()[0].Payoffs[0];
        return new PolymatrixProgram().Solve(pair).Check().Payoffs[0] == value;
    }).Check(Laws.Config.WithMaxTest(60));

    // A ring of matching pennies among 30 players: 2³⁰ profiles, 60 rows; everybody mixes evenly.
    [Fact]
    public void A_ring_of_thirty_is_solved_without_its_normal_form()
    {
        Matrix<Rational> pennies = new(2, 2, [2, -1, -1, 1]);
        PolymatrixGame ring = PolymatrixGame.Create(Sequence.Of(31, _ => 2), [.. Enumerable.Range(0, 31).Select(player => new PolymatrixEdge(player, (player + 1) % 31, pennies, pennies.Select(payoff => -payoff)))]);
        PolymatrixSolution solution = new PolymatrixProgram().Solve(ring);
        Assert.True(solution.Check().IsEquilibrium);
        Assert.Equal(Rational.Zero, solution.Check().Payoffs.Aggregate((sum, payoff) => sum + payoff));
        Assert.Contains("polymatrix program: an equilibrium", solution.Explain(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => PolymatrixGame.Create(Sequence.Of(40, _ => 2)).ToNormalForm());
    }

    [Fact]
    public void What_is_no_polymatrix_game_is_refused()
    {
        Matrix<Rational> two = new(2, 2, [1, 0, 0, 1]);
        Assert.Throws<ArgumentException>(() => PolymatrixGame.Create([]));
        Assert.Throws<ArgumentException>(() => PolymatrixGame.Create([2, 0]));
        Assert.Throws<ArgumentException>(() => PolymatrixGame.Create([2, 2], new PolymatrixEdge(1, 1, two, two)));
        Assert.Throws<ArgumentException>(() => PolymatrixGame.Create([2, 3], new PolymatrixEdge(0, 1, two, two)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PolymatrixGame.Create([2, 2], new PolymatrixEdge(0, 2, two, two)));
        Assert.Throws<ArgumentNullException>(() => PolymatrixGame.Create([2, 2], [null!]));
        PolymatrixGame coordination = PolymatrixGame.Create([2, 2], new PolymatrixEdge(0, 1, two, two));
        Assert.Throws<InvalidOperationException>(() => new PolymatrixProgram().Solve(coordination));
        Assert.Throws<ArgumentException>(() => coordination.Payoffs(0));
        Assert.Throws<ArgumentException>(() => coordination.Values(MixedProfile.Create([1, 0])));
        Assert.Throws<ArgumentNullException>(() => new PolymatrixProgram { Program = null! });
    }

    private static Rational? Listed(PolymatrixGame game)
    {
        NormalFormGame form = game.ToNormalForm();
        Rational[] sums = [.. Enumerable.Range(0, form.Profiles.Count).Select(profile => Enumerable.Range(0, form.Players).Aggregate(Rational.Zero, (sum, player) => sum + form.Payoffs[player, profile])).Distinct()];
        return sums.Length == 1 ? sums[0] : null;
    }

    // Zero-sum ones: on every edge what one gains the other loses, but for transfers: a player's strategy costs on one edge what it earns on another.
    private static Arbitrary<DrawnGame> Games(bool isZeroSum) => Arb.From(
        from counts in Gen.Choose(1, 3).ArrayOf(3)
        from joined in Gen.Elements<(int First, int Second)[]>([[(0, 1)], [(0, 1), (1, 2)], [(1, 0), (1, 2), (2, 0)], [(0, 1), (1, 0), (2, 1)]])
        from payoffs in Gen.Choose(-3, 3).ArrayOf(2 * 9 * 4)
        from transfers in Gen.Choose(-2, 2).ArrayOf(3)
        from weights in Gen.Choose(0, 3).ArrayOf(9)
        select new DrawnGame(
            PolymatrixGame.Create(counts.ToSequence(), [.. joined.Select((edge, index) => Edge(edge, index, counts, payoffs, isZeroSum, joined.Length > 1 && joined[1].First == 1 ? transfers : null))]),
            MixedProfile.Create([.. counts.Select((count, player) => Mixture(weights.Skip(3 * player).Take(count).ToArray()))])));

    private static PolymatrixEdge Edge((int First, int Second) edge, int index, int[] counts, int[] payoffs, bool isZeroSum, int[]? transfers)
    {
        (int rows, int columns) = (counts[edge.First], counts[edge.Second]);
        Matrix<Rational> first = new(rows, columns, [.. payoffs.Skip(18 * index).Take(rows * columns).Select(payoff => (Rational)payoff)]);
        Matrix<Rational> second = new(rows, columns, [.. payoffs.Skip((18 * index) + 9).Take(rows * columns).Select(payoff => (Rational)payoff)]);

        // Player 1, on edges 0 and 1, is paid transfers(strategy) on the one and pays it on the other.
        int sign = index == 0 ? 1 : index == 1 ? -1 : 0;
        Rational Transfer(int row, int column) => transfers is null ? 0 : sign * transfers[edge.First == 1 ? row : column];
        return isZeroSum
            ? new(edge.First, edge.Second, first, new(rows, columns, [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select Transfer(row, column) - first[row, column]]))
            : new(edge.First, edge.Second, first, second);
    }

    private static Sequence<Rational> Mixture(int[] weights) => weights.Sum() == 0
        ? Sequence.Of(weights.Length, index => (Rational)(index == 0 ? 1 : 0))
        : weights.Select(weight => new Rational(weight, weights.Sum())).ToSequence();

    private sealed record DrawnGame(PolymatrixGame Game, MixedProfile Profile)
    {
        public override string ToString() => $"{Profile}; " + string.Join("; ", Game.Edges.Select(edge =>
            $"{edge.First}-{edge.Second} [{string.Join(' ', edge.FirstPayoffs.Entries.ToArray())} | {string.Join(' ', edge.SecondPayoffs.Entries.ToArray())}]"));
    }
}
