using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;

namespace Mechanisms.Bandits.Tests.Cascading;

public sealed class CascadeTests
{
    private static readonly (ICascadeLearner Learner, bool IsKl)[] Learners = [(new CascadeUcb1(), false), (new CascadeKlUcb(), true)];

    private static readonly Arbitrary<(int Items, int Positions, int[] Clicks)> Cases = Arb.From(
        from items in Gen.Choose(1, 6)
        from positions in Gen.Choose(1, items)
        from clicks in Gen.Choose(-1, 5).ArrayOf(60)
        select (items, positions, clicks));

    [Fact]
    public void Ranks_as_the_plain_program_does_on_every_sequence_of_clicks() => CompareWithPlain(CascadeFault.None, 60);

    [Fact]
    public void Finds_learning_below_the_click() => PlantedLaw.RequireFalsified(() => CompareWithPlain(CascadeFault.LearnsBelowTheClick, 150));

    [Fact]
    public void Finds_ascending_lists() => PlantedLaw.RequireFalsified(() => CompareWithPlain(CascadeFault.RanksAscending, 150));

    [Fact]
    public void Lists_hold_different_items_and_forks_go_on_alone() => Prop.ForAll(Cases, @case =>
    {
        foreach ((ICascadeLearner learner, _) in Learners)
        {
            CascadeRun run = learner.Begin(@case.Items, @case.Positions);
            Drive(run, @case.Clicks[..30]);
            CascadeRun fork = run.Fork();
            Drive(run.Fork(), @case.Clicks);
            Assert.Equal(Drive(run, @case.Clicks[30..]), Drive(fork, @case.Clicks[30..]));
            Assert.Equal(60, run.Rounds);
            int[] list = new int[@case.Positions];
            run.Rank(list);
            Assert.Equal(@case.Positions, list.Distinct().Count());
        }
    }).Check(Laws.Config);

    // With one position the cascade is a Bernoulli bandit.
    [Fact]
    public void With_one_position_it_is_a_bandit_with_upper_confidence_bounds()
    {
        CascadeRun run = new CascadeUcb1().Begin(3, 1);
        int[] counts = new int[3];
        int[] hits = new int[3];
        int[] list = new int[1];
        for (int round = 1; round <= 200; round++)
        {
            double[] indices = [.. counts.Select((count, arm) => count == 0 ? double.PositiveInfinity : ((double)hits[arm] / count) + Math.Sqrt(1.5 * Math.Log(round - 1) / count))];
            run.Rank(list);
            Assert.Equal(Array.IndexOf(indices, indices.Max()), list[0]);
            bool isClicked = (round * 7 % 10) < 7 - (2 * list[0]);
            counts[list[0]]++;
            hits[list[0]] += isClicked ? 1 : 0;
            run.Observe(list, isClicked ? 0 : CascadeRun.NoClick);
        }
    }

    [Fact]
    public void Nothing_to_choose_costs_nothing()
    {
        ICascadeLearner[] learners = [new CascadeUcb1(), new CascadeKlUcb()];
        foreach (CascadeModel model in (CascadeModel[])[new([0.1, 0.5, 0.9], 3), new([0.4, 0.4, 0.4, 0.4], 2), new([0.3], 1)])
        {
            Assert.All(new CascadeExperiment(model, [.. learners], 200, 2, 1).Run().Curves, curve => Assert.Equal(0, curve.Final, 1e-12));
        }
    }

    // An item that always attracts hides all below it, so the second place is chosen blindly forever, at no cost.
    [Fact]
    public void Below_a_certain_click_nothing_is_observed()
    {
        CascadeRun run = new CascadeUcb1 { Exploration = 0.01 }.Begin(3, 2);
        int[] list = new int[2];
        run.ObserveItem(0, true);
        run.ObserveItem(1, false);
        run.ObserveItem(2, false);
        for (int round = 0; round < 50; round++)
        {
            run.Rank(list);
            Assert.Equal([0, 1], list);
            run.Observe(list, 0);
        }
    }

    [Fact]
    public void Users_are_the_same_for_every_learner_and_number_of_threads()
    {
        CascadeExperiment experiment = new(CascadeModel.Separated(6, 2, 0.5, 0.3), [new CascadeUcb1(), new CascadeUcb1 { Name = "same" }, new CascadeKlUcb()], 300, 6, 4);
        CascadeResult alone = experiment.Run();
        CascadeResult together = experiment.Run(threads: 3);
        Assert.Equal(alone.Curves, together.Curves);
        Assert.Equal(alone.Curves[0].Mean, alone.Curves[1].Mean);
        Assert.True(alone.Curves[2].Final < alone.Curves[0].Final);
    }

    [Fact]
    public void Rounds_allocate_nothing()
    {
        foreach ((ICascadeLearner learner, _) in Learners)
        {
            CascadeRun run = learner.Begin(8, 3);
            int[] list = new int[3];
            long before = 0;

            // What code allocates when it first runs is none of a round's.
            for (int round = -20; round < 100; round++)
            {
                before = round <= 0 ? GC.GetAllocatedBytesForCurrentThread() : before;
                run.Rank(list);
                run.Observe(list, ((round + 20) % 4) - 1);
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Values_are_probabilities_of_a_click_and_bounds_are_those_of_the_source()
    {
        CascadeModel model = CascadeModel.Separated(16, 2, 0.2, 0.15);
        Assert.Equal(0.36, model.BestValue, 1e-15);
        Assert.Equal(1 - (0.8 * 0.95), model.Value([0, 5]), 1e-15);
        Assert.Equal(model.Value([0, 5]), model.Value([5, 0]));
        double log = Math.Log(100_000);
        Assert.Equal(206, CascadeBounds.LowerRate(16, 2, 0.2, 0.15) * log, 0.6);
        Assert.Equal(31, CascadeBounds.LowerRate(16, 8, 0.2, 0.15) * log, 0.6);
        Assert.Equal(441, CascadeBounds.LowerRate(32, 2, 0.2, 0.15) * log, 0.6);
        Assert.Equal(492, CascadeBounds.LowerRate(16, 2, 0.2, 0.075) * log, 0.6);
        Assert.Equal((14 * 12 / 0.15 * log) + (Math.PI * Math.PI / 3 * 16), CascadeBounds.Ucb1Regret(model, 100_000), 1e-6);
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CascadeModel([0.5, 1.5], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CascadeModel([0.5], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CascadeUcb1().Begin(2, 3));
        CascadeRun run = new CascadeUcb1().Begin(3, 2);
        Assert.Throws<ArgumentException>(() => run.Observe([0], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Observe([0, 1], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Observe([0, 3], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ObserveItem(3, true));
        Assert.Throws<ArgumentException>(() => new CascadeExperiment(new([0.5], 1), [new CascadeUcb1(), new CascadeUcb1()], 10, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CascadeBounds.LowerRate(4, 2, 0.2, 0.3));
    }

    // Published means (20 runs) and those of an independent program; 6% and 15% beyond them for 10 runs of ours.
    [LongFact]
    public void Reproduces_rows_of_the_published_table()
    {
        (int Items, int Positions, double Gap, double[] Ucb1, double[] Kl)[] table =
        [
            (16, 2, 0.15, [1290.1, 1253.9], [357.9, 372.1]),
            (16, 8, 0.15, [574.8, 550.7], [149.1, 152.8]),
            (16, 2, 0.075, [2077.0, 2078.2], [766.0, 743.7]),
            (16, 8, 0.075, [725.4, 721.2], [321.0, 261.1]),
        ];
        List<string> measured = [];
        foreach ((int items, int positions, double gap, double[] ucb1, double[] kl) in table)
        {
            CascadeResult result = new CascadeExperiment(
                CascadeModel.Separated(items, positions, 0.2, gap), [new CascadeUcb1(), new CascadeKlUcb()], 100_000, 10, 3).Run(threads: 2);
            measured.Add(FormattableString.Invariant($"{items},{positions},{gap}: {result.Curves[0].Final:F1} ± {result.Curves[0].StandardError[^1]:F1}, {result.Curves[1].Final:F1} ± {result.Curves[1].StandardError[^1]:F1}"));
            AssertWithin(ucb1, 0.06, result.Curves[0], measured);
            AssertWithin(kl, 0.15, result.Curves[1], measured);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', measured));
    }

    private static void AssertWithin(double[] known, double band, RegretCurve curve, List<string> measured) =>
        Assert.True(curve.Final >= known.Min() * (1 - band) && curve.Final <= known.Max() * (1 + band), string.Join('\n', measured));

    private static void CompareWithPlain(CascadeFault fault, int cases) => Prop.ForAll(Cases, @case =>
    {
        foreach ((ICascadeLearner learner, bool isKl) in Learners)
        {
            CascadeRun run = learner.Begin(@case.Items, @case.Positions);
            CascadeRun plain = new PlainCascadeLearner(isKl, fault).Begin(@case.Items, @case.Positions);
            int[] list = new int[@case.Positions];
            int[] expected = new int[@case.Positions];
            foreach (int click in @case.Clicks)
            {
                run.Rank(list);
                plain.Rank(expected);
                Assert.Equal(expected, list);
                run.Observe(list, Math.Min(click, @case.Positions - 1));
                plain.Observe(list, Math.Min(click, @case.Positions - 1));
            }
        }
    }).Check(Laws.Config.WithMaxTest(cases));

    private static List<int> Drive(CascadeRun run, int[] clicks)
    {
        List<int> shown = [];
        int[] list = new int[run.Positions];
        foreach (int click in clicks)
        {
            run.Rank(list);
            shown.AddRange(list);
            run.Observe(list, Math.Min(click, run.Positions - 1));
        }

        return shown;
    }
}
