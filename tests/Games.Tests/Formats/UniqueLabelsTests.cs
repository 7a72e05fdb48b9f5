using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Formats;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Tests.ExtensiveForm;

namespace Mechanisms.Games.Tests.Formats;

public class UniqueLabelsTests
{
    [Fact]
    public void Empty_labels_become_places_and_repeated_ones_are_counted()
    {
        NormalFormGame game = NormalFormGame.Create([5], new(1, 5, [1, 2, 3, 4, 5])).WithLabels([string.Empty], [["a", "a", string.Empty, "a (2)", "a"]]);
        Relabeled<NormalFormGame> repaired = UniqueLabels.Of(game);
        Assert.Equal(["1"], repaired.Game.PlayerLabels);
        Assert.Equal(["a", "a (3)", "3", "a (2)", "a (4)"], repaired.Game.StrategyLabels[0]);
        Assert.Equal(4, repaired.Repairs.Count);
        Assert.Equal("player 1 had no label and is now \"1\".", repaired.Repairs[0]);
        Assert.Equal("strategy of player \"1\" 2 was another \"a\" and is now \"a (3)\".", repaired.Repairs[1]);
        Assert.Equal(game.Payoffs, repaired.Game.Payoffs);
    }

    [Fact]
    public void Trees_keep_all_but_their_labels_and_nothing_is_repaired_twice() => RepairLaw(UniqueLabels.Of).Check(Laws.Config);

    // Planted: labels that are left as they are, and labels of another tree.
    [Fact]
    public void Labels_that_repeat_and_trees_that_change_are_caught()
    {
        PlantedLaw.RequireFalsified(() => RepairLaw(game => new(game, [])).Check(Laws.Config));
        PlantedLaw.RequireFalsified(() => RepairLaw(_ => UniqueLabels.Of(KuhnPoker.Create())).Check(Laws.Config));
    }

    private static Property RepairLaw(Func<ExtensiveFormGame, Relabeled<ExtensiveFormGame>> repair) => Prop.ForAll(TreeCase.Few(3), Labels, (drawn, label) =>
    {
        ExtensiveFormGame game = Damaged(drawn.Game, label);
        Relabeled<ExtensiveFormGame> repaired = repair(game);
        return AreUnique(repaired.Game)
            && repaired.Game.Parents == game.Parents && repaired.Game.NodeSets == game.NodeSets && repaired.Game.NodeOutcomes == game.NodeOutcomes
            && repaired.Game.InformationSets.Select(set => (set.Player, set.Probabilities, set.Actions.Count)).SequenceEqual(game.InformationSets.Select(set => (set.Player, set.Probabilities, set.Actions.Count)))
            && repaired.Game.Outcomes.Select(outcome => outcome.Payoffs).SequenceEqual(game.Outcomes.Select(outcome => outcome.Payoffs))
            && UniqueLabels.Of(repaired.Game) is { Repairs.Count: 0 } again && again.Game == repaired.Game;
    });

    private static Arbitrary<string> Labels => Arb.From(Gen.Elements(string.Empty, "x", "1", "1 (2)"));

    // All sets, actions and outcomes have the same label.
    private static ExtensiveFormGame Damaged(ExtensiveFormGame game, string label)
    {
        ExtensiveFormBuilder builder = new([.. game.PlayerLabels.Select(_ => label)]);
        foreach (InformationSet set in game.InformationSets)
        {
            string[] actions = [.. set.Actions.Select(_ => label)];
            _ = set.Player == ExtensiveFormGame.Chance ? builder.AddChance(set.Probabilities.Span, actions, label) : builder.AddInformationSet(set.Player, actions, label);
        }

        foreach (TreeOutcome outcome in game.Outcomes)
        {
            builder.AddOutcome(outcome.Payoffs.Span, label);
        }

        for (int node = 0; node < game.NodeCount; node++)
        {
            (int parent, int action) = (game.Parents[node], node == 0 ? 0 : node - game.FirstChildren[game.Parents[node]]);
            _ = game.NodeSets[node] == ExtensiveFormGame.None ? builder.AddEnd(game.NodeOutcomes[node], parent, action) : builder.AddMove(game.NodeSets[node], parent, action, game.NodeOutcomes[node]);
        }

        return builder.Build();
    }

    private static bool AreUnique(ExtensiveFormGame game) =>
        IsUnique(game.PlayerLabels) && IsUnique(game.Outcomes.Select(outcome => outcome.Label))
        && game.InformationSets.GroupBy(set => set.Player).All(own => IsUnique(own.Select(set => set.Label)) && own.All(set => IsUnique(set.Actions)));

    private static bool IsUnique(IEnumerable<string> labels)
    {
        string[] all = [.. labels];
        return all.Distinct(StringComparer.Ordinal).Count() == all.Length && !all.Contains(string.Empty);
    }
}
