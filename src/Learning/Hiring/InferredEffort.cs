using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>The effort is hidden: a block of rounds under one rule is held against the laws of reports and states that each effort could lead to.</summary>
/// <remarks>
/// What an effort makes an agent report follows from how likely signals are. Frequencies leave some best reports open, by cap times radius: an effort has as many laws as there are ways to choose
/// them, each for good: mixtures of reports are none of them. With laws of different efforts at least D apart in L1, and frequencies within r of probabilities, the effort of the nearest law is right with probability 1 − η after 2 (m ln 2 + ln(K/η)) / (D/2 − r)² rounds, m reports times states, K efforts: 8 / D² once r is small.
/// Where D/2 ≤ r, or the block would be longer than the exploration of a profile, the effort cannot be told.
/// </remarks>
internal sealed class InferredEffort : IEffortReading
{
    private const int MostLaws = 64;

    private readonly double[][] weights;
    private readonly double[] radii;
    private readonly double cap;
    private readonly int states;
    private readonly long longest;
    private readonly double logarithm;
    private long[] counts = [];
    private double[][][] laws = [];
    private long rounds;
    private long block;

    /// <summary>Initializes a reading of one agent's efforts.</summary>
    /// <param name="weights">Frequencies of signals and states under each effort, shape [effort][signal, state].</param>
    /// <param name="radii">How far they may be from probabilities in L1, shape [effort].</param>
    /// <param name="cap">The largest payment.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="longest">The longest block, in rounds.</param>
    /// <param name="logarithm">ln(1/η).</param>
    public InferredEffort(double[][] weights, double[] radii, double cap, int states, long longest, double logarithm)
    {
        (this.weights, this.radii, this.cap, this.states, this.longest) = (weights, radii, cap, states, longest);
        this.logarithm = (weights[0].Length * Elementary.Log(2)) + Elementary.Log(weights.Length) + logarithm;
    }

    private InferredEffort(InferredEffort other)
    {
        (weights, radii, cap, states, longest, logarithm) = (other.weights, other.radii, other.cap, other.states, other.longest, other.logarithm);
        (counts, laws, rounds, block) = ([.. other.counts], other.laws, other.rounds, other.block);
    }

    public bool Begin(double[] rule)
    {
        laws = [.. weights.Select((own, effort) => OwnRule.Laws(rule, own, states, cap * radii[effort], MostLaws))];
        (counts, rounds) = (new long[rule.Length], 0);
        double room = (LeastDistance() / 2) - radii.Max();
        if (!(room > 0) || Array.Exists(laws, own => own.Length == 0))
        {
            return false;
        }

        double wanted = Math.Ceiling(2 * logarithm / (room * room));
        block = wanted <= longest ? (long)wanted : longest;
        return wanted <= longest;
    }

    public int Read(int effort, int report, int state)
    {
        counts[(report * states) + state]++;
        rounds++;
        if (rounds < block)
        {
            return -1;
        }

        double[] seen = Array.ConvertAll(counts, count => (double)count / rounds);
        return Enumerable.Range(0, laws.Length).MinBy(candidate => laws[candidate].Min(law => Distance(law, seen)));
    }

    public IEffortReading Copy() => new InferredEffort(this);

    private double LeastDistance()
    {
        double least = 2;
        for (int pair = 0; pair < laws.Length * laws.Length; pair++)
        {
            (int effort, int other) = (pair / laws.Length, pair % laws.Length);
            foreach (double[] law in effort < other ? laws[effort] : [])
            {
                foreach (double[] otherLaw in laws[other])
                {
                    least = Math.Min(least, Distance(law, otherLaw));
                }
            }
        }

        return least;
    }

    private static double Distance(double[] one, double[] other)
    {
        CompensatedSum sum = default;
        for (int place = 0; place < one.Length; place++)
        {
            sum += Math.Abs(one[place] - other[place]);
        }

        return sum.Value;
    }
}
