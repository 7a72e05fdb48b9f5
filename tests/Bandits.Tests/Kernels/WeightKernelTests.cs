using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Kernels;

public sealed class Exp3KernelTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new Exp3();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainExp3(rate: null, biasPerRate: 0);
}

/// <summary>A rate at which arms are hardly ever drawn.</summary>
public sealed class SteepExp3KernelTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new Exp3 { Rate = 0.3 };

    protected override PlainLearner Plain(ClickUtility utility) => new PlainExp3(rate: 0.3, biasPerRate: 0);
}

public sealed class Exp3IxKernelTests : LearnerConformance
{
    protected override ILearner Learner(ClickUtility utility) => new Exp3Ix();

    protected override PlainLearner Plain(ClickUtility utility) => new PlainExp3(rate: null, biasPerRate: 0.5);
}

public sealed class WeightKernelTests
{
    /// <summary>Weights underflow, losses overflow, arms are given up: a last bit decides much there, so that lanes are held against runs and no plain program.</summary>
    [Fact]
    public void Gives_the_bits_of_runs_at_a_rate_that_gives_arms_up() => Prop.ForAll(ClickCases.Arbitrary(200), @case =>
    {
        Exp3 learner = new() { Rate = 40 };
        Sequence<EpisodeResult> runs = new CpuDevice().Play(@case.Batch(new Runs(learner)));
        Assert.Equal(runs, new CpuDevice { Lanes = LaneWidth.Bits256 }.Play(@case.Batch(learner)));
        Assert.Equal(runs, new CpuDevice { Lanes = LaneWidth.Bits512 }.Play(@case.Batch(learner)));
    }).Check(Laws.Config.WithMaxTest(25));

    [Fact]
    public void Is_refuted_with_another_bias() =>
        PlantedLaw.RequireFalsified(new Subject(new Exp3Ix { Exploration = 0.2 }).Plays_round_by_round_as_the_plain_program);

    [Fact]
    public void Is_refuted_with_another_rate() =>
        PlantedLaw.RequireFalsified(new Subject(new Exp3 { Rate = 0.4 }).Plays_round_by_round_as_the_plain_program);

    [Fact]
    public void Single_precision_is_refused_because_losses_add_up()
    {
        EpisodeBatch batch = new(new BernoulliBandit([0.5, 0.4]), new Exp3(), [new([], 0)], 10, [], 1);
        Assert.Contains("EXP3", Assert.Throws<ArgumentException>(() => new CpuDevice { Precision = LanePrecision.Bits32 }.Play(batch)).Message, StringComparison.Ordinal);
    }

    /// <summary>Hides the lanes.</summary>
    private sealed class Runs(ILearner learner) : ILearner
    {
        public string Name => learner.Name;

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => learner.Begin(arms, horizon, key);
    }

    private sealed class Subject(ILearner learner) : LearnerConformance
    {
        protected override ILearner Learner(ClickUtility utility) => learner;

        protected override PlainLearner Plain(ClickUtility utility) => new PlainExp3(rate: null, biasPerRate: 0);
    }
}
