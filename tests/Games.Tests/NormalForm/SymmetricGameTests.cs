using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.NormalForm;

public class SymmetricGameTests
{
    [Fact]
    public void The_normal_form_is_the_same_game() => Prop.ForAll(Drawn(), drawn =>
    {
        SymmetricGame game = Game(drawn.Players, drawn.Strategies, drawn.Seed);
        NormalFormGame form = game.ToNormalForm();
        Sequence<Rational> mixture = drawn.Weights.Select(weight => new Rational(weight, drawn.Weights.Sum())).ToSequence();
        NashCheck check = NashCheck.Of(form, MixedProfile.Create([.. Enumerable.Repeat(mixture, drawn.Players)]));
        foreach (int profile in Enumerable.Range(0, form.Profiles.Count))
        {
            Sequence<int> choices = form.Profiles.Choices(profile);
            Sequence<int> others = Sequence.Of(drawn.Strategies, strategy => choices.Skip(1).Count(choice => choice == strategy));
            Assert.Equal(Payoff(drawn.Seed, choices[0], others), form.Payoffs[0, profile]);
        }

        return check.Gains.All(gain => gain == game.Gain(mixture));
    }).Check(Laws.Config.WithMaxTest(80));

    // The path keeps the symmetry, so that its limit is symmetric: checked without the normal form.
    [Fact]
    public void Limits_of_logit_equilibria_are_symmetric() => Prop.ForAll(Drawn(), drawn =>
    {
        SymmetricGame game = Game(drawn.Players, drawn.Strategies, drawn.Seed);
        NashSolution limit = game.ToNormalForm().Solve(new LogitLimit());
        return limit.Equilibria.All(profile => profile.Strategies.All(strategy => strategy.Zip(profile.Strategies[0], (one, other) => Math.Abs((one - other).ToDouble())).Max() < 1e-9)
            && game.Gain(profile.Strategies[0]).ToDouble() < 1e-7);
    }).Check(Laws.Config.WithMaxTest(40));

    // The volunteer's dilemma of 40: everybody shirks with (3/10)^(1/39). Where it is 1/2 for the others, 10 · (1 − 2⁻³⁹) is what shirking earns.
    [Fact]
    public void Forty_volunteers_need_no_normal_form()
    {
        SymmetricGame game = SymmetricGame.Create(40, 2, (own, others) => own == 0 ? 7 : others[0] > 0 ? 10 : 0);
        Assert.Equal((40, 2), (game.OtherCounts.Rows, game.Payoffs.Rows));
        Assert.Equal([7, 10 * (Rational.One - Rational.PowerOfTwo(-39))], game.Values([new(1, 2), new(1, 2)]));
        Rational shirk = Rational.FromDouble(Math.Pow(0.3, 1.0 / 39));
        Assert.InRange(game.Gain([Rational.One - shirk, shirk]).ToDouble(), 0, 1e-12);
        Assert.Throws<ArgumentException>(() => game.ToNormalForm());
    }

    // Of two others one is at strategy 0 half the time: counted alike, spreads would make this 3/4.
    [Fact]
    public void Spreads_count_as_often_as_they_come_up()
    {
        SymmetricGame game = SymmetricGame.Create(3, 2, (own, others) => own == 0 ? others[0] : 1);
        Assert.Equal([1, 1], game.Values([new(1, 2), new(1, 2)]));
    }

    [Fact]
    public void What_is_no_symmetric_game_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetricGame.Create(0, 2, (_, _) => 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetricGame.Create(2, 0, (_, _) => 0));
        Assert.Throws<ArgumentException>(() => SymmetricGame.Create(1_000, 10, (_, _) => 0));
        Assert.Throws<ArgumentException>(() => SymmetricGame.Create(1_000_000, 1_000_000, (_, _) => 0));
        Assert.Throws<ArgumentException>(() => SymmetricGame.Create(int.MaxValue, int.MaxValue, (_, _) => 0));
        Assert.Equal(100_000, SymmetricGame.Create(1, 100_000, (_, _) => 0).Strategies);
        Assert.Equal([3, 0, 0, 2, 1, 0, 2, 0, 1, 1, 2, 0, 1, 1, 1, 1, 0, 2, 0, 3, 0, 0, 2, 1, 0, 1, 2, 0, 0, 3], SymmetricGame.Create(4, 3, (_, _) => 0).OtherCounts.Entries.ToArray());
        Assert.Throws<ArgumentNullException>(() => SymmetricGame.Create(2, 2, null!));
        SymmetricGame three = SymmetricGame.Create(3, 2, (_, _) => 0);
        Assert.Throws<InvalidOperationException>(() => three.ToPopulationGame());
        Assert.Throws<ArgumentException>(() => three.Values([1]));
        Assert.Throws<ArgumentException>(() => three.Values([1, 1]));
        Assert.Equal([3, 0, 5, 1], SymmetricGame.Create(2, 2, (own, others) => own == 0 ? 3 * others[0] : others[0] > 0 ? 5 : 1).ToPopulationGame().Payoffs.Entries.ToArray());
        Assert.Equal(Rational.Zero, SymmetricGame.Create(1, 1, (_, _) => 4).Gain([1]));
    }

    private static SymmetricGame Game(int players, int strategies, int seed) => SymmetricGame.Create(players, strategies, (own, others) => Payoff(seed, own, others));

    // Any function of both; integers from 0 to 6.
    private static Rational Payoff(int seed, int own, Sequence<int> others) =>
        others.Aggregate(seed + (own * 31), (hash, count) => ((hash * 37) + (count * 11) + own) % 1009) % 7;

    private static Arbitrary<(int Players, int Strategies, int Seed, int[] Weights)> Drawn() => Arb.From(
        from players in Gen.Choose(1, 4)
        from strategies in Gen.Choose(1, 3)
        from seed in Gen.Choose(0, 1000)
        from weights in Gen.Choose(0, 3).ArrayOf(strategies).Where(weights => weights.Sum() > 0)
        select (players, strategies, seed, weights));
}
