using System.Diagnostics;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>Notes when the launches of a batch were done, and tells the rate between: that of the device at work, without what the processor does before and after.</summary>
/// <remarks>
/// A device reports the arm pulls of a launch when its stream has been waited for. Two groups take turns, so that at each report the other group's launch is on the device. The first report of each group is
/// where the clock starts; the last of each comes after its results have been read, and is left out. On a card whose memory makes more groups of the batch, what the processor does between them counts.
/// </remarks>
internal sealed class LaunchClock : IProgress<long>
{
    private const int Groups = 2;

    private readonly List<(long Time, long Pulls)> launches = [];

    /// <summary>Gets the arm pulls a second between launches; NaN where there were too few.</summary>
    public double Rate
    {
        get
        {
            int first = Groups - 1;
            int last = launches.Count - Groups - 1;
            return last <= first
                ? double.NaN
                : launches.Skip(first + 1).Take(last - first).Sum(launch => launch.Pulls) / Stopwatch.GetElapsedTime(launches[first].Time, launches[last].Time).TotalSeconds;
        }
    }

    /// <inheritdoc/>
    public void Report(long value) => Report(value, Stopwatch.GetTimestamp());

    /// <summary>Notes a launch.</summary>
    /// <param name="pulls">Its arm pulls.</param>
    /// <param name="time">When it was done, in ticks of <see cref="Stopwatch"/>.</param>
    internal void Report(long pulls, long time) => launches.Add((time, pulls));
}
