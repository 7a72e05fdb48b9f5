using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="GaussianThompson"/>.</summary>
internal sealed class GaussianThompsonRun : CountingRun
{
    private readonly double deviation;

    public GaussianThompsonRun(GaussianThompson settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key) => deviation = settings.Deviation;

    private GaussianThompsonRun(GaussianThompsonRun original)
        : base(original) => deviation = original.deviation;

    /// <inheritdoc/>
    public override LearnerRun Fork() => new GaussianThompsonRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        RandomStream stream = OpenRound();
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            double count = Shows[arm] + 1;
            double draw = (Rewards[arm] / count) + (deviation / Math.Sqrt(count) * NormalDistribution.Standard.Draw(ref stream));
            (best, largest) = draw > largest ? (arm, draw) : (best, largest);
        }

        return best;
    }
}
