using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>A run of <see cref="TrackAndStop"/>.</summary>
internal sealed class TrackAndStopRun : IdentificationRun
{
    private const int GrowthShift = 3;

    private readonly TrackAndStop settings;
    private readonly double[] means;
    private readonly double[] shares;
    private long nextComputation;

    public TrackAndStopRun(TrackAndStop settings, int arms, long budget, StreamKey key)
        : base(arms, budget, key)
    {
        this.settings = settings;
        means = new double[arms];
        shares = new double[arms];
    }

    private TrackAndStopRun(TrackAndStopRun original)
        : base(original)
    {
        (settings, nextComputation) = (original.settings, original.nextComputation);
        means = [.. original.means];
        shares = [.. original.shares];
    }

    /// <inheritdoc/>
    public override double? Confidence => 1 - settings.ErrorProbability;

    /// <inheritdoc/>
    public override LearnerRun Fork() => new TrackAndStopRun(this);

    /// <inheritdoc/>
    protected override int Decide()
    {
        int unseen = FirstUnseen();
        if (unseen >= 0 || IsDone)
        {
            return IsDone ? Nobody : unseen;
        }

        int best = BestSeen();
        IsDone = LeastRatio(best) > Elementary.Log(2 * Round * (Arms - 1.0) / settings.ErrorProbability);
        if (IsDone)
        {
            return Nobody;
        }

        if (Round >= nextComputation)
        {
            OptimalProportions.Compute(means, best, shares);
            nextComputation = Round + Math.Max(1, Round >> GrowthShift);
        }

        return Starved() is int starved and not Nobody ? starved : MostBehind();
    }

    /// <inheritdoc/>
    protected override void Update(int arm, double reward) => means[arm] = Mean(arm);

    private int Starved()
    {
        int least = 0;
        for (int arm = 1; arm < Arms; arm++)
        {
            least = Shows[arm] < Shows[least] ? arm : least;
        }

        return Shows[least] < Math.Sqrt(Round) - (Arms / 2.0) ? least : Nobody;
    }

    private int MostBehind()
    {
        int chosen = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            double lag = (Round * shares[arm]) - Shows[arm];
            (chosen, largest) = lag > largest ? (arm, lag) : (chosen, largest);
        }

        return chosen;
    }

    // The log-likelihood ratio of "the best seen is better than this rival" against "it is not": both means move to their common one.
    private double LeastRatio(int best)
    {
        double least = double.PositiveInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            if (arm != best)
            {
                double common = (Rewards[best] + Rewards[arm]) / (Shows[best] + Shows[arm]);
                double ratio = (Shows[best] * RewardFamily.ZeroOne.Divergence(means[best], common))
                    + (Shows[arm] * RewardFamily.ZeroOne.Divergence(means[arm], common));
                least = Math.Min(least, ratio);
            }
        }

        return least;
    }
}
