using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Reduces results of replications one after the other, in the order of their index: memory O(arms + checkpoints), and one number a replication.</summary>
/// <remarks>Mutable and single-threaded. The same bits however often it is saved and gone on from.</remarks>
internal sealed class SummaryFold
{
    private readonly long[] shows;
    private readonly long[] clicks;
    private readonly int[] eliminations;
    private readonly RunningMoments[] moments;
    private readonly List<double> finalRegrets;

    public SummaryFold(int arms, int checkpoints)
        : this(new long[arms], new long[arms], new int[arms], new RunningMoments[checkpoints], [])
    {
    }

    private SummaryFold(long[] shows, long[] clicks, int[] eliminations, RunningMoments[] moments, List<double> finalRegrets) =>
        (this.shows, this.clicks, this.eliminations, this.moments, this.finalRegrets) = (shows, clicks, eliminations, moments, finalRegrets);

    /// <summary>Gets the number of replications reduced.</summary>
    public int Count => finalRegrets.Count;

    public int Arms => shows.Length;

    public int Checkpoints => moments.Length;

    public static SummaryFold Read(BinaryReader reader)
    {
        List<double> regrets = [.. StateFile.ReadMany(reader, sizeof(double), from => from.ReadDouble())];
        return new(
            StateFile.ReadMany(reader, sizeof(long), from => from.ReadInt64()),
            StateFile.ReadMany(reader, sizeof(long), from => from.ReadInt64()),
            StateFile.ReadMany(reader, sizeof(int), from => from.ReadInt32()),
            StateFile.ReadMany(reader, 2 * sizeof(double), from =>
            {
                (double mean, double squares) = (from.ReadDouble(), from.ReadDouble());
                return regrets.Count == 0 ? default : RunningMoments.Restore(regrets.Count, mean, squares);
            }),
            regrets);
    }

    /// <summary>Adds the next replication.</summary>
    public void Add(EpisodeResult result)
    {
        for (int arm = 0; arm < shows.Length; arm++)
        {
            shows[arm] += result.Shows[arm];
            clicks[arm] += result.Clicks[arm];
            eliminations[arm] += result.EliminatedAt[arm] > 0 ? 1 : 0;
        }

        for (int checkpoint = 0; checkpoint < moments.Length; checkpoint++)
        {
            moments[checkpoint] = moments[checkpoint].Add(result.Regret[checkpoint]);
        }

        finalRegrets.Add(result.Regret[^1]);
    }

    /// <summary>A copy that later replications leave alone.</summary>
    public SummaryFold Copy() => new([.. shows], [.. clicks], [.. eliminations], [.. moments], [.. finalRegrets]);

    /// <summary>What the replications gave together.</summary>
    public EpisodeSummary Summary(string learner, Sequence<long> checkpoints) => new(
        RegretCurve.Of(learner, checkpoints, moments),
        shows.Select(count => (double)count / Count).ToSequence(),
        clicks.Select(count => (double)count / Count).ToSequence(),
        Sequence.Create<int>(eliminations),
        finalRegrets.ToSequence());

    public void Write(BinaryWriter writer)
    {
        writer.Write(finalRegrets.Count);
        finalRegrets.ForEach(writer.Write);
        writer.Write(shows.Length);
        Array.ForEach(shows, writer.Write);
        writer.Write(clicks.Length);
        Array.ForEach(clicks, writer.Write);
        writer.Write(eliminations.Length);
        Array.ForEach(eliminations, writer.Write);
        writer.Write(moments.Length);
        foreach (RunningMoments moment in moments)
        {
            writer.Write(Count == 0 ? 0 : moment.Mean);
            writer.Write(moment.SumOfSquaredDeviations);
        }
    }
}
