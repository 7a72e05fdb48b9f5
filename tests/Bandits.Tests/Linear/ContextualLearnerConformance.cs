using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Linear;

/// <summary>What every contextual learner must satisfy.</summary>
public abstract class ContextualLearnerConformance
{
    private const int Arms = 5;
    private const int Dimension = 3;
    private const int Horizon = 700;
    private static readonly double[] Weights = [0.5, -0.3, 0.8];

    protected abstract IContextualLearner Learner { get; }

    [Fact]
    public void The_same_key_gives_the_same_choices() => Assert.Equal(Drive(Begin(), 0, Horizon), Drive(Begin(), 0, Horizon));

    [Fact]
    public void A_fork_goes_on_as_the_original_would_have()
    {
        ContextualRun run = Begin();
        Drive(run, 0, 600);
        ContextualRun fork = run.Fork();
        Drive(run.Fork(), 650, Horizon);
        IReadOnlyList<int> expected = Drive(fork, 600, Horizon);
        Assert.Equal(expected, Drive(run, 600, Horizon));
    }

    [Fact]
    public void Choosing_twice_gives_the_same_arm()
    {
        ContextualRun run = Begin();
        double[] contexts = new double[Arms * Dimension];
        for (int round = 0; round < 50; round++)
        {
            Contexts.Fill(round, default, contexts);
            int arm = run.Choose(contexts);
            Assert.Equal(arm, run.Choose(contexts));
            run.Observe(arm, Of(contexts, arm), Reward(contexts, arm));
        }
    }

    [Fact]
    public void Chooses_available_arms_alone_and_nobody_when_there_is_none()
    {
        ContextualRun run = Begin();
        double[] contexts = new double[Arms * Dimension];
        for (int round = 0; round < 60; round++)
        {
            Contexts.Fill(round, default, contexts);
            bool[] available = [.. Enumerable.Range(0, Arms).Select(arm => ((round >> arm) & 1) == 1)];
            int arm = run.Choose(contexts, available);
            Assert.Equal(!available.Contains(true), arm == ContextualRun.Nobody);
            if (arm >= 0)
            {
                Assert.True(available[arm]);
                run.Observe(arm, Of(contexts, arm), Reward(contexts, arm));
            }
        }
    }

    [Fact]
    public void A_round_allocates_nothing()
    {
        ContextualRun run = Begin();
        double[] contexts = new double[Arms * Dimension];
        Contexts.Fill(0, default, contexts);
        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1100; round++)
        {
            Round();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Round()
        {
            int arm = run.Choose(contexts);
            run.Observe(arm, Of(contexts, arm), 0.5);
        }
    }

    [Fact]
    public void Refuses_shapes_and_numbers_that_do_not_fit()
    {
        ContextualRun run = Begin();
        double[] contexts = new double[Arms * Dimension];
        Assert.Throws<ArgumentException>(() => run.Choose(contexts.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => run.Choose(contexts, [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Observe(Arms, [1, 2, 3], 0));
        Assert.Throws<ArgumentException>(() => run.Observe(0, [1, 2], 0));
        Assert.Throws<ArgumentException>(() => run.Observe(0, [1, 2, double.NaN], 0));
        Assert.Throws<ArgumentException>(() => run.Observe(0, [1, 2, 3], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Learner.Begin(0, Dimension, Horizon, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Learner.Begin(Arms, Dimension, 0, default));
    }

    protected static UnitContexts Contexts { get; } = new(Arms, Dimension);

    protected static ReadOnlySpan<double> Of(double[] contexts, int arm) => contexts.AsSpan(arm * Dimension, Dimension);

    protected ContextualRun Begin() => Learner.Begin(Arms, Dimension, Horizon, new StreamKey(11));

    protected static IReadOnlyList<int> Drive(ContextualRun run, int from, int to)
    {
        List<int> chosen = [];
        double[] contexts = new double[Arms * Dimension];
        for (int round = from; round < to; round++)
        {
            Contexts.Fill(round, default, contexts);
            int arm = run.Choose(contexts);
            chosen.Add(arm);
            run.Observe(arm, Of(contexts, arm), Reward(contexts, arm));
        }

        return chosen;
    }

    private static double Reward(double[] contexts, int arm) => Weights.Zip(Of(contexts, arm).ToArray(), (weight, entry) => weight * entry).Sum();
}
