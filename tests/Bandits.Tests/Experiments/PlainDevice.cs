using System.Collections.ObjectModel;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>A device in the plainest words: one episode after the other, one round after the other. Keeps the batches it was given.</summary>
public sealed class PlainDevice : IDevice
{
    public string Name => "plain";

    public Collection<EpisodeBatch> Batches { get; } = [];

    public Sequence<EpisodeResult> Play(
        EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        Batches.Add(batch);
        return batch.Episodes.Select(episode =>
        {
            cancellation.ThrowIfCancellationRequested();
            EpisodeResult result = PlayEpisode(batch, episode);
            progress?.Report(batch.Horizon);
            return result;
        }).ToSequence();
    }

    private static EpisodeResult PlayEpisode(EpisodeBatch batch, Episode episode)
    {
        EpisodeTables tables = batch.Environment.Tables(episode.ClickRates);
        StreamKey key = new StreamKey(batch.Root).Replication(episode.Replication);
        LearnerRun run = batch.Learner.Begin(batch.Environment.Arms, batch.Horizon, key);
        long[] shows = new long[batch.Environment.Arms];
        long[] clicks = new long[batch.Environment.Arms];
        List<double> regret = [];
        for (long round = 1; round <= batch.Horizon; round++)
        {
            int arm = run.Choose();
            StreamKey draws = key.Role(Streams.Rewards).Agent(arm);
            RandomStream stream = new StreamPosition(draws, 4 * (ulong)shows[arm]).Open();
            bool isClicked = Happens(stream.NextUInt32(), tables.ClickProbability[arm]);
            bool isRewarded = Happens(stream.NextUInt32(), tables.RewardProbability[arm]);
            shows[arm]++;
            clicks[arm] += isClicked ? 1 : 0;
            run.Observe(arm, new Observation(isClicked, isClicked && isRewarded ? 1 : 0));
            if (batch.Checkpoints.Contains(round))
            {
                regret.Add(shows.Select((count, index) => count * tables.RegretPerShow[index]).Sum());
            }
        }

        return new(regret.ToSequence(), shows.ToSequence(), clicks.ToSequence(), new long[shows.Length].ToSequence());
    }

    private static bool Happens(uint word, double probability) => (word >> 1) < Math.Round(probability * (1L << 31));
}
