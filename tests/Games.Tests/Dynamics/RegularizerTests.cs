using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Tests.Dynamics;

public sealed class RegularizerTests
{
    private static readonly Arbitrary<double[]> Totals = Arb.From(
        from count in Gen.Choose(2, 6)
        from values in Gen.OneOf(Gen.Choose(-8, 8).Select(value => value / 4.0), Gen.Choose(-2_000_000, 2_000_000).Select(value => value / 64.0)).ArrayOf(count)
        select values);

    // First-order optimality: the gradient of ⟨rate · totals, x⟩ + R(x) is constant on the support and nowhere smaller outside.
    [Fact]
    public void Strategies_satisfy_the_first_order_conditions_of_the_regularized_leader() => Prop.ForAll(Totals, totals =>
    {
        AssertOptimal(totals, new Regularizer.Entropy(), share => Math.Log(share) + 1, 1e-6);
        AssertOptimal(totals, new Regularizer.Euclidean(), share => share, 1e-6);
        AssertOptimal(totals, new Regularizer.LogBarrier(), share => -1 / share, 1e-6);
        AssertOptimal(totals, new Regularizer.Tsallis(), share => -2 / Math.Sqrt(share), 1e-6);
    }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void One_step_of_mirror_descent_from_the_center_is_the_regularized_leader() => Prop.ForAll(Totals, totals =>
    {
        foreach (Regularizer regularizer in (Regularizer[])[new Regularizer.Entropy(), new Regularizer.Euclidean(), new Regularizer.LogBarrier(), new Regularizer.Tsallis()])
        {
            LearningRate rate = new LearningRate.Constant(0.25);
            NoRegretRun mirror = new MirrorDescent { Regularizer = regularizer, Rate = rate }.Begin(totals.Length, 1);
            NoRegretRun leader = new FollowTheRegularizedLeader { Regularizer = regularizer, Rate = rate }.Begin(totals.Length, 1);
            mirror.Observe(totals);
            leader.Observe(totals);
            HedgeTests.AssertStrategy(leader.Strategy.ToArray(), mirror, 1e-9);
        }
    }).Check(Laws.Config);

    [Fact]
    public void The_barrier_gives_no_action_up_and_the_Euclidean_regularizer_does()
    {
        foreach ((Regularizer regularizer, bool survives) in ((Regularizer, bool)[])[(new Regularizer.LogBarrier(), true), (new Regularizer.Euclidean(), false)])
        {
            NoRegretRun run = new MirrorDescent { Regularizer = regularizer, Rate = new LearningRate.Constant(1) }.Begin(2, 1000);
            for (int round = 0; round < 1000; round++)
            {
                run.Observe([0, 1]);
            }

            Assert.Equal(survives, run.Strategy[1] > 0);
            Assert.True(run.Evidence.Holds);
        }
    }

    // z = L − 2/(η √p) is the same for every action.
    [Fact]
    public void Reproduces_the_Tsallis_weights_of_small_examples()
    {
        double[] strategy = new double[3];
        new Regularizer.Tsallis().Minimize([0, 1, 2], strategy);
        double[] expected = [0.534814336, 0.2867616283, 0.1784240358];
        for (int action = 0; action < 3; action++)
        {
            Assert.Equal(expected[action], strategy[action], 1e-9);
            Assert.Equal(-2.7348182889, action - (2 / Math.Sqrt(strategy[action])), 1e-9);
        }

        double[] even = new double[4];
        new Regularizer.Tsallis().Minimize([0, 0, 0, 0], even);
        Assert.All(even, share => Assert.Equal(0.25, share, 1e-15));
        Assert.Equal(-8, -2 / (0.5 * Math.Sqrt(even[0])), 1e-12);
    }

    [Fact]
    public void Minimize_refuses_costs_that_are_not_there_or_not_finite()
    {
        Assert.Throws<ArgumentException>(() => new Regularizer.Entropy().Minimize([], []));
        Assert.Throws<ArgumentException>(() => new Regularizer.Entropy().Minimize([1, 2], new double[3]));
        Assert.Throws<ArgumentException>(() => new Regularizer.Tsallis().Minimize([1, double.NaN], new double[2]));
        Assert.Throws<ArgumentException>(() => new Regularizer.LogBarrier().Minimize([1, double.NegativeInfinity], new double[2]));
    }

    [Fact]
    public void Families_are_closed_and_choose_by_case()
    {
        Assert.Equal("eqbt", string.Concat(((Regularizer[])[new Regularizer.Entropy(), new Regularizer.Euclidean(), new Regularizer.LogBarrier(), new Regularizer.Tsallis()])
            .Select(regularizer => regularizer.Match(_ => "e", _ => "q", _ => "b", _ => "t"))));
        Assert.Equal("caht", string.Concat(((LearningRate[])[new LearningRate.Constant(1), new LearningRate.Adaptive(), new LearningRate.ForHorizon(), new LearningRate.Anytime()])
            .Select(rate => rate.Match(_ => "c", _ => "h", _ => "t", _ => "a"))));
    }

    private static void AssertOptimal(double[] totals, Regularizer regularizer, Func<double, double> slope, double within)
    {
        NoRegretRun run = new FollowTheRegularizedLeader { Regularizer = regularizer, Rate = new LearningRate.Constant(0.25) }.Begin(totals.Length, 1);
        run.Observe(totals);
        double[] strategy = run.Strategy.ToArray();
        double[] gradient = [.. totals.Select((total, action) => strategy[action] > 0 ? (0.25 * total) + slope(strategy[action]) : 0.25 * total)];
        double level = strategy.Zip(gradient).Where(pair => pair.First > 0).Min(pair => pair.Second);
        for (int action = 0; action < totals.Length; action++)
        {
            double scale = within * (1 + Math.Abs(gradient[action]) + Math.Abs(0.25 * totals[action]));
            Assert.True(strategy[action] > 1e-300 ? gradient[action] - level <= scale : gradient[action] >= level - scale || regularizer is Regularizer.Entropy,
                $"{regularizer}: {string.Join(", ", gradient)} at {string.Join(", ", strategy)}");
        }
    }
}
