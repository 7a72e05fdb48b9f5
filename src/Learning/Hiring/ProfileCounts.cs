using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>How often reports and state came together under each effort profile, and how far that may be from the truth. Single-threaded.</summary>
/// <remarks>
/// The L1 distance of n draws' frequencies over m outcomes from their probabilities is below √(2 (m ln 2 + ln(1/η)) / n) with probability 1 − η; the bound holds for all effort profiles, and for the own signals of every agent under each of its
/// efforts, at once; a share of η is left for what searches may get wrong.
/// </remarks>
internal sealed class ProfileCounts
{
    private readonly HiringTask task;
    private readonly double scale;
    private readonly double logarithm;
    private readonly long[] counts;
    private readonly long[] totals;

    public ProfileCounts(HiringTask task, double confidence, double scale)
    {
        (this.task, this.scale) = (task, scale);
        (counts, totals) = (new long[task.Efforts.Count * task.OutcomeCount], new long[task.Efforts.Count]);
        logarithm = Elementary.Log((1 + task.Efforts.Count + task.Efforts.Counts.Sum()) / confidence);
    }

    private ProfileCounts(ProfileCounts other)
    {
        (task, scale, logarithm) = (other.task, other.scale, other.logarithm);
        (counts, totals) = ([.. other.counts], [.. other.totals]);
    }

    /// <summary>ln(1/η), η = δ / (1 + confidence sets).</summary>
    public double Logarithm => logarithm;

    /// <summary>Rounds with an effort profile.</summary>
    public long Of(int efforts) => totals[efforts];

    /// <summary>Counts a round.</summary>
    public void Add(int efforts, int reports, int state)
    {
        counts[(efforts * task.OutcomeCount) + (reports * task.StateCount) + state]++;
        totals[efforts]++;
    }

    /// <summary>Shares of report profiles and states under an effort profile, shape [report profile, state], flat; zeros before the first round.</summary>
    public double[] Frequencies(int efforts)
    {
        double[] frequencies = new double[task.OutcomeCount];
        for (int outcome = 0; outcome < frequencies.Length; outcome++)
        {
            frequencies[outcome] = (double)counts[(efforts * frequencies.Length) + outcome] / Math.Max(1, totals[efforts]);
        }

        return frequencies;
    }

    /// <summary>Shares of an agent's reports and states under one of its efforts, whatever the others do, shape [report, state], flat.</summary>
    public double[] OwnFrequencies(int agent, int effort)
    {
        double[] frequencies = new double[task.Signals.Counts[agent] * task.StateCount];
        double rounds = Math.Max(1, OwnCount(agent, effort));
        for (int place = 0; place < counts.Length; place++)
        {
            (int efforts, int outcome) = (place / task.OutcomeCount, place % task.OutcomeCount);
            if (task.Efforts.Choice(efforts, agent) == effort)
            {
                int report = task.Signals.Choice(outcome / task.StateCount, agent);
                frequencies[(report * task.StateCount) + (outcome % task.StateCount)] += counts[place] / rounds;
            }
        }

        return frequencies;
    }

    /// <summary>The radius of an effort profile: never above 2, which no two distributions exceed.</summary>
    public double Radius(int efforts) => Radius(task.OutcomeCount, totals[efforts]);

    /// <summary>The radius of an agent's own reports and the state under one of its efforts.</summary>
    public double OwnRadius(int agent, int effort) => Radius(task.Signals.Counts[agent] * task.StateCount, OwnCount(agent, effort));

    /// <summary>An independent copy.</summary>
    public ProfileCounts Copy() => new(this);

    private double Radius(int outcomes, long rounds) =>
        Math.Min(2, scale * Math.Sqrt(2 * ((outcomes * Elementary.Log(2)) + logarithm) / rounds));

    private long OwnCount(int agent, int effort)
    {
        long rounds = 0;
        for (int efforts = 0; efforts < totals.Length; efforts++)
        {
            rounds += task.Efforts.Choice(efforts, agent) == effort ? totals[efforts] : 0;
        }

        return rounds;
    }
}
