using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Tests.ExtensiveForm;

public class CounterfactualRegretTests
{
    private const int BoundIterations = 400;

    // The digits that OpenSpiel prints.
    [Fact]
    public void Kuhn_poker_goes_the_way_of_open_spiel()
    {
        CounterfactualRegretRun run = CounterfactualRegret.Vanilla.Begin(KuhnPoker.Create());
        Assert.Equal(0.4583333, run.Exploitability(), 5e-8);
        run.Iterate(1_000);
        Assert.Equal(0.000937616647, run.Exploitability(), 5e-13);
        run.Iterate(1_000);
        Assert.Equal(0.000539243367, run.Exploitability(), 5e-13);
        CounterfactualRegretRun plus = CounterfactualRegret.Plus.Begin(KuhnPoker.Create());
        plus.Iterate(1_000);
        Assert.Equal(8.73653225e-5, plus.Exploitability(), 5e-14);
    }

    // Rounding grows tenfold in some 70 iterations (measured against a walk of the tree): of iteration 1,000, 0.0118176608 there, four digits are left.
    [Fact]
    public void Leduc_poker_goes_the_way_of_open_spiel()
    {
        CounterfactualRegretRun run = CounterfactualRegret.Vanilla.Begin(LeducPoker.Create());
        run.Iterate(100);
        Assert.Equal(0.095716353, run.Exploitability(), 5e-10);
        run.Iterate(1);
        Assert.Equal(0.0939492727, run.Exploitability(), 5e-11);
        run.Iterate(199);
        Assert.Equal(0.0355241162, run.Exploitability(), 5e-11);
        run.Iterate(700);
        Assert.Equal(0.0118176608, run.Exploitability(), 5e-6);
        CounterfactualRegretRun plus = CounterfactualRegret.Plus.Begin(LeducPoker.Create());
        plus.Iterate(100);
        Assert.Equal(0.013415995, plus.Exploitability(), 5e-10);
    }

    [Fact]
    public void Liars_dice_goes_the_way_of_open_spiel()
    {
        CounterfactualRegretRun run = CounterfactualRegret.Vanilla.Begin(LiarsDice.Create());
        run.Iterate(10);
        Assert.Equal(0.183925618, run.Exploitability(), 5e-10);
    }

    [Fact]
    public void Regrets_and_averages_are_those_of_a_walk_of_the_tree()
    {
        int compared = 0;
        Prop.ForAll(TreeCase.Few(3), drawn => GoesWith(Generic(drawn.Game), game => new TreeWalkRegret(game), ref compared)).Check(Laws.Config.WithMaxTest(200));
        Assert.InRange(compared, 100, 200);
    }

    // Planted: a walk that does not weigh regrets by what the others do.
    [Fact]
    public void A_walk_that_forgets_the_others_is_caught()
    {
        int compared = 0;
        PlantedLaw.RequireFalsified(() => Prop.ForAll(TreeCase.Few(3), drawn =>
            GoesWith(Generic(drawn.Game), game => new TreeWalkRegret(game, forgetsOthers: true), ref compared)).Check(Laws.Config.WithMaxTest(200)));
    }

    // Theorems 3 and 4 of the source, for both players learning at once: of each no more than Δ · sets · √actions / √T.
    [Fact]
    public void Zero_sum_gains_keep_the_bound_of_zinkevich2007() => Prop.ForAll(TreeCase.TwoPlayers(), drawn => KeepsBound(drawn, game =>
    {
        CounterfactualRegretRun run = (CounterfactualRegret.Vanilla with { Turns = Turns.Simultaneous }).Begin(game);
        run.Iterate(BoundIterations);
        return run.AverageStrategies;
    })).Check(Laws.Config.WithMaxTest(200));

    // Planted: a learner that stays uniform, as vanilla would whose regrets were all lost.
    [Fact]
    public void A_learner_that_stays_uniform_breaks_the_bound() => PlantedLaw.RequireFalsified(() => Prop.ForAll(TreeCase.TwoPlayers(), drawn => KeepsBound(drawn, game =>
    {
        CounterfactualRegretRun run = new CounterfactualRegret { PositiveExponent = double.NegativeInfinity }.Begin(game);
        run.Iterate(BoundIterations);
        return run.AverageStrategies;
    })).Check(Laws.Config.WithMaxTest(200)));

    [Fact]
    public void Averages_stay_distributions_with_the_steepest_weights()
    {
        CounterfactualRegretRun run = new CounterfactualRegret { AverageExponent = 15 }.Begin(KuhnPoker.Create());
        run.Iterate(2_000);
        Assert.All(run.AverageStrategies, strategy => Assert.Equal(1, strategy.Sum(), 1e-12));
        Assert.InRange(run.Exploitability(), 0, 0.05);
        Assert.True(double.IsFinite(Math.Pow(long.MaxValue, 15) * long.MaxValue));
    }

    [Fact]
    public void With_no_positive_regret_kept_strategies_stay_uniform()
    {
        CounterfactualRegretRun run = new CounterfactualRegret { PositiveExponent = double.NegativeInfinity }.Begin(KuhnPoker.Create());
        run.Iterate(100);
        Assert.All(run.CurrentStrategies.SelectMany(strategy => strategy), probability => Assert.Equal(0.5, probability));
    }

    [Fact]
    public void Every_variant_comes_to_the_value_of_kuhn_poker() => Assert.All(
        [
            CounterfactualRegret.Vanilla, CounterfactualRegret.Plus, CounterfactualRegret.Linear, CounterfactualRegret.Discounted,
            CounterfactualRegret.Vanilla with { Turns = Turns.Simultaneous },
        ],
        settings =>
        {
            CounterfactualRegretRun run = settings.Begin(KuhnPoker.Create());
            run.Iterate(3_000);
            Assert.InRange(run.Exploitability(), 0, settings.Turns == Turns.Simultaneous ? 1e-2 : 1e-3);
        });

    // Linear weights: with regrets that never change sign, discounting by t / (t + 1) is weighing iteration t by t, up to one factor.
    [Fact]
    public void Linear_regrets_weigh_iterations_by_their_number()
    {
        ExtensiveFormBuilder builder = new("one");
        int root = builder.AddMove(builder.AddInformationSet(0, ["worse", "better"]));
        builder.AddEnd(builder.AddOutcome([0]), root, 0);
        builder.AddEnd(builder.AddOutcome([1]), root, 1);
        CounterfactualRegretRun run = CounterfactualRegret.Linear.Begin(builder.Build());

        // Regrets (−1/2, 1/2) in the first iteration, (−1, 0) in all later ones.
        run.Iterate(3);
        Assert.Equal(((-0.5 * 1) - 2 - 3) / 4, run.Regrets[0][0], 1e-12);
        Assert.Equal(0.5 * 1 / 4, run.Regrets[0][1], 1e-12);
        Assert.Equal(((0.5 * 1) + 2 + 3) / 6, run.AverageStrategies[0][1], 1e-12);
        Assert.Equal([0, 1], run.CurrentStrategies[0]);
    }

    [Fact]
    public void Negative_regrets_are_cut_by_plus()
    {
        CounterfactualRegretRun run = CounterfactualRegret.Plus.Begin(KuhnPoker.Create());
        run.Iterate(10);
        Assert.All(run.Regrets.SelectMany(regrets => regrets), regret => Assert.True(regret >= 0));
        Assert.Contains(run.Regrets.SelectMany(regrets => regrets), regret => regret > 0);
    }

    [Fact]
    public void Three_players_of_kuhn_poker_come_near_an_equilibrium()
    {
        CounterfactualRegretRun run = CounterfactualRegret.Vanilla.Begin(KuhnPoker.Create(3));
        Assert.Equal(2.0625, run.Gains().Sum(), 1e-12);
        run.Iterate(1_000);
        Assert.InRange(run.Gains().Sum(), 0, 0.05);
    }

    [Fact]
    public void No_iteration_allocates()
    {
        CounterfactualRegretRun run = CounterfactualRegret.Discounted.Begin(KuhnPoker.Create(3));
        run.Iterate(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run.Iterate(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_fork_goes_on_by_itself()
    {
        CounterfactualRegretRun run = CounterfactualRegret.Plus.Begin(KuhnPoker.Create());
        run.Iterate(10);
        CounterfactualRegretRun fork = run.Fork();
        Sequence<Sequence<double>> before = run.AverageStrategies;
        fork.Iterate(10);
        Assert.Equal(before, run.AverageStrategies);
        Assert.NotEqual(before, fork.AverageStrategies);
        run.Iterate(10);
        Assert.Equal(fork.AverageStrategies, run.AverageStrategies);
        Assert.Equal((20, fork.Regrets), (run.Iterations, run.Regrets));
    }

    [Fact]
    public void Settings_are_checked_and_work_stops_when_told_to()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterfactualRegret { PositiveExponent = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterfactualRegret { NegativeExponent = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterfactualRegret { AverageExponent = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterfactualRegret { AverageExponent = 15.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterfactualRegret { AverageExponent = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CounterfactualRegret { Turns = (Turns)9 });
        CounterfactualRegretRun run = CounterfactualRegret.Vanilla.Begin(KuhnPoker.Create());
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Iterate(-1));
        Assert.Throws<OperationCanceledException>(() => run.Iterate(1, new(canceled: true)));
        Assert.Equal(0, run.Iterations);
    }

    private static bool KeepsBound(TreeCase drawn, Func<ExtensiveFormGame, Sequence<Sequence<double>>> learn)
    {
        ExtensiveFormGame game = TreeCase.ZeroSum(drawn.Game);
        Rational[] paid = new Rational[game.NodeCount];
        for (int node = 0; node < paid.Length; node++)
        {
            int outcome = game.NodeOutcomes[node];
            paid[node] = (node == 0 ? Rational.Zero : paid[game.Parents[node]]) + (outcome == ExtensiveFormGame.None ? Rational.Zero : game.Outcomes[outcome].Payoffs[0]);
        }

        Rational[] ends = [.. paid.Where((_, node) => game.NodeSets[node] == ExtensiveFormGame.None)];
        double spread = (ends.Aggregate(Rational.Max) - ends.Aggregate(Rational.Min)).ToDouble();
        double bound = game.InformationSets.Take(game.DecisionSets).GroupBy(set => set.Player).Sum(own => spread * own.Count() * Math.Sqrt(own.Max(set => set.Actions.Count) / (double)BoundIterations));
        return BehaviorCheck.RoundedGains(game, learn(game)).Sum() <= bound + 1e-9;
    }

    // Payoffs with fewer ties, on which the order of rounding decides.
    private static ExtensiveFormGame Generic(ExtensiveFormGame game) => TreeCase.WithPayoffs(game, outcome => Sequence.Of(
        game.Players, player => game.Outcomes[outcome].Payoffs[player] + new Rational(((outcome + 1) * (player + 3) * 7919L) % 104_729, 104_729)));

    private static bool GoesWith(ExtensiveFormGame game, Func<ExtensiveFormGame, TreeWalkRegret> subject, ref int compared)
    {
        CounterfactualRegretRun run = CounterfactualRegret.Vanilla.Begin(game);
        TreeWalkRegret walk = subject(game);
        for (int iteration = 0; iteration < 6; iteration++)
        {
            walk.Iterate();
        }

        run.Iterate(6);

        // Regrets that are 0 up to rounding are ties: either choice is right.
        if (run.Regrets.Concat(walk.Regrets).SelectMany(regrets => regrets).Any(regret => regret != 0 && Math.Abs(regret) < 1e-12))
        {
            return true;
        }

        compared++;
        return Distance(run.Regrets, walk.Regrets) < 1e-9 && Distance(run.AverageStrategies, walk.AverageStrategies) < 1e-9;
    }

    private static double Distance(Sequence<Sequence<double>> left, Sequence<Sequence<double>> right) =>
        left.SelectMany(entry => entry).Zip(right.SelectMany(entry => entry), (one, other) => Math.Abs(one - other)).DefaultIfEmpty(0).Max();
}
