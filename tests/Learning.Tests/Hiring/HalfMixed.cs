using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A planted bug: known rules make up for little more than half of what the optimistic mechanism may fail to induce, as if frequencies and costs could not be off together.</summary>
internal sealed record HalfMixed(IHiringLearner Learner) : Remixed(Learner)
{
    public override string Name => $"{Learner.Name} with half of the slack";

    protected override (double Weight, int Known) Mix(HiringTask task, CommittedMechanism learned, int agent, int effort)
    {
        double slack = 0.51 * learned.Slacks[agent][effort];
        return (learned.Weights[agent][effort] < 1 ? slack / (slack + task.Margins[agent][effort]) : 1, agent);
    }
}
