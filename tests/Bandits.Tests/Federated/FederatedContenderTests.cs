using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Federated;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Federated;

public sealed class FederatedContenderTests
{
    [Fact]
    public void A_play_is_the_experiment_of_the_replication()
    {
        StreamKey key = new StreamKey(3).Replication(4);
        FederatedUcb protocol = new() { Rule = new GreedyCover() };
        ContenderPlay play = new FederatedContender(protocol, new() { Clients = 6 }).Play([100, 500], key, TestContext.Current.CancellationToken);
        FederatedExperiment experiment = FederatedExperiment.Synthetic(key, clients: 6, horizon: 500);
        FederatedResult result = new FederatedExperiment(experiment.Bandit, experiment.Costs, 500, key, checkpoints: [100, 500]).Run(protocol);
        Assert.Equal(result.Regret, play.Regret);
        Assert.Equal(result.Payments.Sum(), play.Measures[3]);
        Assert.Equal(experiment.WithBid(0, 1.5 * experiment.Costs[0]).Run(protocol).Utilities[0] - result.Utilities[0], play.Measures[5]);
    }

    /// <summary>
    /// At one communication nobody gains by another bid. Over a run a client that asks more is passed over more often and sells more data each time: its gain
    /// over 20 runs is about 130 with a standard error of about 10, so that a mean of 0 would be more than 10 standard errors away.
    /// </summary>
    [Fact]
    public void Truth_is_dominant_at_one_communication_and_not_over_a_run()
    {
        FederatedUcb once = new() { Rule = new GreedyCover(), Threshold = 300 };
        int single = 0;
        for (int replication = 0; replication < 20; replication++)
        {
            FederatedExperiment drawn = FederatedExperiment.Synthetic(new StreamKey(5).Replication(replication), clients: 8, horizon: 400);
            FederatedResult truthful = drawn.Run(once);
            single += truthful.Communications == 1 ? 1 : 0;
            foreach (double factor in (double[])[0.5, 0.9, 1.1, 1.5, 3])
            {
                double gain = drawn.WithBid(0, factor * drawn.Costs[0]).Run(once).Utilities[0] - truthful.Utilities[0];
                Assert.True(truthful.Communications != 1 || !Tolerances.Gain.Exceeds(gain, once.ReservePrice), $"{replication}, {factor}: {gain}");
            }
        }

        Assert.True(single >= 5, $"{single} federations communicated exactly once.");
        RegretContest contest = new([new FederatedContender(new() { Rule = new GreedyCover() }, new())], 6250, 20, 5);
        RunningMoments gains = RunningMoments.Of(contest.Run(new CpuDevice(), cancellation: TestContext.Current.CancellationToken).Summaries[0].Measures[5].Span);
        Assert.True(gains.Mean > 5 * gains.StandardError, gains.ToString());
    }

    [Fact]
    public void Settings_without_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedInstances { Clients = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedInstances { Noise = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FederatedContender(new(), new()) { Exaggeration = 0 });
        Assert.Throws<ArgumentNullException>(() => new FederatedContender(null!, new()));
    }
}
