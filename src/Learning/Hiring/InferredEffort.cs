using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Hiring;

/// <summary>The effort is hidden: a block of rounds under one rule is held against the law of reports and states that each effort would lead to.</summary>
/// <remarks>
/// Under a rule the best report on each signal is known from the frequencies of signals, hence the law of (report, state) for every effort. With laws at least D apart in L1 the nearest one is right with probability 1 − η after
/// 8 (m ln 2 + ln(K/η)) / D² rounds, m reports times states, K efforts; D is taken from the frequencies, and a block is never longer than the exploration of a profile. Efforts that lead to the same law cannot be told apart: the lowest is taken.
/// </remarks>
internal sealed class InferredEffort : IEffortReading
{
    private const double RoundsFactor = 8;

    private readonly double[][] weights;
    private readonly int states;
    private readonly long longest;
    private readonly double width;
    private long[] counts = [];
    private double[][] laws = [];
    private long rounds;
    private long block;

    /// <summary>Initializes a reading of one agent's efforts.</summary>
    /// <param name="weights">Frequencies of signals and states under each effort, shape [effort][signal, state].</param>
    /// <param name="states">Number of states.</param>
    /// <param name="longest">The longest block, in rounds.</param>
    /// <param name="factor">Factor of block lengths, the square of that of radii.</param>
    /// <param name="logarithm">ln(1/η).</param>
    /// <param name="resolution">Up to where switches are to be found: beyond what frequencies can tell, blocks would be wasted.</param>
    public InferredEffort(double[][] weights, int states, long longest, double factor, double logarithm, double resolution)
    {
        (this.weights, this.states, this.longest, Resolution) = (weights, states, longest, resolution);
        width = RoundsFactor * factor * ((weights[0].Length * Elementary.Log(2)) + Elementary.Log(weights.Length) + logarithm);
    }

    private InferredEffort(InferredEffort other)
    {
        (weights, states, longest, width, Resolution) = (other.weights, other.states, other.longest, other.width, other.Resolution);
        (counts, laws, rounds, block) = ([.. other.counts], other.laws, other.rounds, other.block);
    }

    public double Resolution { get; }

    public void Begin(double[] rule)
    {
        laws = Array.ConvertAll(weights, own => OwnRule.Law(rule, own, states));
        double least = 2;
        for (int effort = 0; effort < laws.Length; effort++)
        {
            for (int other = 0; other < effort; other++)
            {
                least = Math.Min(least, Distance(laws[effort], laws[other]));
            }
        }

        (counts, rounds) = (new long[rule.Length], 0);
        block = (long)Math.Clamp(Math.Ceiling(width / (least * least)), 1, longest);
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
        return Enumerable.Range(0, laws.Length).MinBy(candidate => Distance(laws[candidate], seen));
    }

    public IEffortReading Copy() => new InferredEffort(this);

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
