using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Games.Tests.Dynamics;

public sealed class NoRegretLawTests
{
    [Fact]
    public void Regret_respects_its_bounds_on_every_sequence() => ForAll(100, 60, RespectsItsBounds);

    [LongFact]
    public void Regret_respects_its_bounds_on_a_thousand_long_sequences() => ForAll(1000, 500, RespectsItsBounds);

    [Fact]
    public void Every_strategy_is_a_distribution_and_the_account_of_regret_is_right() => ForAll(40, 60, (learner, @case) =>
    {
        NoRegretRun run = learner.Begin(@case.Actions, @case.Draws.Count);
        decimal own = 0;
        decimal[] totals = new decimal[@case.Actions];
        double[] losses = new double[@case.Actions];
        for (int round = 0; round < @case.Draws.Count; round++)
        {
            double[] strategy = run.Strategy.ToArray();
            Assert.All(strategy, share => Assert.True(share is >= 0 and <= 1));
            Assert.Equal(1, strategy.Sum(), 1e-12);
            @case.Losses(round, strategy, losses);
            for (int action = 0; action < losses.Length; action++)
            {
                own += (decimal)losses[action] * (decimal)strategy[action];
                totals[action] += (decimal)losses[action];
            }

            run.Observe(losses);
        }

        Assert.Equal((double)(own - totals.Min()), run.Regret, 1e-10);
    });

    [Fact]
    public void A_fork_goes_on_as_the_original_would_have() => ForAll(20, 60, (learner, @case) =>
    {
        int split = @case.Draws.Count / 2;
        NoRegretRun run = learner.Begin(@case.Actions, @case.Draws.Count);
        NoRegretRun untouched = learner.Begin(@case.Actions, @case.Draws.Count);
        Play(run, @case, 0, split);
        Play(untouched, @case, 0, split);
        NoRegretRun fork = run.Fork();
        Play(run.Fork(), @case, 0, @case.Draws.Count);
        Play(run, @case, split, @case.Draws.Count);
        Play(fork, @case, split, @case.Draws.Count);
        Play(untouched, @case, split, @case.Draws.Count);
        Assert.Equal(untouched.Strategy.ToArray(), run.Strategy.ToArray());
        Assert.Equal(untouched.Strategy.ToArray(), fork.Strategy.ToArray());
        Assert.Equal(untouched.Evidence, run.Evidence);
        Assert.Equal(untouched.Evidence, fork.Evidence);
    });

    [Fact]
    public void A_constant_added_to_all_losses_changes_no_strategy() => ForAll(100, 40, (learner, @case) =>
    {
        // A constant is news to a learner that expected none; strategies differ only by rounding.
        NoRegretRun plain = learner.Begin(@case.Actions, @case.Draws.Count);
        NoRegretRun shifted = learner.Begin(@case.Actions, @case.Draws.Count);
        double[] losses = new double[@case.Actions];
        for (int round = 0; round < @case.Draws.Count && @case.Kind != LossKind.Adversarial; round++)
        {
            @case.Losses(round, plain.Strategy, losses);
            plain.Observe(losses);
            shifted.Observe(losses.Select(loss => loss + 2).ToArray());
            for (int action = 0; action < losses.Length; action++)
            {
                Assert.Equal(plain.Strategy[action], shifted.Strategy[action], 1e-6);
            }
        }
    }, Smooth);

    [Fact]
    public void Learners_without_a_scale_play_the_same_on_losses_times_a_power_of_two() => ForAll(100, 60, (learner, @case) =>
    {
        NoRegretRun small = learner.Begin(@case.Actions, @case.Draws.Count);
        NoRegretRun large = learner.Begin(@case.Actions, @case.Draws.Count);
        double[] losses = new double[@case.Actions];
        for (int round = 0; round < @case.Draws.Count; round++)
        {
            @case.Losses(round, small.Strategy, losses);
            small.Observe(losses);
            large.Observe(losses.Select(loss => loss * 1024).ToArray());
        }

        Assert.Equal(small.Strategy.ToArray(), large.Strategy.ToArray());
    }, [new RegretMatching(), new RegretMatchingPlus(), new PredictiveRegretMatchingPlus()]);

    [Fact]
    public void Rounds_allocate_nothing()
    {
        foreach (INoRegretLearner learner in Catalogue.Learners.Where(learner => learner is not Doubling))
        {
            NoRegretRun run = learner.Begin(5, 1000);
            double[] losses = [0, 0.25, 0.5, 0.75, 1];
            run.Observe(losses);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 100; round++)
            {
                losses.AsSpan().Reverse();
                run.Observe(losses);
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() == before, learner.Name);
        }
    }

    [Fact]
    public void Refuses_losses_that_do_not_fit_and_stays_as_it_was()
    {
        NoRegretRun run = new Hedge().Begin(2, 10);
        Assert.Throws<ArgumentException>(() => run.Observe([1]));
        Assert.Throws<ArgumentException>(() => run.Observe([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => run.Observe([double.PositiveInfinity, 0]));
        Assert.Equal((0, default(RegretBound)), (run.Rounds, run.Evidence));
        Assert.Throws<NotSupportedException>(() => new RegretMatching().Begin(2, 10).Expect([0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hedge().Begin(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hedge().Begin(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRate.Constant(double.NaN));
        Assert.Throws<ArgumentException>(() => new MirrorDescent { Rate = new LearningRate.Adaptive() });
        Assert.Throws<InvalidOperationException>(() => new FollowTheRegularizedLeader
        {
            Rate = new LearningRate.Adaptive(),
            Regularizer = new Regularizer.LogBarrier(),
        }.Begin(2, 2));
    }

    [Fact]
    public void Cases_reach_ties_one_action_and_one_round()
    {
        LossCase[] drawn = Laws.Sample(LossCase.Arbitrary(60).Generator, 30, 300);
        Assert.Contains(drawn, @case => @case.Actions == 1);
        Assert.Contains(drawn, @case => @case.Draws.Count == 1);
        Assert.All(Enum.GetValues<LossKind>(), kind => Assert.Contains(drawn, @case => @case.Kind == kind));
    }

    // Following the leader pays for every change of leader; a bound as for Hedge is no bound for it.
    [Fact]
    public void Finds_a_learner_that_claims_too_much() =>
        PlantedLaw.RequireFalsified(() => ForAll(1000, 60, (learner, @case) =>
        {
            NoRegretRun run = learner.Begin(@case.Actions, @case.Draws.Count);
            Play(run, @case, 0, @case.Draws.Count);
            Assert.True(run.Evidence.Holds);
        }, [new PlantedLeader()]));

    private static void RespectsItsBounds(INoRegretLearner learner, LossCase @case)
    {
        NoRegretRun run = learner.Begin(@case.Actions, @case.Draws.Count);
        Play(run, @case, 0, @case.Draws.Count);
        Assert.True(run.Evidence.Holds, $"{learner.Name}: {run.Evidence}");
        Assert.True(run.Evidence.Pathwise >= 0);
    }

    internal static void Play(NoRegretRun run, LossCase @case, int from, int to)
    {
        Span<double> losses = stackalloc double[@case.Actions];
        for (int round = from; round < to; round++)
        {
            @case.Losses(round, run.Strategy, losses);
            run.Observe(losses);
        }
    }

    private static void ForAll(int cases, int longest, Action<INoRegretLearner, LossCase> law, IReadOnlyList<INoRegretLearner>? learners = null) =>
        Prop.ForAll(LossCase.Arbitrary(longest), @case =>
        {
            foreach (INoRegretLearner learner in learners ?? Catalogue.Learners)
            {
                law(learner, @case);
            }
        }).Check(Laws.Config.WithMaxTest(cases));

    private static INoRegretLearner[] Smooth =>
    [
        .. Catalogue.Learners.Where(learner => learner is Hedge { Hint: Hint.None } or AdaHedge or RegretMatching or RegretMatchingPlus
            or MirrorDescent { Hint: Hint.None } or FollowTheRegularizedLeader { Hint: Hint.None, Rate: LearningRate.Anytime }),
    ];
}
