using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Cascading;

/// <summary>One learner before the users of one replication.</summary>
internal sealed class CascadeEpisode
{
    private const int RoundsBetweenLooks = 4096;

    private readonly CascadeExperiment experiment;
    private readonly CascadeRun run;
    private readonly StreamKey key;
    private readonly BernoulliThreshold[] thresholds;

    public CascadeEpisode(CascadeExperiment experiment, ICascadeLearner learner, uint replication)
    {
        this.experiment = experiment;
        run = learner.Begin(experiment.Model.Items, experiment.Model.Positions);
        key = new StreamKey(experiment.Root).Replication(replication).Role(Streams.Rewards);
        thresholds = [.. experiment.Model.Attractions.Select(BernoulliThreshold.FromProbability)];
    }

    /// <summary>Plays to the horizon; cumulative regret, shape [checkpoint].</summary>
    public double[] Play(CancellationToken cancellation)
    {
        double[] recorded = new double[experiment.Checkpoints.Count];
        int[] list = new int[experiment.Model.Positions];
        CompensatedSum regret = default;
        int passed = 0;
        for (int item = 0; experiment.HasFreeObservations && item < thresholds.Length; item++)
        {
            run.ObserveItem(item, Attracts(item, round: 0));
        }

        for (long round = 1; round <= experiment.Horizon; round++)
        {
            if (round % RoundsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            run.Rank(list);
            regret += experiment.Model.BestValue - experiment.Model.Value(list);
            run.Observe(list, Click(list, round));
            if (passed < recorded.Length && round == experiment.Checkpoints[passed])
            {
                recorded[passed] = regret.Value;
                passed++;
            }
        }

        return recorded;
    }

    private int Click(ReadOnlySpan<int> list, long round)
    {
        for (int position = 0; position < list.Length; position++)
        {
            if (Attracts(list[position], round))
            {
                return position;
            }
        }

        return CascadeRun.NoClick;
    }

    private bool Attracts(int item, long round) =>
        new StreamPosition(key.Agent(item), 4 * (ulong)round).Open().NextBernoulli(thresholds[item]);
}
