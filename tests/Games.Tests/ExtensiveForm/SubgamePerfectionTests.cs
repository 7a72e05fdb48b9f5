using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Nash;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class SubgamePerfectionTests
{
    // The entrant stays out where the incumbent's threat to fight is believed: an equilibrium, but not in the subgame after entry.
    [Fact]
    public void Entry_deterrence_has_one_subgame_perfect_equilibrium()
    {
        ExtensiveFormBuilder builder = new("entrant", "incumbent");
        int root = builder.AddMove(builder.AddInformationSet(0, ["enter", "stay out"]));
        int node = builder.AddMove(builder.AddInformationSet(1, ["fight", "yield"]), root, 0);
        builder.AddEnd(builder.AddOutcome([-1, 1]), node, 0);
        builder.AddEnd(builder.AddOutcome([1, 2]), node, 1);
        builder.AddEnd(builder.AddOutcome([0, 5]), root, 1);
        ExtensiveFormGame game = builder.Build();
        BehaviorSolution solution = game.Solve(new SubgamePerfection());
        Assert.Equal(NashStatus.Complete, solution.Status);
        Assert.Equal(BehaviorProfile.Pure(game, [0, 1]), solution.Profile);
        BehaviorProfile threat = BehaviorProfile.Pure(game, [1, 0]);
        Assert.True(BehaviorCheck.Of(game, threat).IsEquilibrium);
        SubgameCheck check = SubgameCheck.Of(game, threat);
        Assert.Equal((new Rational(1, 1), 1, 2), (check.LargestGain, check.Root, check.Subgames));
    }

    // After "in" both choose at once: pennies, worth 0 to each; staying out pays 1/2.
    [Fact]
    public void Simultaneous_moves_are_a_subgame_by_themselves()
    {
        ExtensiveFormBuilder builder = new("one", "two");
        int root = builder.AddMove(builder.AddInformationSet(0, ["in", "out"]));
        int heads = builder.AddMove(builder.AddInformationSet(0, ["h", "t"]), root, 0);
        int reply = builder.AddInformationSet(1, ["h", "t"]);
        int same = builder.AddOutcome([1, -1]);
        int other = builder.AddOutcome([-1, 1]);
        for (int action = 0; action < 2; action++)
        {
            int node = builder.AddMove(reply, heads, action);
            builder.AddEnd(action == 0 ? same : other, node, 0);
            builder.AddEnd(action == 0 ? other : same, node, 1);
        }

        builder.AddEnd(builder.AddOutcome([new(1, 2), 0]), root, 1);
        ExtensiveFormGame game = builder.Build();
        Assert.Equal([0, 1], game.SubgameRoots());
        BehaviorSolution solution = game.Solve(new SubgamePerfection());
        Assert.Equal([[0, 1], [new(1, 2), new(1, 2)], [new(1, 2), new(1, 2)]], solution.Profile.Strategies);
        Assert.Throws<ArgumentException>(() => game.Subgame(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => game.Subgame(99));
        Assert.Equal(7, game.Subgame(1).Game.NodeCount);
    }

    [Fact]
    public void What_is_found_is_an_equilibrium_of_every_subgame() => Prop.ForAll(TreeCase.Few(2), drawn =>
    {
        BehaviorSolution solution = drawn.Game.Solve(new SubgamePerfection());
        return solution.IsFound && SubgameCheck.Of(drawn.Game, solution.Profile).IsEquilibrium;
    }).Check(Laws.Config.WithMaxTest(300));

    // Planted: a Nash equilibrium of the whole is not enough; on some trees it fails in a subgame.
    [Fact]
    public void Equilibria_of_the_whole_game_alone_are_caught() => Assert.Throws<Exception>(() => Prop.ForAll(TreeCase.TwoPlayers(), drawn =>
    {
        if (TreeOracle.Count(drawn.Game, 0) * TreeOracle.Count(drawn.Game, 1) > 500)
        {
            return true;
        }

        ReducedNormalForm form = ReducedNormalForm.Of(drawn.Game);
        MixedProfile mixed = form.NormalForm.Solve(new LemkeHowson { Label = 0 }).Equilibria[0];
        return SubgameCheck.Of(drawn.Game, form.ToBehavior(mixed)).IsEquilibrium;
    }).Check(Laws.Config.WithMaxTest(300)));

    // Three players who all move at once: a cycle without an equilibrium in pure strategies is said to be unsolved, not solved.
    [Fact]
    public void Three_movers_without_a_pure_equilibrium_are_a_limit()
    {
        ExtensiveFormBuilder builder = new("one", "two", "three");
        int[] sets = [.. Enumerable.Range(0, 3).Select(player => builder.AddInformationSet(player, ["a", "b"]))];
        int root = builder.AddMove(sets[0]);

        // Each wants to match the next one, but the last wants to differ from the first.
        for (int first = 0; first < 2; first++)
        {
            int next = builder.AddMove(sets[1], root, first);
            for (int second = 0; second < 2; second++)
            {
                int last = builder.AddMove(sets[2], next, second);
                for (int third = 0; third < 2; third++)
                {
                    builder.AddEnd(builder.AddOutcome([first == second ? 1 : 0, second == third ? 1 : 0, third != first ? 1 : 0]), last, third);
                }
            }
        }

        BehaviorSolution solution = builder.Build().Solve(new SubgamePerfection());
        Assert.Equal(NashStatus.Limit, solution.Status);
        Assert.False(solution.IsFound);
        Assert.Throws<InvalidOperationException>(() => solution.Profile);
    }

    [Fact]
    public void Limits_are_kept_and_work_stops_when_told_to()
    {
        Assert.Throws<InvalidOperationException>(() => LeducPoker.Create().Solve(new SubgamePerfection()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubgamePerfection { MaximumPayoffs = 0 });
        Assert.Throws<OperationCanceledException>(() => KuhnPoker.Create().Solve(new SubgamePerfection(), new(canceled: true)));
    }
}
