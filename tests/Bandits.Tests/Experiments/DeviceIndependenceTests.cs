using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>Curves are the same bits whatever plays the episodes.</summary>
public sealed class DeviceIndependenceTests
{
    private static readonly ClickUtility Utility = new ClickUtility.ClickPenalty(5);
    private static readonly ClickBandit Bandit = new([0.6, 0.5, 0.4, 0.3, 0.2], Utility);

    [Fact]
    public void Adaptive_arms_give_the_same_bits_on_1_2_and_8_threads_and_again()
    {
        AdaptiveArmsExperiment experiment = new(
            Bandit,
            [new UcbS(Utility), new UcbUtility(Utility), new UcbMu(), new Uniform()],
            Bandit.TruthfulClickRates,
            horizon: 2_000,
            epochs: 3,
            replications: 3,
            root: 17,
            Population.Each(Bandit.Arms, new GradientAdaptation(probeReplications: 3)));
        Sequence<AdaptiveArmsTrajectory> expected = experiment.Run(new CpuDevice { Threads = 1 }).Trajectories;
        foreach (int threads in (int[])[1, 2, 8])
        {
            Assert.Equal(expected, experiment.Run(new CpuDevice { Threads = threads }).Trajectories);
        }
    }

    [Fact]
    public void Regret_experiments_give_the_same_bits_for_every_lane_width_and_on_a_plain_device()
    {
        RegretExperiment experiment = new(
            Bandit, [new UcbMu(), new Uniform()], horizon: 700, replications: 5, root: 6, Bandit.TruthfulClickRates);
        Sequence<EpisodeSummary> expected = experiment.Run(new PlainDevice()).Summaries;
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            Assert.Equal(expected, experiment.Run(new CpuDevice { Lanes = width }).Summaries);
        }
    }

    [Fact]
    public void The_key_changes_the_curves()
    {
        RegretExperiment At(ulong root) => new(Bandit, [new UcbS(Utility)], 500, 4, root, Bandit.TruthfulClickRates);
        Assert.NotEqual(At(1).Run(new CpuDevice()).Summaries, At(2).Run(new CpuDevice()).Summaries);
    }
}
