using System.Diagnostics;
using Mechanisms.SideBySide.Measuring;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>Runs contenders in turns, a first run of each left out, and takes medians; none is run again that has used up its seconds.</summary>
/// <param name="repetitions">The most measurements of each.</param>
/// <param name="seconds">Wall time of a contender's measurements.</param>
internal sealed class CardTurns(int repetitions, double seconds)
{
    /// <summary>Measures contenders.</summary>
    /// <returns>Medians in the contenders' order. Regret is NaN, and so are rates, where runs of one contender differed in it.</returns>
    public IReadOnlyList<CardSample> Measure(IReadOnlyList<CardContender> contenders)
    {
        CardSample[] firsts = [.. contenders.Select(contender => contender.Run())];
        List<CardSample>[] samples = [.. contenders.Select(_ => new List<CardSample>())];
        double[] used = new double[contenders.Count];
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            for (int turn = 0; turn < contenders.Count; turn++)
            {
                int index = (turn + repetition) % contenders.Count;
                if (used[index] < seconds)
                {
                    long start = Stopwatch.GetTimestamp();
                    samples[index].Add(contenders[index].Run());
                    used[index] += Stopwatch.GetElapsedTime(start).TotalSeconds;
                }
            }
        }

        return [.. samples.Select((taken, index) => Summarize(firsts[index], taken))];
    }

    private static CardSample Summarize(CardSample first, List<CardSample> samples) => samples.TrueForAll(sample => sample.Regret.Equals(first.Regret))
        ? first with
        {
            Rate = Interleaved.Median([.. samples.Select(sample => sample.Rate)]),
            Whole = Interleaved.Median([.. samples.Select(sample => sample.Whole)]),
        }
        : new(double.NaN, double.NaN, double.NaN, double.NaN);
}
