using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="EpsilonGreedy"/> or <see cref="DecreasingEpsilonGreedy"/>: explores with probability min(largest, decay/t).</summary>
internal sealed class EpsilonGreedyRun : CountingRun
{
    private readonly double largest;
    private readonly double decay;

    public EpsilonGreedyRun(int arms, long horizon, StreamKey key, double largest, double decay)
        : base(arms, horizon, key) => (this.largest, this.decay) = (largest, decay);

    private EpsilonGreedyRun(EpsilonGreedyRun original)
        : base(original) => (largest, decay) = (original.largest, original.decay);

    /// <inheritdoc/>
    public override LearnerRun Fork() => new EpsilonGreedyRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        int best = BestMean();
        if (Shows[best] <= 0)
        {
            return best;
        }

        RandomStream stream = OpenRound();
        return stream.NextDouble() < Math.Min(largest, decay / (Round + 1)) ? stream.NextBelow(Arms) : best;
    }
}
