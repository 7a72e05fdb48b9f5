using System.Diagnostics;

namespace Mechanisms.SideBySide.Measuring;

/// <summary>Measures contenders in turns, so that whatever slows the machine slows all of them.</summary>
/// <remarks>Work that takes more than two seconds is done, and measured, once.</remarks>
/// <param name="repetitions">Measurements of each contender.</param>
internal sealed class Interleaved(int repetitions)
{
    private const double WarmUpSeconds = 0.4;
    private const double PauseSeconds = 0.5;
    private const double LongSeconds = 2;
    private const double ShortestSampleSeconds = 0.003;

    /// <summary>Runs every contender, requires its value, and measures those that are right.</summary>
    /// <param name="contenders">Whom to measure.</param>
    /// <param name="isRight">Whether a value is right: asked before time is read.</param>
    public IReadOnlyList<Timing> Measure(IReadOnlyList<Contender> contenders, Func<double, bool> isRight)
    {
        (double Value, Sample First)[] firsts = [.. contenders.Select(First)];
        int[] batches = [.. contenders.Select((contender, index) =>
            !isRight(firsts[index].Value) || firsts[index].First.Processor > LongSeconds ? 0 : WarmUp(contender))];
        List<Sample>[] samples = [.. contenders.Select((_, index) =>
            isRight(firsts[index].Value) && batches[index] == 0 ? new List<Sample> { firsts[index].First } : [])];
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            for (int turn = 0; turn < contenders.Count; turn++)
            {
                int index = (turn + repetition) % contenders.Count;
                if (batches[index] > 0)
                {
                    samples[index].Add(Take(contenders[index], batches[index]));
                }
            }
        }

        return [.. contenders.Select((contender, index) => Summarize(contender.Name, firsts[index].Value, samples[index]))];
    }

    public static double Median(IReadOnlyCollection<double> samples)
    {
        double[] ordered = [.. samples.Order()];
        int middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }

    // The just-in-time compiler optimizes in the background once calls have been counted and a moment is quiet: two rounds with a pause
    // between them, in processor time, so that a busy machine does not cut them short. Work of more than that warms itself.
    private static int WarmUp(Contender contender)
    {
        double seconds = Repeat(contender);
        if (seconds < WarmUpSeconds)
        {
            Thread.Sleep(TimeSpan.FromSeconds(PauseSeconds));
            seconds = Repeat(contender);
        }

        return (int)Math.Max(1, Math.Ceiling(ShortestSampleSeconds / Math.Max(seconds, ThreadClock.Resolution)));
    }

    // Seconds for doing the work once.
    private static double Repeat(Contender contender)
    {
        double start = contender.Clock();
        double used;
        int count = 0;
        do
        {
            contender.Work();
            count++;
            used = contender.Clock() - start;
        }
        while (used < WarmUpSeconds);
        return used / count;
    }

    private static (double Value, Sample First) First(Contender contender)
    {
        long start = Stopwatch.GetTimestamp();
        double used = contender.Clock();
        double value = contender.Work();
        return (value, new(contender.Clock() - used, Stopwatch.GetElapsedTime(start).TotalSeconds));
    }

    private static Sample Take(Contender contender, int batch)
    {
        long start = Stopwatch.GetTimestamp();
        double used = contender.Clock();
        for (int count = 0; count < batch; count++)
        {
            contender.Work();
        }

        return new((contender.Clock() - used) / batch, Stopwatch.GetElapsedTime(start).TotalSeconds / batch);
    }

    private static Timing Summarize(string name, double value, List<Sample> samples) => samples.Count == 0
        ? new(name, value, double.NaN, double.NaN, double.NaN)
        : new(
            name, value, Median([.. samples.Select(sample => sample.Processor)]), samples.Min(sample => sample.Processor),
            Median([.. samples.Select(sample => sample.Wall)]));

    private readonly record struct Sample(double Processor, double Wall);
}
