using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>A search for the best arm at work: shows arms until it knows enough, then shows nobody.</summary>
/// <remarks><see cref="LearnerRun.Choose"/> returns <see cref="LearnerRun.Nobody"/> once <see cref="IsDone"/>, which <c>Decide</c> sets. Single-threaded, forkable.</remarks>
public abstract class IdentificationRun : CountingRun
{
    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="budget">Shows that may be used, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    protected IdentificationRun(int arms, long budget, StreamKey key)
        : base(arms, budget, key)
    {
    }

    /// <summary>Copies a run.</summary>
    /// <param name="original">The run to copy.</param>
    protected IdentificationRun(IdentificationRun original)
        : base(original) => IsDone = original.IsDone;

    /// <summary>Gets a value indicating whether the search has ended by its own rule.</summary>
    public bool IsDone { get; protected set; }

    /// <summary>Gets the arm that is taken for the best one, at any time; the lowest of several.</summary>
    public virtual int Recommended => BestSeen();

    /// <summary>Gets the probability with which the recommendation of a search that ended is right.</summary>
    /// <value>In (0, 1); null for a method that is given a budget instead of a confidence.</value>
    public abstract double? Confidence { get; }

    /// <summary>The shows of an arm so far.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <returns>At least 0.</returns>
    public long ShowsOf(int arm)
    {
        RunArguments.RequireArm(arm, Arms);
        return (long)Shows[arm];
    }

    /// <summary>The mean reward of an arm so far.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <returns>Reward per show; NaN without a show.</returns>
    public double MeanOf(int arm)
    {
        RunArguments.RequireArm(arm, Arms);
        return Mean(arm);
    }

    /// <summary>The lowest arm of largest mean among those that have been shown.</summary>
    private protected int BestSeen()
    {
        int best = 0;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < Arms; arm++)
        {
            double mean = Shows[arm] > 0 ? Mean(arm) : double.NegativeInfinity;
            (best, largest) = mean > largest ? (arm, mean) : (best, largest);
        }

        return best;
    }
}
