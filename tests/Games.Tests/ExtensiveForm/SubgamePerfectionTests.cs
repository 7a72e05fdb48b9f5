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
        Assert.Equal(NashStatus.Sample, solution.Status);
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

    // Three movers at once are solved by pure strategies where these have an equilibrium; the status says where they have none.
    [Fact]
    public void What_is_found_of_three_players_is_an_equilibrium_of_every_subgame()
    {
        int found = 0;
        Prop.ForAll(TreeCase.Few(3), drawn =>
        {
            BehaviorSolution solution = drawn.Game.Solve(new SubgamePerfection());
            found += solution.IsFound && drawn.Players == 3 ? 1 : 0;
            return solution.IsFound ? SubgameCheck.Of(drawn.Game, solution.Profile).IsEquilibrium : solution.Status == NashStatus.Limit;
        }).Check(Laws.Config.WithMaxTest(300));
        Assert.InRange(found, 60, 300);
    }

    [Fact]
    public void A_tie_leaves_others_possible()
    {
        ExtensiveFormBuilder builder = new("one");
        int root = builder.AddMove(builder.AddInformationSet(0, ["a", "b"]));
        int equal = builder.AddOutcome([1]);
        builder.AddEnd(equal, root, 0);
        builder.AddEnd(equal, root, 1);
        Assert.Equal(NashStatus.Sample, builder.Build().Solve(new SubgamePerfection()).Status);
    }

    // With perfect information a tie gives a second equilibrium in pure strategies, so that these tell whether there is one.
    [Fact]
    public void The_only_equilibrium_is_claimed_where_pure_profiles_have_one_alone()
    {
        (int only, int several) = (0, 0);
        Prop.ForAll(TreeCase.Few(3), drawn =>
        {
            ExtensiveFormGame game = TreeCase.PerfectInformation(drawn.Game);
            bool holds = ClaimsRightly(game, IsOnly);
            bool isOnly = IsOnly(game);
            (only, several) = (only + (isOnly && game.DecisionSets > 1 ? 1 : 0), several + (isOnly ? 0 : 1));
            return holds;
        }).Check(Laws.Config.WithMaxTest(200));
        Assert.InRange(only, 20, 180);
        Assert.InRange(several, 20, 180);
    }

    // Planted: a search that does not see ties.
    [Fact]
    public void A_claim_that_overlooks_ties_is_caught() => PlantedLaw.RequireFalsified(() =>
        Prop.ForAll(TreeCase.Few(3), drawn => ClaimsRightly(TreeCase.PerfectInformation(drawn.Game), _ => true)).Check(Laws.Config.WithMaxTest(200)));

    [Fact]
    public void Subgames_begin_where_the_definition_says() =>
        Prop.ForAll(TreeCase.Few(3), drawn => drawn.Game.SubgameRoots() == Roots(drawn.Game)).Check(Laws.Config.WithMaxTest(400));

    // Planted: a search that looks at the set of the node alone, and not at those below.
    [Fact]
    public void Roots_that_split_later_sets_are_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(TreeCase.Few(3), drawn =>
    {
        ExtensiveFormGame game = drawn.Game;
        Sequence<int> alone = Enumerable.Range(0, game.NodeCount)
            .Where(node => game.NodeSets[node] is var set && set != ExtensiveFormGame.None && (set >= game.DecisionSets || game.NodeSets.Count(other => other == set) == 1))
            .ToSequence();
        return alone == Roots(game);
    }).Check(Laws.Config.WithMaxTest(400)));

    [Fact]
    public void Gains_are_those_of_every_subgame_cut_out_by_itself() => Prop.ForAll(TreeCase.Few(3), drawn =>
    {
        BehaviorProfile profile = Shifted(drawn.Game);
        SubgameCheck check = SubgameCheck.Of(drawn.Game, profile);
        return (check.LargestGain, check.Root, check.Subgames) == Gains(drawn.Game, profile, drawn.Game.SubgameRoots());
    }).Check(Laws.Config.WithMaxTest(400));

    // Planted: a check of the whole game alone.
    [Fact]
    public void Gains_of_the_whole_game_alone_are_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(TreeCase.Few(3), drawn =>
    {
        BehaviorProfile profile = Shifted(drawn.Game);
        SubgameCheck check = SubgameCheck.Of(drawn.Game, profile);
        return check.LargestGain == Gains(drawn.Game, profile, drawn.Game.SubgameRoots().Take(1)).Gain;
    }).Check(Laws.Config.WithMaxTest(400)));

    // Every node begins a subgame: cut out one by one, these are 5 · 10⁹ nodes.
    [Fact]
    public void A_hundred_thousand_nested_subgames_are_checked_in_one_pass()
    {
        const int Moves = 100_000;
        ExtensiveFormBuilder builder = new("one");
        int set = builder.AddChance([1], ["x"]);
        int node = ExtensiveFormGame.None;
        for (int move = 0; move < Moves; move++)
        {
            node = builder.AddMove(set, node);
        }

        builder.AddEnd(builder.AddOutcome([3]), node, 0);
        ExtensiveFormGame game = builder.Build();
        SubgameCheck check = SubgameCheck.Of(game, game.Solve(new SubgamePerfection()).Profile);
        Assert.Equal((true, Moves), (check.IsEquilibrium, check.Subgames));
    }

    // Planted: a Nash equilibrium of the whole is not enough; on some trees it fails in a subgame.
    [Fact]
    public void Equilibria_of_the_whole_game_alone_are_caught() => PlantedLaw.RequireFalsified(() => Prop.ForAll(TreeCase.TwoPlayers(), drawn =>
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

    private static bool IsOnly(ExtensiveFormGame game) => game.Solve(new SubgamePerfection()).Status == NashStatus.Complete;

    private static bool ClaimsRightly(ExtensiveFormGame game, Func<ExtensiveFormGame, bool> isOnly)
    {
        int[] counts = [.. game.InformationSets.Take(game.DecisionSets).Select(set => set.Actions.Count)];
        if (counts.Aggregate(1.0, (product, count) => product * count) > 64)
        {
            return true;
        }

        int equilibria = 0;
        for (int profile = 0; profile < counts.Aggregate(1, (product, count) => product * count); profile++)
        {
            int rest = profile;
            int[] choices = new int[counts.Length];
            for (int set = 0; set < counts.Length; set++)
            {
                (rest, choices[set]) = Math.DivRem(rest, counts[set]);
            }

            equilibria += SubgameCheck.Of(game, BehaviorProfile.Pure(game, choices)).IsEquilibrium ? 1 : 0;
        }

        return isOnly(game) == (equilibria == 1);
    }

    private static (Rational Gain, int Root, int Subgames) Gains(ExtensiveFormGame game, BehaviorProfile profile, IEnumerable<int> roots)
    {
        (Rational largest, int where, int subgames) = (Rational.Zero, 0, 0);
        foreach (int root in roots)
        {
            Subgame subgame = game.Subgame(root);
            Rational gain = BehaviorCheck.Of(subgame.Game, subgame.Restrict(profile)).LargestGain;
            (largest, where) = gain > largest ? (gain, root) : (largest, where);
            subgames++;
        }

        return (largest, where, subgames);
    }

    // Not uniform, and pure here and there.
    private static BehaviorProfile Shifted(ExtensiveFormGame game) => BehaviorProfile.Create(game, Sequence.Of(game.DecisionSets, set =>
    {
        int actions = game.InformationSets[set].Actions.Count;
        int total = Enumerable.Range(0, actions).Sum(action => (set + action) % 3);
        return Sequence.Of(actions, action => total == 0 ? (Rational)(action == 0 ? 1 : 0) : new Rational((set + action) % 3, total));
    }));

    // Nodes with moves such that every set of a player that meets the part below lies in it.
    private static Sequence<int> Roots(ExtensiveFormGame game) => Enumerable.Range(0, game.NodeCount).Where(root =>
    {
        bool[] isBelow = new bool[game.NodeCount];
        for (int node = root; node < isBelow.Length; node++)
        {
            isBelow[node] = node == root || (game.Parents[node] != ExtensiveFormGame.None && isBelow[game.Parents[node]]);
        }

        return game.NodeSets[root] != ExtensiveFormGame.None && Enumerable.Range(0, game.DecisionSets).All(set =>
            Enumerable.Range(0, game.NodeCount).Where(node => game.NodeSets[node] == set).Select(node => isBelow[node]).Distinct().Count() == 1);
    }).ToSequence();
}
