using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Cascading;

/// <summary>One learner before the users of one replication.</summary>
internal sealed class CascadeEpisode
{
    private const int RoundsBetweenLooks = 4096;

    private readonly CascadeModel model;
    private readonly bool hasFreeObservations;
    private readonly CascadeRun run;
    private readonly StreamKey key;
    private readonly BernoulliThreshold[] thresholds;

    public CascadeEpisode(CascadeModel model, ICascadeLearner learner, StreamKey replication, bool hasFreeObservations)
    {
        (this.model, this.hasFreeObservations) = (model, hasFreeObservations);
        run = learner.Begin(model.Items, model.Positions);
        key = replication.Role(Streams.Rewards);
        thresholds = [.. model.Attractions.Select(BernoulliThreshold.FromProbability)];
    }

    /// <summary>Gets the number of lists that no other list beats.</summary>
    public long BestLists { get; private set; }

    /// <summary>Gets the number of items that users read, the clicked ones included.</summary>
    public long Reads { get; private set; }

    /// <summary>Plays to the horizon; cumulative regret, shape [checkpoint].</summary>
    public double[] Play(Sequence<long> checkpoints, CancellationToken cancellation)
    {
        double[] recorded = new double[checkpoints.Count];
        int[] list = new int[model.Positions];
        CompensatedSum regret = default;
        int passed = 0;
        for (int item = 0; hasFreeObservations && item < thresholds.Length; item++)
        {
            run.ObserveItem(item, Attracts(item, round: 0));
        }

        for (long round = 1; passed < recorded.Length; round++)
        {
            if (round % RoundsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            run.Rank(list);
            double gap = model.BestValue - model.Value(list);
            regret += gap;
            int click = Click(list, round);
            run.Observe(list, click);
            BestLists += Tolerances.Gain.Exceeds(gap, 1) ? 0 : 1;
            Reads += click == CascadeRun.NoClick ? list.Length : click + 1;
            if (round == checkpoints[passed])
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
