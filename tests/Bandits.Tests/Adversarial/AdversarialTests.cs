using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Adversarial;

public sealed class AdversarialTests
{
    private static readonly StreamKey Key = new(99);

    private static readonly ILearner[] Learners =
    [
        new Exp3(),
        new Exp3 { Name = "fast", Rate = 0.7 },
        new Exp3Gains(),
        new Exp3Gains { Name = "mixing", Mixing = 0.3 },
        new Exp3Ix(),
        new Exp3Ix { Name = "biased", Rate = 0.5, Exploration = 0.1 },
        new Exp3P(),
        new TsallisInf(),
    ];

    private static readonly Arbitrary<AdversarialCase> Cases = Arb.From(
        from arms in Gen.Choose(1, 5)
        from rewards in Gen.Choose(0, 4).Select(quarter => quarter / 4.0).ArrayOf(40 * 5)
        from rounds in Gen.Choose(1, 40)
        from seed in Gen.Choose(0, 1000)
        select new AdversarialCase(arms, rounds, (ulong)seed, rewards.ToSequence()));

    [Fact]
    public void Probabilities_follow_the_textbook_formulas() => ForAll(100, (learner, @case) =>
    {
        SamplingRun run = Begin(learner, @case.Arms, @case.Rounds);
        PlainWeights plain = new(learner, @case.Arms, @case.Rounds);
        for (int round = 0; round < @case.Rounds; round++)
        {
            double[] expected = plain.Probabilities();
            Assert.Equal(1, run.Probabilities.ToArray().Sum(), 1e-12);
            for (int arm = 0; arm < @case.Arms; arm++)
            {
                Assert.Equal(expected[arm], run.Probabilities[arm], 1e-9);
            }

            int chosen = run.Choose();
            double reward = @case.Reward(round, chosen);
            plain.Observe(chosen, reward, run.Probabilities[chosen]);
            run.Observe(chosen, new(true, reward));
        }
    });

    [Fact]
    public void A_fork_goes_on_as_the_original_would_have_and_choosing_twice_is_choosing_once() => ForAll(40, (learner, @case) =>
    {
        SamplingRun run = Begin(learner, @case.Arms, @case.Rounds);
        Drive(run, @case, 0, @case.Rounds / 2);
        int pending = run.Choose();
        SamplingRun fork = (SamplingRun)run.Fork();
        Assert.Equal((pending, pending), (run.Choose(), fork.Choose()));
        Drive((SamplingRun)run.Fork(), @case, 0, @case.Rounds);
        Assert.Equal(Drive(run, @case, @case.Rounds / 2, @case.Rounds), Drive(fork, @case, @case.Rounds / 2, @case.Rounds));
        Assert.Equal(run.Probabilities.ToArray(), fork.Probabilities.ToArray());
    });

    // All arm sequences with their exact probabilities: no sampling error. Losses are fixed in advance, as the theorems ask.
    [Fact]
    public void Expected_regret_respects_the_bounds_when_every_sequence_of_arms_is_enumerated() => ForAll(12, (learner, @case) =>
    {
        const int arms = 2;
        int rounds = Math.Min(@case.Rounds, 9);
        AdversarialCase small = @case with { Arms = arms };
        double expected = Expected(Begin(learner, arms, rounds), small, 0, rounds);
        double best = Enumerable.Range(0, arms).Min(arm => Enumerable.Range(0, rounds).Sum(round => 1 - small.Reward(round, arm)));
        double entropy = Math.Log(arms);
        double bound = learner switch
        {
            Exp3 { Rate: { } rate } => (entropy / rate) + (rate * rounds * arms / 2),
            Exp3 => Math.Sqrt(2 * rounds * arms * entropy),
            Exp3Gains { Mixing: null } => 2 * Math.Sqrt(Math.E - 1) * Math.Sqrt(rounds * arms * entropy),
            TsallisInf => (4 * Math.Sqrt(arms * rounds)) + 1,
            _ => rounds,
        };
        Assert.True(expected - best <= bound + 1e-9, $"{learner.Name}: {expected - best} > {bound}");
    });

    // The mean over arms of (loss/p) · 1{arm} is the loss: the estimate of EXP3 is unbiased, that of EXP3-IX too small.
    [Fact]
    public void Importance_weighting_is_unbiased_and_implicit_exploration_is_optimistic()
    {
        (double plain, double biased) = (0, 0);
        SamplingRun run = Begin(new Exp3 { Rate = 1 }, 2, 10);
        run.Observe(0, new(true, 0));
        SamplingRun ix = Begin(new Exp3Ix { Rate = 1, Exploration = 0.25 }, 2, 10);
        ix.Observe(0, new(true, 0));
        plain = Math.Log(run.Probabilities[1] / run.Probabilities[0]);
        biased = Math.Log(ix.Probabilities[1] / ix.Probabilities[0]);
        Assert.Equal(2, plain, 1e-12);

        // Without the exploration in the divisor this would be 2 as well.
        Assert.Equal(1 / 0.75, biased, 1e-12);
    }

    [Fact]
    public void Arms_are_drawn_with_the_probabilities_shown()
    {
        // 40,000 draws in 4 cells: a deviation of 5 standard deviations in a cell has probability below 10⁻⁶; the key is fixed.
        SamplingRun prepared = Begin(new Exp3 { Rate = 0.4 }, 4, 100);
        prepared.Observe(1, new(true, 0));
        prepared.Observe(2, new(true, 0.5));
        double[] probabilities = prepared.Probabilities.ToArray();
        int[] counts = new int[4];
        const int draws = 40_000;
        for (uint replication = 0; replication < draws; replication++)
        {
            SamplingRun run = new Exp3 { Rate = 0.4 }.Begin(4, 100, Key.Replication(replication));
            run.Observe(1, new(true, 0));
            run.Observe(2, new(true, 0.5));
            counts[run.Choose()]++;
        }

        for (int arm = 0; arm < 4; arm++)
        {
            double deviation = Math.Sqrt(draws * probabilities[arm] * (1 - probabilities[arm]));
            Assert.InRange(counts[arm] - (draws * probabilities[arm]), -5 * deviation, 5 * deviation);
        }
    }

    [Fact]
    public void With_experts_who_each_stand_by_an_arm_the_play_is_that_of_EXP3() => Prop.ForAll(Cases, @case =>
    {
        double[] identity = [.. Enumerable.Range(0, @case.Arms * @case.Arms).Select(entry => entry / @case.Arms == entry % @case.Arms ? 1.0 : 0)];
        SamplingRun exp4 = new Exp4(new FixedAdvice(new(@case.Arms, @case.Arms, identity))) { Rate = 0.3 }.Begin(@case.Arms, 40, Key);
        SamplingRun exp3 = new Exp3 { Rate = 0.3 }.Begin(@case.Arms, 40, Key);
        Assert.Equal(Drive(exp3, @case, 0, @case.Rounds), Drive(exp4, @case, 0, @case.Rounds));
        for (int arm = 0; arm < @case.Arms; arm++)
        {
            Assert.Equal(exp3.Probabilities[arm], exp4.Probabilities[arm], 1e-12);
        }
    }).Check(Laws.Config);

    [Fact]
    public void Expected_regret_of_EXP4_against_the_best_expert_respects_its_bound() => Prop.ForAll(Cases, @case =>
    {
        const int rounds = 8;
        AdversarialCase small = @case with { Arms = 2 };
        double[] advice = [0.5, 0.5, 0.9, 0.1, 0, 1];
        double expected = Expected(new Exp4(new FixedAdvice(new(3, 2, advice))).Begin(2, rounds, Key), small, 0, rounds);
        double best = Enumerable.Range(0, 3).Min(expert => Enumerable.Range(0, rounds).Sum(round =>
            (advice[2 * expert] * (1 - small.Reward(round, 0))) + (advice[(2 * expert) + 1] * (1 - small.Reward(round, 1)))));
        Assert.True(expected - best <= Math.Sqrt(2 * rounds * 2 * Math.Log(3)) + 1e-9);
    }).Check(Laws.Config.WithMaxTest(12));

    [Fact]
    public void Rounds_allocate_nothing()
    {
        ILearner[] learners = [.. Learners, new Exp4(new FixedAdvice(new(2, 4, [0.25, 0.25, 0.25, 0.25, 1, 0, 0, 0])))];
        foreach (ILearner learner in learners)
        {
            LearnerRun run = learner.Begin(4, 1000, Key);
            run.Observe(run.Choose(), new(true, 0.5));
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 100; round++)
            {
                run.Observe(run.Choose(), new(round % 3 != 0, round % 2));
            }

            Assert.True(before == GC.GetAllocatedBytesForCurrentThread(), learner.Name);
        }
    }

    [Fact]
    public void One_arm_is_always_shown_and_a_bad_arm_may_be_given_up_for_good()
    {
        foreach (ILearner learner in Learners)
        {
            SamplingRun run = Begin(learner, 1, 5);
            for (int round = 0; round < 5; round++)
            {
                Assert.Equal(0, run.Choose());
                run.Observe(0, new(true, 0));
            }

            Assert.Equal([1.0], run.Probabilities.ToArray());
        }

        SamplingRun fast = new Exp3 { Rate = 2000 }.Begin(2, 10, Key);
        fast.Observe(0, new(true, 0));
        Assert.Equal([0.0, 1.0], fast.Probabilities.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => fast.Observe(0, new(true, 0)));
    }

    [Fact]
    public void Refuses_settings_and_observations_that_do_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exp3 { Rate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exp3Ix { Exploration = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exp3Gains { Mixing = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exp3P { FailureProbability = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TsallisInf().Begin(0, 1, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TsallisInf().Begin(1, 0, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TsallisInf().Begin(2, 1, Key).Observe(0, new(true, 1.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TsallisInf().Begin(2, 1, Key).Observe(2, new(true, 1)));
        Assert.Throws<ArgumentException>(() => new FixedAdvice(new(1, 2, [0.5, 0.6])));
        Assert.Throws<ArgumentException>(() => new Exp4(new FixedAdvice(new(1, 2, [0.5, 0.5]))).Begin(3, 1, Key));
    }

    // Means and standard errors measured by an independent program, 100 runs each; 4 combined standard errors and 5% for the other generator.
    [LongFact]
    public void Reproduces_the_measured_regret_on_three_stochastic_bandits()
    {
        (double[] Means, long Horizon, (ILearner Learner, double Mean, double Error)[] Rows)[] table =
        [
            ([0.9, 0.8], 5000, [(new Exp3(), 64.7, 1.2), (new Exp3Ix(), 68.2, 1.2), (new TsallisInf(), 32.2, 1.1)]),
            ([0.1, 0.05, 0.05, 0.05, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01], 20_000, [(new Exp3(), 748, 17), (new Exp3Ix(), 920, 12), (new TsallisInf(), 652, 19)]),
            ([0.5, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4], 20_000, [(new Exp3(), 641, 10), (new Exp3Ix(), 805, 10), (new TsallisInf(), 476, 10)]),
        ];
        foreach ((double[] means, long horizon, (ILearner Learner, double Mean, double Error)[] rows) in table)
        {
            RegretResult result = new RegretExperiment(new BernoulliBandit([.. means]), [.. rows.Select(row => row.Learner)], horizon, 100, 17).Run(new CpuDevice());
            for (int index = 0; index < rows.Length; index++)
            {
                RegretCurve curve = result.Curves[index];
                double slack = (4 * Math.Sqrt((rows[index].Error * rows[index].Error) + (curve.StandardError[^1] * curve.StandardError[^1]))) + (0.05 * rows[index].Mean);
                Assert.True(Math.Abs(curve.Final - rows[index].Mean) <= slack, $"{curve.Learner} on {means.Length} arms: {curve.Final} ± {curve.StandardError[^1]}, expected {rows[index].Mean}");
            }
        }
    }

    private static double Expected(SamplingRun run, AdversarialCase @case, int round, int rounds)
    {
        double loss = 0;
        for (int arm = 0; round < rounds && arm < @case.Arms; arm++)
        {
            double probability = run.Probabilities[arm];
            if (probability > 0)
            {
                SamplingRun fork = (SamplingRun)run.Fork();
                fork.Observe(arm, new(true, @case.Reward(round, arm)));
                loss += probability * (1 - @case.Reward(round, arm) + Expected(fork, @case, round + 1, rounds));
            }
        }

        return loss;
    }

    private static SamplingRun Begin(ILearner learner, int arms, long horizon) => (SamplingRun)learner.Begin(arms, horizon, Key);

    private static List<int> Drive(SamplingRun run, AdversarialCase @case, int from, int to)
    {
        List<int> chosen = [];
        for (int round = from; round < to; round++)
        {
            int arm = run.Choose();
            chosen.Add(arm);
            run.Observe(arm, new(true, @case.Reward(round, arm)));
        }

        return chosen;
    }

    private static void ForAll(int cases, Action<ILearner, AdversarialCase> law) => Prop.ForAll(Cases, @case =>
    {
        foreach (ILearner learner in Learners)
        {
            law(learner, @case);
        }
    }).Check(Laws.Config.WithMaxTest(cases));
}
