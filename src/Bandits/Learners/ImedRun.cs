using Mechanisms.Bandits.Families;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="Imed"/>.</summary>
internal sealed class ImedRun : CountingRun
{
    private readonly RewardFamily family;
    private readonly double[] logShows;
    private readonly double[] costs;

    public ImedRun(Imed settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key)
    {
        family = settings.Family;
        logShows = new double[arms];
        costs = new double[arms];
    }

    private ImedRun(ImedRun original)
        : base(original)
    {
        family = original.family;
        logShows = [.. original.logShows];
        costs = new double[Arms];
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
        for (int arm = 0; arm < Arms; arm++)
        {
            costs[arm] = Cost(arm, largest, least);
            least = Math.Min(least, costs[arm]);
        }

        int chosen = 0;
        while (Tolerances.Index.Exceeds(costs[chosen] - least, least))
        {
            chosen++;
        }

        return chosen;
    }

    // An arm costs at least ln n: a divergence that cannot decide is not computed.
    private double Cost(int arm, double largest, double least)
    {
        double mean = Mean(arm);
        return mean >= largest || Tolerances.Index.Exceeds(logShows[arm] - least, least)
            ? logShows[arm]
            : logShows[arm] + (Shows[arm] * Math.Max(0, family.Between(mean, largest)));
    }

    /// <inheritdoc/>
    protected override void Update(int arm, double reward) => logShows[arm] = Elementary.Log(Shows[arm]);
}
