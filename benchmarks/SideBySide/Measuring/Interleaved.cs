using System.Diagnostics;

namespace Mechanisms.SideBySide.Measuring;

/// <summary>Measures contenders in turns, so that whatever slows the machine slows all of them.</summary>
/// <param name="repetitions">Measurements of each contender.</param>
internal sealed class Interleaved(int repetitions)
{
    private const double WarmUpSeconds = 0.3;
    private const double ShortestSampleSeconds = 0.003;

    /// <summary>Runs every contender, requires its value, and measures those that are right.</summary>
    /// <param name="contenders">Whom to measure.</param>
    /// <param name="isRight">Whether a value is right: asked before time is read.</param>
    public IReadOnlyList<Timing> Measure(IReadOnlyList<Contender> contenders, Func<double, bool> isRight)
    {
        double[] values = [.. contenders.Select(contender => contender.Work())];
        int[] batches = [.. contenders.Select((contender, index) => isRight(values[index]) ? WarmUp(contender) : 0)];
        double[][] processor = [.. contenders.Select(_ => new double[repetitions])];
        double[][] wall = [.. contenders.Select(_ => new double[repetitions])];
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            for (int turn = 0; turn < contenders.Count; turn++)
            {
                int index = (turn + repetition) % contenders.Count;
                (processor[index][repetition], wall[index][repetition]) = Sample(contenders[index], batches[index]);
            }
        }

        return
        [
            .. contenders.Select((contender, index) => new Timing(
                contender.Name, values[index], Median(processor[index]), processor[index].Min(), Median(wall[index]))),
        ];
    }

    public static double Median(IReadOnlyCollection<double> samples)
    {
        double[] ordered = [.. samples.Order()];
        int middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }

    // Long enough for the just-in-time compiler to finish; work of more than that warms itself.
    private static int WarmUp(Contender contender)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        double used = ThreadClock.Now();
        do
        {
            contender.Work();
            count++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds);
        double seconds = (ThreadClock.Now() - used) / count;
        return (int)Math.Max(1, Math.Ceiling(ShortestSampleSeconds / Math.Max(seconds, 1e-8)));
    }

    private static (double Processor, double Wall) Sample(Contender contender, int batch)
    {
        if (batch == 0)
        {
            return (double.NaN, double.NaN);
        }

        long start = Stopwatch.GetTimestamp();
        double used = ThreadClock.Now();
        for (int count = 0; count < batch; count++)
        {
            contender.Work();
        }

        return ((ThreadClock.Now() - used) / batch, Stopwatch.GetElapsedTime(start).TotalSeconds / batch);
    }
}
