using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>A run of <see cref="SuccessiveRejects"/> or <see cref="SequentialHalving"/>.</summary>
internal sealed class RejectingRun : IdentificationRun
{
    private readonly IRejectSchedule schedule;
    private readonly bool[] isActive;
    private int remaining;
    private int phase;
    private double target;

    public RejectingRun(int arms, long budget, StreamKey key, IRejectSchedule schedule)
        : base(arms, budget, key)
    {
        this.schedule = schedule;
        isActive = new bool[arms];
        isActive.AsSpan().Fill(true);
        remaining = arms;
        target = schedule.ShowsAfter(0, arms, 0);
        IsDone = arms == 1;
    }

    private RejectingRun(RejectingRun original)
        : base(original)
    {
        (schedule, remaining, phase, target) = (original.schedule, original.remaining, original.phase, original.target);
        isActive = [.. original.isActive];
    }

    /// <inheritdoc/>
    public override double? Confidence => null;

    /// <inheritdoc/>
    public override int Recommended => remaining == 1 ? Array.IndexOf(isActive, true) : BestActive();

    /// <inheritdoc/>
    public override LearnerRun Fork() => new RejectingRun(this);

    /// <inheritdoc/>
    public override bool IsActive(int arm)
    {
        RunArguments.RequireArm(arm, Arms);
        return isActive[arm];
    }

    /// <inheritdoc/>
    protected override int Decide()
    {
        while (!IsDone)
        {
            for (int arm = 0; arm < Arms; arm++)
            {
                if (isActive[arm] && Shows[arm] < target)
                {
                    return arm;
                }
            }

            EndPhase();
        }

        return Nobody;
    }

    private void EndPhase()
    {
        int keep = schedule.Keep(remaining);
        while (remaining > keep)
        {
            isActive[WorstActive()] = false;
            remaining--;
        }

        phase++;
        IsDone = remaining == 1;
        target = IsDone ? target : schedule.ShowsAfter(phase, remaining, target);
    }

    // The highest of several: ties are kept from the lowest.
    private int WorstActive()
    {
        int worst = Nobody;
        for (int arm = 0; arm < Arms; arm++)
        {
            worst = isActive[arm] && (worst == Nobody || Mean(arm) <= Mean(worst)) ? arm : worst;
        }

        return worst;
    }

    private int BestActive()
    {
        int best = Nobody;
        for (int arm = 0; arm < Arms; arm++)
        {
            bool isCandidate = isActive[arm] && Shows[arm] > 0;
            best = isCandidate && (best == Nobody || Mean(arm) > Mean(best)) ? arm : best;
        }

        return Math.Max(0, best);
    }
}
