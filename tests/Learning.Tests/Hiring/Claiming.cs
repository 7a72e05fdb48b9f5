using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>Says of every estimate that it is off by so much at most, whatever was sampled.</summary>
internal sealed record Claiming(IHiringLearner Learner, double Radius, double Width) : IHiringLearner
{
    public string Name => $"{Learner.Name}, within {Radius} and {Width}";

    public HiringRun Begin(HiringTask task, long horizon) => new Run(this, (ObservedEffortsRun)Learner.Begin(task, horizon));

    private sealed class Run(Claiming claim, ObservedEffortsRun run) : ObservedEffortsRun
    {
        public override long Rounds => run.Rounds;

        public override HiringPhase Phase => run.Phase;

        public override long Pivots => run.Pivots;

        public override AnnouncedMechanism Announce() => run.Announce();

        public override void Observe(ObservedRound round) => run.Observe(round);

        public override EffortEstimate Estimate(int efforts) => run.Estimate(efforts) with { Radius = claim.Radius };

        public override CostEstimate CostDifference(int agent, int effort, int other) => run.CostDifference(agent, effort, other) with { Width = claim.Width };

        public override CommittedMechanism Commit() => run.Commit();

        public override HiringRun Fork() => new Run(claim, (ObservedEffortsRun)run.Fork());
    }
}
