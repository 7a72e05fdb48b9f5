using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="Imed"/>.</summary>
/// <remarks>
/// n·kl(mean, x) is convex in x for most families: a line that touches it where the largest mean was bounds an arm's cost from below while that mean
/// moves, so that few divergences are computed in a round. Costs that decide are computed in full.
/// </remarks>
internal sealed class ImedRun : CountingRun
{
    private readonly RewardFamily family;
    private readonly Arm[] arms;
    private readonly double[] costs;

    public ImedRun(Imed settings, int arms, long horizon, StreamKey key)
        : base(arms, horizon, key)
    {
        family = settings.Family;
        this.arms = new Arm[arms];
        costs = new double[arms];
    }

    private ImedRun(ImedRun original)
        : base(original)
    {
        family = original.family;
        arms = [.. original.arms];
        costs = new double[Arms];
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new ImedRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        int unseen = FirstUnseen();
        if (unseen >= 0)
        {
            return unseen;
        }

        double largest = LargestMean();
        double least = CostOf(LeastBound(largest), largest);
        for (int arm = 0; arm < costs.Length; arm++)
        {
            if (!Tolerances.Index.Exceeds(costs[arm] - least, least))
            {
                costs[arm] = CostOf(arm, largest);
                least = Math.Min(least, costs[arm]);
            }
        }

        int chosen = 0;
        while (Tolerances.Index.Exceeds(costs[chosen] - least, least))
        {
            chosen++;
        }

        return chosen;
    }

    /// <inheritdoc/>
    protected override void Update(int arm, double reward) =>
        arms[arm] = new() { Mean = Mean(arm), LogShows = Elementary.Log(Shows[arm]) };

    private double LargestMean()
    {
        double largest = arms[0].Mean;
        for (int arm = 1; arm < arms.Length; arm++)
        {
            largest = Math.Max(largest, arms[arm].Mean);
        }

        return largest;
    }

    /// <summary>Bounds all costs from below and finds the lowest arm of least bound.</summary>
    private int LeastBound(double largest)
    {
        int chosen = 0;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            costs[arm] = arms[arm].LogShows + Math.Max(0, arms[arm].Divergence.CostAt(largest));
            chosen = costs[arm] < costs[chosen] ? arm : chosen;
        }

        return chosen;
    }

    private double CostOf(int arm, double largest)
    {
        ref Arm asked = ref arms[arm];
        if (asked.Mean >= largest)
        {
            return asked.LogShows;
        }

        double shows = Shows[arm];
        double divergence = shows * Math.Max(0, family.Between(asked.Mean, largest));
        SupportLine line = new(largest, divergence, shows * family.Slope(asked.Mean, largest));
        asked.Divergence = family.IsConvex && line.IsUseful && double.IsFinite(line.Slope) ? line : default;
        return asked.LogShows + divergence;
    }

    // A new arm's line is flat at 0: a divergence is no less.
    private struct Arm
    {
        public double Mean;
        public double LogShows;
        public SupportLine Divergence;
    }
}
