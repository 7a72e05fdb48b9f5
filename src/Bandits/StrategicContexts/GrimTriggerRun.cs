using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>The run of <see cref="GrimTrigger"/>.</summary>
internal sealed class GrimTriggerRun : ContextualRun
{
    private readonly GrimTrigger settings;
    private readonly ConfidentRun inner;
    private readonly double logHorizon;
    private readonly bool[] active;
    private readonly bool[] candidates;
    private readonly long[] plays;
    private readonly double[] promised;
    private readonly double[] earned;

    public GrimTriggerRun(GrimTrigger settings, ConfidentRun inner, long horizon)
        : base(inner.Arms, inner.Dimension)
    {
        this.settings = settings;
        this.inner = inner;
        logHorizon = Elementary.Log(horizon);
        active = new bool[Arms];
        candidates = new bool[Arms];
        plays = new long[Arms];
        promised = new double[Arms];
        earned = new double[Arms];
        Array.Fill(active, true);
    }

    private GrimTriggerRun(GrimTriggerRun source)
        : base(source.Arms, source.Dimension)
    {
        settings = source.settings;
        inner = source.inner.Fork();
        logHorizon = source.logHorizon;
        active = [.. source.active];
        candidates = new bool[Arms];
        plays = [.. source.plays];
        promised = [.. source.promised];
        earned = [.. source.earned];
    }

    public override bool IsActive(int arm)
    {
        RequireArm(arm);
        return active[arm];
    }

    public override ContextualRun Fork() => new GrimTriggerRun(this);

    protected override int Pick(ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available)
    {
        for (int arm = 0; arm < Arms; arm++)
        {
            candidates[arm] = active[arm] && (available.IsEmpty || available[arm]);
        }

        return inner.Choose(contexts, candidates);
    }

    protected override void Learn(int arm, ReadOnlySpan<double> context, double reward)
    {
        if (settings.Timing == LcbTiming.PreUpdate)
        {
            promised[arm] += inner.Estimate(arm, context).Lower;
            inner.Observe(arm, context, reward);
        }
        else
        {
            inner.Observe(arm, context, reward);
            promised[arm] += inner.Estimate(arm, context).Lower;
        }

        earned[arm] += reward;
        plays[arm]++;
        if (promised[arm] > earned[arm] + (settings.Slack * Math.Sqrt(plays[arm] * logHorizon)))
        {
            active[arm] = false;
        }
    }
}
