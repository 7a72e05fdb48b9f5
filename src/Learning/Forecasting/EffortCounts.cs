using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Forecasting;

/// <summary>How often each belief followed each effort, and how far that may be from the truth. Single-threaded.</summary>
internal sealed class EffortCounts
{
    private readonly double factor;
    private readonly DeviationBound bound;
    private readonly double logarithm;
    private readonly long[] counts;
    private readonly long[] totals;

    public EffortCounts(ForecastingTask task, long horizon, DeviationBound bound, double confidence, double scale)
    {
        (this.bound, factor, Beliefs) = (bound, scale, task.BeliefCount);
        (counts, totals) = (new long[task.EffortCount * task.BeliefCount], new long[task.EffortCount]);
        double efforts = task.EffortCount;
        logarithm = bound == DeviationBound.Distance
            ? (Beliefs * Elementary.Log(2)) + Elementary.Log(efforts * horizon / confidence)
            : Elementary.Log(4 * efforts * efforts * Beliefs / confidence);
    }

    private EffortCounts(EffortCounts other)
    {
        (bound, factor, logarithm, Beliefs, Rounds) = (other.bound, other.factor, other.logarithm, other.Beliefs, other.Rounds);
        (counts, totals) = ([.. other.counts], [.. other.totals]);
    }

    /// <summary>Gets the number of beliefs.</summary>
    public int Beliefs { get; }

    /// <summary>Gets the number of rounds counted.</summary>
    public long Rounds { get; private set; }

    /// <summary>Rounds with an effort.</summary>
    public long Of(int effort) => totals[effort];

    /// <summary>Counts a round.</summary>
    public void Add(int effort, int belief)
    {
        counts[(effort * Beliefs) + belief]++;
        totals[effort]++;
        Rounds++;
    }

    /// <summary>The share of a belief among the rounds with an effort; 0 before the first.</summary>
    public double Frequency(int effort, int belief) => totals[effort] == 0 ? 0 : (double)counts[(effort * Beliefs) + belief] / totals[effort];

    /// <summary>The radius of an effort's confidence set: never above 2, which no two distributions exceed, save before the first round.</summary>
    public double Radius(int effort)
    {
        double time = bound == DeviationBound.Distance ? 0 : 2 * Elementary.Log(Math.Max(1, Rounds));
        return totals[effort] == 0 ? double.PositiveInfinity : Math.Min(2, factor * Math.Sqrt(2 * (logarithm + time) / totals[effort]));
    }

    /// <summary>∑ frequency · value over beliefs.</summary>
    public double Mean(int effort, ReadOnlySpan<double> values)
    {
        CompensatedSum sum = default;
        for (int belief = 0; belief < Beliefs; belief++)
        {
            sum += Frequency(effort, belief) * values[belief];
        }

        return sum.Value;
    }

    /// <summary>What is known of an effort.</summary>
    public EffortEstimate Estimate(int effort) => new(totals[effort], Sequence.Of(Beliefs, belief => Frequency(effort, belief)), Radius(effort));

    /// <summary>An independent copy.</summary>
    public EffortCounts Copy() => new(this);
}
