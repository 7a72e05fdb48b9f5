using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Tests.Dynamics;

public sealed class GradientTests
{
    private static readonly ConvexSet Interval = new ConvexSet.Box([-1], [1]);

    private static readonly IGradientLearner[] Learners =
    [
        new GradientDescent(),
        new GradientDescent { Name = "constant", IsAnytime = false },
        new AdaGradNorm(),
        new OptimisticDescent(),
        new OptimisticDescent { Name = "offset", Offset = 3 },
        new OptimisticDescent { Name = "adaptive", Hint = Hint.None },
        new OptimisticLeader(),
        new OptimisticLeader { Name = "small offset", Offset = 0.5 },
        new StronglyConvexDescent(0.5),
        new StronglyConvexDescent(0.5) { Name = "plain", Hint = Hint.None },
    ];

    private static readonly ConvexSet[] Sets =
    [
        Interval,
        new ConvexSet.Simplex(1),
        new ConvexSet.Simplex(4),
        new ConvexSet.Ball([0, 0, 0], 1),
        new ConvexSet.Ball([2, -1], 0.5),
        new ConvexSet.Box([0, -1, 3], [1, 1, 3]),
    ];

    [Fact]
    public void Regret_respects_its_bounds_on_every_sequence_and_set() => RespectsBounds(80, 60);

    [LongFact]
    public void Regret_respects_its_bounds_on_a_thousand_long_sequences() => RespectsBounds(1000, 500);


    [Fact]
    public void A_constant_gradient_costs_one_round()
    {
        NoRegretRun run = new OptimisticDescent().Begin(Interval, 100);
        for (int round = 0; round < 100; round++)
        {
            run.Observe([1]);
            Assert.Equal(-1, run.Strategy[0]);
        }

        // A = 1: bound 2·1 + 1·√5.
        Assert.Equal((1, 2 + Math.Sqrt(5)), (run.Regret, run.Evidence.Pathwise));
    }

    [Fact]
    public void Alternating_gradients_cost_an_optimist_less_than_its_bound()
    {
        NoRegretRun run = new OptimisticDescent().Begin(Interval, 1000);
        for (int round = 1; round <= 1000; round++)
        {
            run.Observe([round % 2 == 0 ? 1 : -1]);
        }

        Assert.Equal(91.5, run.Regret, 0.5);
        Assert.True(run.Regret <= 190 && run.Evidence.Holds);
    }

    [Fact]
    public void Told_the_coming_gradient_an_optimist_has_constant_regret()
    {
        NoRegretRun run = new OptimisticDescent().Begin(Interval, 1000);
        for (int round = 1; round <= 1000; round++)
        {
            double[] gradient = [round * 7 % 5 < 2 ? 1 : -1];
            run.Expect(gradient);
            run.Observe(gradient);
        }

        Assert.True(run.Regret <= 1.5 * 2 * 2);
        Assert.Equal(2, run.Evidence.Pathwise);
    }

    // Quadratics ½‖x − c‖² with noise: regret grows as the root of the surprise, not of T.
    [Fact]
    public void Noise_and_not_time_drives_the_regret_on_a_fixed_quadratic()
    {
        (double Noise, double Most)[] table = [(0, 1), (0.1, 8), (0.5, 45), (1, 90)];
        double last = 0;
        foreach ((double noise, double most) in table)
        {
            NoRegretRun run = new OptimisticDescent { GradientBound = 8 }.Begin(new ConvexSet.Ball([0, 0, 0, 0, 0], 1), 4000);
            RandomStream stream = new StreamKey(5).Open();
            double[] gradient = new double[5];
            for (int round = 0; round < 4000; round++)
            {
                for (int index = 0; index < 5; index++)
                {
                    double uniform = stream.NextDouble();
                    gradient[index] = run.Strategy[index] - 0.3 + (noise * Math.Sqrt(12) * (uniform - 0.5));
                }

                run.Observe(gradient);
            }

            // Linear regret here: the losses' own regret is smaller still.
            Assert.InRange(run.Regret, last == 0 ? -5 : last / 4, 4 * most);
            Assert.True(run.Evidence.Holds);
            last = run.Regret;
        }
    }

    [Fact]
    public void Strong_convexity_makes_regret_logarithmic()
    {
        NoRegretRun run = new StronglyConvexDescent(1) { Hint = Hint.None }.Begin(Interval, 10_000);
        for (int round = 0; round < 10_000; round++)
        {
            // Gradient of ½(x − c)² for a target that jumps.
            run.Observe([run.Strategy[0] - (round % 3 == 0 ? 1 : -1)]);
        }

        Assert.True(run.Evidence.Holds);
        Assert.InRange(run.Regret, 0, 4 * (1 + Math.Log(10_000)) + 1);
    }

    // Regret of λ-strongly convex losses, computed from the losses themselves over a fine grid of comparators.
    [Fact]
    public void Regret_under_strong_convexity_is_that_of_quadratics() => Prop.ForAll(LossCase.Arbitrary(30), @case =>
    {
        NoRegretRun run = new StronglyConvexDescent(0.5).Begin(Interval, 30);
        double own = 0;
        List<double> targets = [];
        foreach (int draw in @case.Draws)
        {
            double target = (draw % 9 - 4) / 4.0;
            double point = run.Strategy[0];
            targets.Add(target);
            own += 0.25 * (point - target) * (point - target);
            run.Observe([0.5 * (point - target)]);
        }

        double best = Enumerable.Range(-1000, 2001).Min(step => targets.Sum(target => 0.25 * (step / 1000.0 - target) * (step / 1000.0 - target)));
        Assert.Equal(own - best, run.Regret, 1e-4 * @case.Draws.Count);
    }).Check(Laws.Config);

    [Fact]
    public void Projections_are_nearest_points() => Prop.ForAll(Arb.From(Gen.Choose(-40, 40).Select(value => value / 8.0).ArrayOf(12)), values =>
    {
        foreach (ConvexSet set in Sets)
        {
            double[] point = values[..set.Dimension];
            double[] nearest = [.. point];
            set.Project(nearest);
            double[] again = [.. nearest];
            set.Project(again);
            double[] other = values[^set.Dimension..];
            set.Project(other);
            Assert.All(nearest.Zip(again), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

            // The obtuse angle at a projection: ⟨point − nearest, other − nearest⟩ ≤ 0.
            Assert.True(Enumerable.Range(0, point.Length).Sum(index => (point[index] - nearest[index]) * (other[index] - nearest[index])) <= 1e-9);
            Assert.True(set.SmallestValue(point) <= Enumerable.Range(0, point.Length).Sum(index => point[index] * other[index]) + 1e-9);
        }
    }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void Rounds_allocate_nothing_and_long_gradients_are_refused()
    {
        foreach (IGradientLearner learner in Learners)
        {
            NoRegretRun run = learner.Begin(new ConvexSet.Ball([0, 0], 1), 100);
            double[] gradient = [0.5, -0.5];
            run.Observe(gradient);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 50; round++)
            {
                gradient[0] = -gradient[0];
                run.Observe(gradient);
            }

            Assert.True(before == GC.GetAllocatedBytesForCurrentThread(), learner.Name);
        }

        Assert.Throws<ArgumentException>(() => new OptimisticDescent().Begin(Interval, 1).Observe([1.5]));
        Assert.Throws<ArgumentException>(() => new OptimisticLeader().Begin(Interval, 1).Observe([1.5]));
        Assert.Throws<ArgumentException>(() => new ConvexSet.Box([1], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvexSet.Ball([0], 0));
        Assert.Equal("b", Interval.Match(_ => "s", _ => "o", _ => "b"));
    }

    private static void RespectsBounds(int cases, int longest) => Prop.ForAll(LossCase.Arbitrary(longest), @case =>
    {
        foreach (ConvexSet set in Sets)
        {
            foreach (IGradientLearner learner in Learners)
            {
                NoRegretRun run = learner.Begin(set, @case.Draws.Count);
                NoRegretRun fork = run.Fork();
                Play(run, @case);
                Play(fork, @case);
                Assert.True(run.Evidence.Holds, $"{learner.Name} on {set}: {run.Evidence}");
                Assert.Equal(run.Evidence, fork.Evidence);
            }
        }
    }).Check(Laws.Config.WithMaxTest(cases));

    private static void Play(NoRegretRun run, LossCase @case)
    {
        int dimension = run.Set.Dimension;
        LossCase own = @case with { Actions = dimension };
        double[] gradient = new double[dimension];
        for (int round = 0; round < @case.Draws.Count; round++)
        {
            own.Losses(round, run.Strategy, gradient);
            for (int index = 0; index < dimension; index++)
            {
                gradient[index] = (gradient[index] - 0.5) * 2 / Math.Sqrt(dimension);
            }

            run.Observe(gradient);
        }
    }
}
