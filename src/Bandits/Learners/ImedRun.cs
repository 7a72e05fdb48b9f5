using Mechanisms.Bandits.Families;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="Imed"/>.</summary>
internal sealed class ImedRun : CountingRun
{
    private readonly RewardFamily family;
    private readonly double[] logShows;

    public ImedRun(Imed settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key)
    {
        family = settings.Family;
        logShows = new double[arms];
    }

    private ImedRun(ImedRun original)
        : base(original)
    {
        family = original.family;
        logShows = [.. original.logShows];
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new ImedRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        int best = BestMean();
        if (Shows[best] <= 0)
        {
            return best;
        }

        double largest = Mean(best);
        double least = logShows[best];
        int chosen = best;
        for (int arm = 0; arm < Arms; arm++)
        {
            // An arm costs at least ln n: most divergences need not be computed.
            if (logShows[arm] <= least && arm != best)
            {
                double mean = Mean(arm);
                double cost = logShows[arm] + (mean < largest ? Math.Max(0, Shows[arm] * family.Between(mean, largest)) : 0);
                bool isChosen = cost < least || (cost.Equals(least) && arm < chosen);
                (chosen, least) = isChosen ? (arm, cost) : (chosen, least);
            }
        }

        return chosen;
    }

    /// <inheritdoc/>
    protected override void Update(int arm, double reward) => logShows[arm] = Elementary.Log(Shows[arm]);
}
