using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class ReducedNormalFormTests
{
    // The first player of Kuhn poker may pass and fold, pass and call, or bet: 3 plans a card; the second has 4.
    [Fact]
    public void Kuhn_poker_has_27_and_64_plans()
    {
        ReducedNormalForm form = ReducedNormalForm.Of(KuhnPoker.Create());
        Assert.Equal([27, 64], form.NormalForm.Profiles.Counts);
        Assert.Equal(new(-1, 18), NashCheck.Of(form.NormalForm, Assert.Single(form.NormalForm.Solve(new ZeroSumProgram()).Equilibria)).Payoffs[0]);
    }

    [Fact]
    public void Plans_are_named_by_their_actions_and_a_star_for_what_they_rule_out()
    {
        ExtensiveFormBuilder builder = new("one");
        int first = builder.AddInformationSet(0, ["in", "out"]);
        int second = builder.AddInformationSet(0, ["up", "down"]);
        int root = builder.AddMove(first);
        int node = builder.AddMove(second, root, 0);
        builder.AddEnd(builder.AddOutcome([1]), node, 0);
        builder.AddEnd(builder.AddOutcome([2]), node, 1);
        builder.AddEnd(builder.AddOutcome([3]), root, 1);
        NormalFormGame game = ReducedNormalForm.Of(builder.Build()).NormalForm;
        Assert.Equal(["in up", "in down", "out *"], game.StrategyLabels[0]);
        Assert.Equal([1, 2, 3], game.Payoffs.Row(0).ToArray());
    }

    // For every mixture of plans: both forms pay the same, and leaving earns the same.
    [Fact]
    public void Payoffs_and_gains_are_those_of_the_tree() => BehaviorLaw((form, mixed) => form.ToBehavior(mixed)).Check(Laws.Config.WithMaxTest(300));

    // Planted: behavior of the mixture turned round, and uniform behavior whatever the mixture.
    [Fact]
    public void Behavior_of_another_mixture_is_caught()
    {
        PlantedLaw.RequireFalsified(() => BehaviorLaw((form, mixed) => form.ToBehavior(MixedProfile.Create([.. mixed.Strategies.Select(strategy => strategy.Reverse().ToSequence())]))).Check(Laws.Config.WithMaxTest(300)));
        PlantedLaw.RequireFalsified(() => BehaviorLaw((form, _) => BehaviorProfile.Uniform(form.Game)).Check(Laws.Config.WithMaxTest(300)));
    }

    private static Property BehaviorLaw(Func<ReducedNormalForm, MixedProfile, BehaviorProfile> behavior) => Prop.ForAll(TreeCase.Few(3), drawn =>
    {
        if (Enumerable.Range(0, drawn.Players).Aggregate(1.0, (product, player) => product * TreeOracle.Count(drawn.Game, player)) > 2_000)
        {
            return true;
        }

        ReducedNormalForm form = ReducedNormalForm.Of(drawn.Game);
        MixedProfile mixed = MixedProfile.Create([.. form.NormalForm.Profiles.Counts.Select((count, player) => Weights(count, player))]);
        NashCheck flat = NashCheck.Of(form.NormalForm, mixed);
        BehaviorCheck tree = BehaviorCheck.Of(drawn.Game, behavior(form, mixed));
        return flat.Payoffs == tree.Payoffs && flat.Gains == tree.Gains;
    });

    [Fact]
    public void An_equilibrium_of_the_form_is_one_of_the_tree()
    {
        ReducedNormalForm form = ReducedNormalForm.Of(KuhnPoker.Create());
        MixedProfile mixed = Assert.Single(form.NormalForm.Solve(new ZeroSumProgram()).Equilibria);
        Assert.True(BehaviorCheck.Of(form.Game, form.ToBehavior(mixed)).IsEquilibrium);
    }

    [Fact]
    public void Forms_that_are_too_large_are_refused_before_they_are_built()
    {
        Assert.Contains("may have 5000000 payoffs", Assert.Throws<InvalidOperationException>(() => ReducedNormalForm.Of(LeducPoker.Create())).Message, StringComparison.Ordinal);
        Assert.Contains("it has 3456", Assert.Throws<InvalidOperationException>(() => ReducedNormalForm.Of(KuhnPoker.Create(), 3455)).Message, StringComparison.Ordinal);
        Assert.Equal(1_728, ReducedNormalForm.Of(KuhnPoker.Create(), 3456).NormalForm.Profiles.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReducedNormalForm.Of(KuhnPoker.Create(), 0));
        Assert.Throws<OperationCanceledException>(() => ReducedNormalForm.Of(KuhnPoker.Create(), cancellation: new(canceled: true)));
    }

    // 2²² plans are few enough for the number of payoffs, but each names 10,022 actions.
    [Fact]
    public void Plans_of_many_sets_are_refused_before_they_are_built()
    {
        const int Wide = 10_000;
        ExtensiveFormBuilder builder = new("one");
        int root = builder.AddMove(builder.AddChance([.. Enumerable.Repeat(new Rational(1, Wide + 20), Wide + 20)], [.. Enumerable.Repeat("x", Wide + 20)]));
        int paid = builder.AddOutcome([1]);
        for (int set = 0; set < Wide + 20; set++)
        {
            string[] actions = set < 20 ? ["a", "b"] : ["a"];
            int node = builder.AddMove(builder.AddInformationSet(0, actions), root, set);
            for (int action = 0; action < actions.Length; action++)
            {
                builder.AddEnd(paid, node, action);
            }
        }

        string message = Assert.Throws<InvalidOperationException>(() => ReducedNormalForm.Of(builder.Build())).Message;
        Assert.Contains("those of player 0 name 1.051E+10", message, StringComparison.Ordinal);
    }

    // With quadratic work it would take hours.
    [Fact]
    public void A_path_of_a_hundred_thousand_moves_without_a_choice_is_one_plan()
    {
        const int Moves = 100_000;
        ExtensiveFormBuilder builder = new("one");
        int node = ExtensiveFormGame.None;
        for (int move = 0; move < Moves; move++)
        {
            node = builder.AddMove(builder.AddInformationSet(0, ["x"]), node);
        }

        builder.AddEnd(builder.AddOutcome([3]), node, 0);
        NormalFormGame form = ReducedNormalForm.Of(builder.Build()).NormalForm;
        Assert.Equal([1], form.Profiles.Counts);
        Assert.Equal((2 * Moves) - 1, form.StrategyLabels[0][0].Length);
    }

    private static Sequence<Rational> Weights(int count, int shift) =>
        Sequence.Of(count, index => new Rational((index + shift) % 3 + 1, Enumerable.Range(0, count).Sum(other => (other + shift) % 3 + 1)));
}
