using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Cli.Running;

/// <summary>Estimates the remaining time from what was played since the first report; what an earlier run left is no work of this one.</summary>
/// <remarks>One thread at a time.</remarks>
internal sealed class Pace(TimeProvider clock)
{
    private long start;
    private long firstPulls = -1;

    /// <summary>Takes a report.</summary>
    /// <returns>The time left if the rest goes as fast; null at the first report.</returns>
    internal TimeSpan? Left(ExperimentProgress value)
    {
        if (firstPulls < 0)
        {
            (start, firstPulls) = (clock.GetTimestamp(), value.DonePulls);
        }

        long played = value.DonePulls - firstPulls;
        return played > 0 ? clock.GetElapsedTime(start) * ((double)(value.TotalPulls - value.DonePulls) / played) : null;
    }
}
