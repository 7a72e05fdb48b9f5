using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;
using Mechanisms.Workloads;

namespace Mechanisms.Games.Tests.Nash;

public class RoundedReplyBasisTests
{
    // Payoffs 0 to 2: nearly every ratio test has ties. The exact tableau, which shares no code, is the oracle, label by label.
    [Theory]
    [InlineData(9, 1)]
    [InlineData(9, 2)]
    [InlineData(9, 1_000_000)]
    public void Paths_meet_the_same_labels_as_in_integers_and_end_at_the_same_weights(int most, int largest) => Prop.ForAll(GameCase.TwoPlayers(most, largest), drawn =>
    {
        for (int label = 0; label < drawn.Counts.Sum(); label++)
        {
            RequireSamePath(drawn.Game, label);
        }
    }).Check(Laws.Config.WithMaxTest(100));

    [Theory]
    [InlineData(2, 20)]
    [InlineData(3, 35)]
    [InlineData(10, 35)]
    public void Larger_degenerate_games_have_the_paths_of_integers(int payoffs, int size)
    {
        for (int seed = 0; seed < 8; seed++)
        {
            Rational[] drawn = [.. KnownGames.Random(2 * size).Payoffs.Entries.ToArray().Skip(seed * size * size / 2).Take(2 * size * size).Select(payoff => (Rational)((int)payoff.ToDouble() % payoffs))];
            RequireSamePath(NormalFormGame.Create([size, size], new(2, size * size, drawn)), seed);
        }
    }

    // Supports of some ninety strategies and inverses of large entries: without mending, rounding leads this path astray before it has made a tenth of its pivots. The exact path makes 320, in a second.
    [Fact]
    public void Inverses_are_mended_on_the_way()
    {
        NashSolution solution = NearSingular(90).Solve(new LemkeHowson { Label = 0, Arithmetic = PathArithmetic.DoublesToTheEnd });
        Assert.Equal((NashStatus.Approximate, 320), (solution.Status, solution.Work));
    }

    [LongFact]
    public void Mended_inverses_lead_where_integers_lead() => RequireSamePath(NearSingular(90), 0);

    // Planted: payoffs that differ by so little that only ties are decided otherwise.
    [Fact]
    public void Wrongly_decided_ties_are_noticed()
    {
        int noticed = 0;
        Prop.ForAll(GameCase.Square(8, 1), drawn =>
        {
            NormalFormGame planted = NormalFormGame.Create([8, 8], new(2, 64, [.. drawn.Game.Payoffs.Entries.ToArray().Select((payoff, place) => payoff - new Rational(place * place % 17, 1_000_000))]));
            noticed += Record.Exception(() => RequireSamePath(drawn.Game, planted, 0)) is null ? 0 : 1;
        }).Check(Laws.Config.WithMaxTest(100));
        Assert.InRange(noticed, 20, 100);
    }

    private static NormalFormGame NearSingular(int size) => NormalFormGame.ZeroSum(new(size, size, [.. Enumerable.Range(0, size * size)
        .Select(place => (Rational)(place / size == place % size ? 50 + (place * 37 % 101) : ((place * place * 31) + (place * 17)) % 23))]));

    private static void RequireSamePath(NormalFormGame game, int dropped) => RequireSamePath(game, game, dropped);

    private static void RequireSamePath(NormalFormGame game, NormalFormGame inDoubles, int dropped)
    {
        BestReplyTableau[] exact = [BestReplyTableau.Of(game, 0), BestReplyTableau.Of(game, 1)];
        RoundedReplyBasis[] rounded = [RoundedReplyBasis.Of(inDoubles, 0), RoundedReplyBasis.Of(inDoubles, 1)];
        int rows = game.Profiles.Counts[0];
        int turn = dropped < rows ? 0 : 1;
        int entering = dropped;
        do
        {
            int leaving = exact[turn].Enter(entering);
            Assert.Equal(leaving, rounded[turn].Enter(entering));
            (entering, turn) = (leaving, 1 - turn);
        }
        while (entering != dropped);

        for (int player = 0; player < 2; player++)
        {
            double[] weights = [.. BestReplyTableau.Strategy(exact[player].Weights(player * rows)).Select(weight => weight.ToDouble())];
            double[] near = rounded[player].Weights();
            double sum = near.Sum();
            Assert.All(weights.Zip(near), pair => Assert.Equal(pair.First, pair.Second / sum, 1e-9));
            Assert.Subset(rounded[player].Support().ToHashSet(), Enumerable.Range(0, weights.Length).Where(strategy => weights[strategy] > 0).ToHashSet());
        }
    }
}
