using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A planted bug: whatever the agent, the rule that is mixed in is the one known to induce the effort of agent 0. Agents must have as many efforts and signals as each other.</summary>
internal sealed record MixedUp(IHiringLearner Learner) : Remixed(Learner)
{
    public override string Name => $"{Learner.Name}, agents mixed up";

    protected override (double Weight, int Known) Mix(HiringTask task, CommittedMechanism learned, int agent, int effort) => (learned.Weights[agent][effort], 0);
}
