using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.NormalForm;

namespace Mechanisms.Games.Tests.Nash;

public class StackelbergCommitmentTests
{
    // Commitment to both rows equally often makes the follower go right, where the leader earns most.
    [Fact]
    public void Reproduces_the_example_of_conitzer2006()
    {
        NormalFormGame game = NormalFormGame.TwoPlayer(new(2, 2, [2, 4, 1, 3]), new(2, 2, [1, 0, 0, 1]));
        StackelbergCommitment commitment = StackelbergCommitment.Of(game);
        Assert.Equal([new(1, 2), new(1, 2)], commitment.Strategy);
        Assert.Equal((1, 0), (commitment.Reply, commitment.Leader));
        Assert.Equal([new(7, 2), new(1, 2)], commitment.Payoffs);
        Assert.Equal("(1/2, 1/2), reply 1, pays 7/2, 1/2", commitment.ToString());
    }

    [Fact]
    public void In_zero_sum_games_it_is_worth_the_value() => Prop.ForAll(GameCase.TwoPlayers(4, 9), drawn =>
    {
        NormalFormGame game = NormalFormGame.ZeroSum(drawn.Game.PayoffMatrix(0));
        Rational value = game.Solve(new ZeroSumProgram()).Check()[0].Payoffs[0];
        return StackelbergCommitment.Of(game).Payoffs[0] == value && StackelbergCommitment.Of(game, leader: 1).Payoffs[0] == value;
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void The_leader_earns_no_less_than_in_any_equilibrium_and_the_reply_is_best() => Prop.ForAll(GameCase.TwoPlayers(3, 5), drawn =>
        new[] { 0, 1 }.All(leader => IsRight(drawn.Game, StackelbergCommitment.Of(drawn.Game, leader)))).Check(Laws.Config.WithMaxTest(100));

    // Planted: the best pure strategy to commit to.
    [Fact]
    public void Commitment_to_pure_strategies_alone_is_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(GameCase.TwoPlayers(3, 5), drawn =>
    {
        Rational pure = Enumerable.Range(0, drawn.Game.Profiles.Counts[0]).Max(row => Best(drawn.Game, Sequence.Of(drawn.Game.Profiles.Counts[0], index => (Rational)(index == row ? 1 : 0))));
        return pure >= StackelbergCommitment.Of(drawn.Game).Payoffs[0];
    }).Check(Laws.Config.WithMaxTest(200)));

    // No mixture in twelfths does better, by the definition.
    [Fact]
    public void No_mixture_of_a_grid_does_better() => Prop.ForAll(GameCase.Square(2, 9), drawn =>
    {
        Rational value = StackelbergCommitment.Of(drawn.Game).Payoffs[0];
        return Enumerable.Range(0, 13).All(share => Best(drawn.Game, [new(share, 12), new(12 - share, 12)]) <= value);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Other_games_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => StackelbergCommitment.Of(NormalFormGame.Create([1, 1, 1], new(3, 1, [1, 2, 3]))));
        Assert.Throws<ArgumentOutOfRangeException>(() => StackelbergCommitment.Of(NashGames.Pennies, leader: 2));
        Assert.Throws<OperationCanceledException>(() => StackelbergCommitment.Of(NashGames.Pennies, cancellation: new(canceled: true)));
    }

    private static bool IsRight(NormalFormGame game, StackelbergCommitment commitment)
    {
        (int leader, int follower) = (commitment.Leader, 1 - commitment.Leader);
        Rational Payoff(int player, int strategy, int reply) => leader == 0 ? game.Payoff(player, strategy, reply) : game.Payoff(player, reply, strategy);
        Rational Value(int reply) => commitment.Strategy.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (entry.Item * Payoff(follower, entry.Index, reply)));
        return Enumerable.Range(0, game.Profiles.Counts[follower]).All(reply => Value(reply) <= Value(commitment.Reply))
            && commitment.Payoffs[follower] == Value(commitment.Reply)
            && game.Solve(new VertexEnumeration()).Check().All(check => check.Payoffs[leader] <= commitment.Payoffs[leader]);
    }

    // What the row player earns by a commitment, ties in its favor.
    private static Rational Best(NormalFormGame game, Sequence<Rational> commitment)
    {
        Rational Value(int player, int reply) => commitment.Index().Aggregate(Rational.Zero, (sum, entry) => sum + (entry.Item * game.Payoff(player, entry.Index, reply)));
        int[] replies = [.. Enumerable.Range(0, game.Profiles.Counts[1])];
        Rational most = replies.Max(reply => Value(1, reply));
        return replies.Where(reply => Value(1, reply) == most).Max(reply => Value(0, reply));
    }
}
