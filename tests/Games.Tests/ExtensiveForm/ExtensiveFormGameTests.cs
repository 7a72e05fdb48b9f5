using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class ExtensiveFormGameTests
{
    [Fact]
    public void Built_in_games_have_their_published_sizes()
    {
        AssertSize(KuhnPoker.Create(), 58, 12, 24, 4);
        AssertSize(LeducPoker.Create(), 9_457, 936, 2_184, 157);
        ExtensiveFormGame dice = LiarsDice.Create();
        Assert.Equal((294_883, 24_576), (dice.NodeCount, dice.DecisionSets));
        Assert.Equal(5_520, LeducPoker.Create().NodeSets.Count(set => set == ExtensiveFormGame.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => KuhnPoker.Create(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => KuhnPoker.Create(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => LiarsDice.Create(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LiarsDice.Create(8));
    }

    [Fact]
    public void Children_are_adjacent_and_levels_follow_each_other() => Prop.ForAll(TreeCase.Few(3), drawn =>
    {
        ExtensiveFormGame game = drawn.Game;
        int next = 1;
        for (int node = 0; node < game.NodeCount; node++)
        {
            int actions = game.NodeSets[node] == ExtensiveFormGame.None ? 0 : game.InformationSets[game.NodeSets[node]].Actions.Count;
            Assert.Equal(actions == 0 ? ExtensiveFormGame.None : next, game.FirstChildren[node]);
            for (int action = 0; action < actions; action++)
            {
                Assert.Equal(node, game.Parents[next++]);
            }
        }

        Assert.Equal(game.NodeCount, next);
        Assert.Equal(ExtensiveFormGame.None, game.Parents[0]);
        Assert.IsType<Verdict<ForgottenMove>.Proved>(game.CheckRecall());
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void A_player_who_forgets_its_own_move_is_found()
    {
        ExtensiveFormBuilder builder = new("forgetful");
        int first = builder.AddInformationSet(0, ["a", "b"]);
        int second = builder.AddInformationSet(0, ["c", "d"]);
        int paid = builder.AddOutcome([1]);
        int root = builder.AddMove(first);
        for (int action = 0; action < 2; action++)
        {
            int node = builder.AddMove(second, root, action);
            builder.AddEnd(paid, node, 0);
            builder.AddEnd(ExtensiveFormGame.None, node, 1);
        }

        ExtensiveFormGame game = builder.Build();
        ForgottenMove witness = Assert.IsType<Verdict<ForgottenMove>.Refuted>(game.CheckRecall()).Witness;
        Assert.Equal(new ForgottenMove(0, 1, 1, 2), witness);
        Assert.Contains("perfect recall", Assert.Throws<InvalidOperationException>(() => BehaviorCheck.Of(game, BehaviorProfile.Uniform(game))).Message, StringComparison.Ordinal);
    }

    // The absent-minded driver: one set twice on one path.
    [Fact]
    public void A_player_who_forgets_that_it_moved_is_found()
    {
        ExtensiveFormBuilder builder = new("driver");
        int crossing = builder.AddInformationSet(0, ["on", "exit"]);
        int first = builder.AddMove(crossing);
        int second = builder.AddMove(crossing, first, 0);
        builder.AddEnd(builder.AddOutcome([0]), first, 1);
        builder.AddEnd(builder.AddOutcome([1]), second, 0);
        builder.AddEnd(builder.AddOutcome([4]), second, 1);
        Assert.True(builder.Build().CheckRecall().IsRefuted);
    }

    [Fact]
    public void Broken_trees_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ExtensiveFormBuilder());
        ExtensiveFormBuilder builder = new("one", "two");
        Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddInformationSet(2, ["a"]));
        Assert.Throws<ArgumentException>(() => builder.AddInformationSet(0, []));
        Assert.Throws<ArgumentException>(() => builder.AddChance([new(1, 2)], ["a"]));
        Assert.Throws<ArgumentException>(() => builder.AddChance([1], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => builder.AddChance([new Rational(1, 3), new Rational(2, 3) + new Rational(1, 1_000_000_000_000)], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => builder.AddOutcome([1]));
        Assert.Throws<ArgumentException>(() => builder.AddOutcome([1, Rational.Parse("1e400")]));
        int set = builder.AddInformationSet(0, ["a", "b"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddMove(set + 1));
        Assert.Throws<InvalidOperationException>(() => builder.AddMove(set, 0));
        int root = builder.AddMove(set);
        Assert.Throws<InvalidOperationException>(() => builder.AddMove(set));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddEnd(ExtensiveFormGame.None, root, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddEnd(0, root, 1));
        int end = builder.AddEnd(ExtensiveFormGame.None, root, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddEnd(ExtensiveFormGame.None, end, 0));
        Assert.Contains("2 actions lead to 1 nodes", Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
        builder.AddEnd(ExtensiveFormGame.None, root, 0);
        Assert.Contains("leads to node 1 and node 2", Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
        builder.AddOutcome([1, 2]);
        Assert.Contains("Every outcome", Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
    }

    // Each payment is a double; together they would be none, or leave no room for what learners add up.
    [Fact]
    public void Payments_along_a_path_stay_far_within_doubles()
    {
        ExtensiveFormBuilder builder = new("one", "two");
        int large = builder.AddOutcome([Rational.Parse("6e299"), 0]);
        int opposite = builder.AddOutcome([Rational.Parse("-6e299"), 1]);
        int root = builder.AddMove(builder.AddInformationSet(0, ["a", "b"]), outcome: large);
        Assert.Contains("sizes added up; here they come to 1.2E+300", Assert.Throws<ArgumentException>(() => builder.AddEnd(opposite, root, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => builder.AddMove(builder.AddInformationSet(1, ["a"]), root, 0, large));
        Assert.Equal(1, builder.NodeCount);

        // At the bound, and where parts are cut out, games are games.
        ExtensiveFormBuilder most = new("one", "two");
        int half = most.AddOutcome([Rational.Parse("5e299"), 0]);
        int node = most.AddMove(most.AddInformationSet(0, ["a", "b"]), outcome: half);
        most.AddEnd(half, node, 0);
        most.AddEnd(ExtensiveFormGame.None, node, 1);
        ExtensiveFormGame game = most.Build();
        Assert.Equal(Rational.Parse("5e299"), SubgameCheck.Of(game, BehaviorProfile.Pure(game, [1])).LargestGain);
        CounterfactualRegretRun run = CounterfactualRegret.Vanilla.Begin(game);
        run.Iterate(1_000);
        Assert.InRange(run.AverageStrategies[0][0], 0.99, 1);
        Assert.True(double.IsFinite(run.Regrets[0][1]));
    }

    [Fact]
    public void A_game_may_end_at_its_root()
    {
        ExtensiveFormBuilder builder = new("nobody");
        builder.AddEnd(builder.AddOutcome([7]));
        ExtensiveFormGame game = builder.Build();
        Assert.Equal(7, Assert.Single(BehaviorCheck.Of(game, BehaviorProfile.Uniform(game)).Payoffs));
        Assert.Equal("1 players, 1 nodes, 0 information sets", game.ToString());
    }

    private static void AssertSize(ExtensiveFormGame game, int nodes, int sets, int actions, int chanceNodes)
    {
        Assert.Equal((nodes, sets), (game.NodeCount, game.DecisionSets));
        Assert.Equal(actions, game.InformationSets.Take(sets).Sum(set => set.Actions.Count));
        Assert.Equal(chanceNodes, game.NodeSets.Count(set => set >= sets));
    }
}
