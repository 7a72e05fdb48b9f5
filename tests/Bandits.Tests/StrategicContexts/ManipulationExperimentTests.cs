using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Bandits.Tests.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.StrategicContexts;

public sealed class ManipulationExperimentTests
{
    private static readonly ConfidenceRadius Radius = ManipulationExperiment.AuthorsRadius(5);

    private static readonly Sequence<IContextualLearner> Learners =
    [
        GrimTrigger.Optimistic(Radius),
        new UniformFirst(new LinUcb { Radius = Radius }, 10),
        new UniformArms(),
    ];

    /// <summary>Epoch 0, where all arms are truthful: bands of the acceptance checks, which hold for means of ten seeds, here for three.</summary>
    [Fact]
    public void Reproduces_the_truthful_epoch_of_the_authors_experiment()
    {
        double[] regret = [.. ManipulationExperiment.Authors(Learners, 3, 4, epochs: 1).Run(2).Select(result => result.Summary(0).Curve.Final)];
        Assert.InRange(regret[0], 110, 175);
        Assert.InRange(regret[1], 15, 60);
        Assert.InRange(regret[2], 1110, 1185);
    }

    /// <summary>OptGTM stays flat, LinUCB rises towards uniform play, and pays for it with far larger manipulation.</summary>
    [LongFact]
    public void Reproduces_the_authors_experiment()
    {
        Sequence<ManipulationResult> results = ManipulationExperiment.Authors(
            [Learners[0], Learners[1]], 10, 5).Run(Environment.ProcessorCount, TestContext.Current.CancellationToken);
        for (int epoch = 0; epoch <= 20; epoch++)
        {
            Assert.InRange(results[0].Summary(epoch).Curve.Final, 110, 175);
        }

        double linear = results[1].Summary(20).Curve.Final;
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
            $"LinUCB {results[1].Summary(0).Curve.Final:F0} to {linear:F0}; OptGTM {results[0].Summary(20).Curve.Final:F0}; manipulation {results[1].ContextManipulation(20).Mean:F1} and {results[0].ContextManipulation(20).Mean:F1}"));
        Assert.InRange(results[1].Summary(0).Curve.Final, 15, 60);
        Assert.InRange(linear, 450, 1000);
        Assert.True(linear / results[0].Summary(20).Curve.Final >= 3);
        Assert.True(results[1].ContextManipulation(20).Mean >= 5 * results[0].ContextManipulation(20).Mean);
        Assert.True(results[1].RewardManipulation(20).Mean > results[0].RewardManipulation(20).Mean);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        ManipulationExperiment experiment = Small(new());
        Assert.Equal(experiment.Run(1), experiment.Run(5));
    }

    [Fact]
    public void Arms_begin_truthful_and_step_by_what_plays_they_gain()
    {
        foreach (bool isShared in new[] { false, true })
        {
            ManipulationResult result = Small(new() { SharesNoise = isShared }).Run(2)[1];
            Sequence<ManipulationEpoch> epochs = result.Epochs[0];
            Assert.Equal(0, epochs[0].Result.ContextManipulation);
            Assert.Equal(0, result.RewardManipulation(0).Mean);
            Assert.NotEqual(epochs[0].Claims, epochs[1].Claims);
            Assert.All(epochs[0].Claims.Entries.ToArray().Zip(epochs[1].Claims.Entries.ToArray()), pair =>
                Assert.InRange(pair.Second - pair.First, -0.1 - 1e-12, 0.1 + 1e-12));
            Assert.True(result.ContextManipulation(1).Mean > 0);
        }
    }

    [Fact]
    public void Nobody_can_influence_uniform_play_so_nobody_moves()
    {
        // With shared noise and choices a probe changes nothing at all.
        ManipulationExperiment experiment = new(
            [1, 0.5], 0.1, new(2, 2, [0.1, 0.2, 0.3, 0.4]), [new UniformArms()], 50, 3, 1, 0, new() { SharesNoise = true });
        Sequence<ManipulationEpoch> epochs = experiment.Run(1)[0].Epochs[0];
        Assert.All(epochs, epoch => Assert.Equal(experiment.Features, epoch.Claims));
    }

    [Fact]
    public void Learners_played_one_by_one_give_the_whole_and_count_its_rounds()
    {
        ManipulationExperiment experiment = Small(new());
        ProgressLog log = new();
        Sequence<ManipulationResult> parts = Sequence.Of(2, learner => experiment.Play(learner, new CpuDevice { Threads = 1 + learner }, log));
        Assert.Equal(experiment.Run(2), parts);
        Assert.Equal(2 * 3 * 200 * (2 + 6), experiment.TotalPulls);
        Assert.Equal((experiment.TotalPulls, experiment.TotalPulls), (log.Reports[^1].DonePulls, log.Reports[^1].TotalPulls));
    }

    [Fact]
    public void Rejects_questions_without_sense()
    {
        Assert.Throws<ArgumentException>(() => ManipulationExperiment.Authors([]));
        Assert.Throws<ArgumentException>(() => ManipulationExperiment.Authors([new LinUcb(), new LinUcb()]));
        Assert.Throws<ArgumentException>(() => new ManipulationExperiment([1], 0, new(1, 1, [0]), [new LinUcb()], 10, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ManipulationExperiment.Authors([new LinUcb()], epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureAdaptation { ProbeStep = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => ManipulationExperiment.Authors([new LinUcb()]).Run(0));
    }

    private static ManipulationExperiment Small(FeatureAdaptation adaptation) => new(
        [1, 0.5],
        0.1,
        new(3, 2, [0.1, 0.2, 0.3, 0.1, -0.1, 0.4]),
        [GrimTrigger.Optimistic(new ConfidenceRadius.Constant(1)), new LinUcb { Radius = new ConfidenceRadius.Constant(1) }],
        200,
        2,
        3,
        1,
        adaptation with { StepSize = 1 });
}
