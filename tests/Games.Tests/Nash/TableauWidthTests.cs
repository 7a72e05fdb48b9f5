using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Workloads;

namespace Mechanisms.Games.Tests.Nash;

/// <summary>Integers of 128 bits, big integers from the start, and the change from one to the other on the way must all give the same.</summary>
public class TableauWidthTests
{
    // A factor changes no equilibrium, but its numbers are beyond 64 bits from the start.
    private static readonly Rational Huge = new(System.Numerics.BigInteger.Pow(3, 60), 1);

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(10)]
    public void Games_of_the_catalogue_have_the_same_equilibria_in_both_widths(int size) =>
        AssertSame(KnownGames.Random(size), KnownGames.Random(size));

    // 128 bits end on the way: entries of seven rows and columns are products of seven payoffs.
    [Theory]
    [InlineData(100_000L)]
    [InlineData(100_000_007L)]
    [InlineData(4_000_000_000_000_000_003L)]
    public void Large_payoffs_leave_128_bits_on_the_way(long factor)
    {
        NormalFormGame game = KnownGames.Random(7);
        NormalFormGame large = NormalFormGame.Create(game.Profiles.Counts.Span, new(2, game.Profiles.Count, [.. game.Payoffs.Entries.ToArray()
            .Select((payoff, place) => (payoff * factor) + (place * place % 1_009))]));
        AssertSame(large, large);
    }

    // Determinants that are even, some by many powers of 2: payoffs of 2^k x - 1 leave positive numbers 2^k x.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(40)]
    public void Powers_of_two_do_no_harm(int power) => Prop.ForAll(Drawn(5, 9), numbers =>
    {
        Rational factor = 1L << power;
        NormalFormGame game = Game(5, numbers.Select(number => (number * factor) - (number == 0 ? 0 : 1)));
        AssertSame(game, game);
    }).Check(Laws.Config.WithMaxTest(40));

    [Fact]
    public void Degenerate_games_have_the_same_equilibria_in_both_widths() => Prop.ForAll(Drawn(4, 1), numbers =>
    {
        NormalFormGame game = Game(4, numbers.Select(number => (Rational)number));
        AssertSame(game, game);
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void Paths_end_in_the_same_equilibria_in_both_widths() => Prop.ForAll(Drawn(6, 1_000), numbers =>
    {
        NormalFormGame game = Game(6, numbers.Select(number => (Rational)number));
        return game.Solve(new LemkeHowson()).Equilibria == Scaled(game).Solve(new LemkeHowson()).Equilibria;
    }).Check(Laws.Config.WithMaxTest(100));

    // Whole payoffs are mixed in integers, sevenths in fractions.
    [Fact]
    public void Supports_are_mixed_alike_in_integers_and_in_fractions() => Prop.ForAll(Drawn(4, 3), numbers =>
    {
        NormalFormGame whole = Game(4, numbers.Select(number => (Rational)number));
        NormalFormGame sevenths = NormalFormGame.Create(whole.Profiles.Counts.Span, whole.Payoffs.Select(payoff => payoff / 7));
        (NashSolution left, NashSolution right) = (whole.Solve(new SupportEnumeration()), sevenths.Solve(new SupportEnumeration()));
        NashSolution path = whole.Solve(new LemkeHowson { Arithmetic = PathArithmetic.Doubles });
        return left.Equilibria == right.Equilibria && left.Status == right.Status && path.Check().All(check => check.IsEquilibrium);
    }).Check(Laws.Config.WithMaxTest(150));

    // Planted: the same game but for one payoff.
    [Fact]
    public void Another_game_is_caught()
    {
        NormalFormGame game = KnownGames.Random(8);
        Rational[] changed = game.Payoffs.Entries.ToArray();
        changed[0] += 100;
        PlantedLaw.RequireFalsified(() => AssertSame(game, NormalFormGame.Create(game.Profiles.Counts.Span, new(2, game.Profiles.Count, changed))));
    }

    private static void AssertSame(NormalFormGame narrow, NormalFormGame wide)
    {
        NashSolution few = narrow.Solve(new VertexEnumeration());
        NashSolution many = Scaled(wide).Solve(new VertexEnumeration());
        Assert.Equal(many.Equilibria, few.Equilibria);
        Assert.Equal(many.Subsets, few.Subsets);
        Assert.Equal(many.Work, few.Work);
        Assert.All(few.Check(), check => Assert.True(check.IsEquilibrium));
    }

    private static NormalFormGame Scaled(NormalFormGame game) => NormalFormGame.Create(game.Profiles.Counts.Span, game.Payoffs.Select(payoff => payoff * Huge));

    private static NormalFormGame Game(int size, IEnumerable<Rational> payoffs) => NormalFormGame.Create([size, size], new(2, size * size, [.. payoffs]));

    private static Arbitrary<int[]> Drawn(int size, int largest) => Arb.From(Gen.Choose(0, largest).ArrayOf(2 * size * size));
}
