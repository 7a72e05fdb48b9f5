using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A run that commits to something else than it learned.</summary>
internal sealed class ReplacedRun(ObservedEffortsRun run, Func<CommittedMechanism, CommittedMechanism> replace) : ObservedEffortsRun
{
    private CommittedMechanism? replaced;

    public override long Rounds => run.Rounds;

    public override HiringPhase Phase => run.Phase;

    public override long Pivots => run.Pivots;

    public override AnnouncedMechanism Announce() => run.Phase == HiringPhase.Committed ? Commit().Mechanism : run.Announce();

    public override void Observe(ObservedRound round) => run.Observe(round);

    public override EffortEstimate Estimate(int efforts) => run.Estimate(efforts);

    public override CostEstimate CostDifference(int agent, int effort, int other) => run.CostDifference(agent, effort, other);

    public override CommittedMechanism Commit() => run.Phase == HiringPhase.Committed ? replaced ??= replace(run.Commit()) : run.Commit();

    public override HiringRun Fork() => new ReplacedRun((ObservedEffortsRun)run.Fork(), replace);
}
