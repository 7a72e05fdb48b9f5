namespace Mechanisms.SideBySide.Measuring;

/// <summary>Measures contenders in turns, each at most so often and so long: for work of which some takes a millisecond and some a minute.</summary>
/// <remarks>What a first run of less than half the budget took is left out where others follow, for it compiles code.</remarks>
/// <param name="repetitions">The most measurements of each contender after its first run.</param>
/// <param name="seconds">Processor time after which a contender is not run again.</param>
internal sealed class Budgeted(int repetitions, double seconds)
{
    private const double WarmUpSeconds = 0.3;

    /// <summary>Runs every contender, and measures again those that are right and have time left.</summary>
    /// <param name="contenders">Whom to measure.</param>
    /// <param name="isRight">Whether a value is right.</param>
    public IReadOnlyList<Timing> Measure(IReadOnlyList<Contender> contenders, Func<double, bool> isRight)
    {
        List<double>[] samples = [.. contenders.Select(_ => new List<double>())];
        double[] values = [.. contenders.Select((contender, index) => Run(contender, samples[index]))];
        foreach ((Contender contender, List<double> of) in contenders.Zip(samples))
        {
            WarmUp(contender, of[0]);
        }

        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            for (int turn = 0; turn < contenders.Count; turn++)
            {
                int index = (turn + repetition) % contenders.Count;
                if (isRight(values[index]) && samples[index].Sum() + samples[index][^1] < seconds)
                {
                    _ = Run(contenders[index], samples[index]);
                }
            }
        }

        return [.. contenders.Select((contender, index) => Summarize(contender.Name, values[index], isRight(values[index]), samples[index]))];
    }

    // The compiler optimizes in the background once calls have been counted and a moment is quiet: two series with a pause between them.
    private static void WarmUp(Contender contender, double first)
    {
        for (int series = 0; contender.IsManaged && first < WarmUpSeconds && series < 2; series++)
        {
            double begun = contender.Clock();
            while (contender.Clock() - begun < WarmUpSeconds)
            {
                contender.Work();
            }

            Thread.Sleep(TimeSpan.FromSeconds(WarmUpSeconds));
        }
    }

    private static double Run(Contender contender, List<double> samples)
    {
        double begun = contender.Clock();
        double value = contender.Work();
        samples.Add(contender.Clock() - begun);
        return value;
    }

    private static Timing Summarize(string name, double value, bool isRight, List<double> samples)
    {
        double[] kept = [.. samples.Count > 1 ? samples.Skip(1) : samples];
        return isRight
            ? new(name, value, Interleaved.Median(kept), kept.Min(), double.NaN)
            : new(name, value, double.NaN, kept.Min(), double.NaN);
    }
}
