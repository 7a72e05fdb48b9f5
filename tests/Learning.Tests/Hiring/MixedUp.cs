using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A planted bug: whatever the agent, the rule that is mixed in is the one known to induce the effort of agent 0. Agents must have as many efforts and signals as each other.</summary>
internal sealed record MixedUp(IHiringLearner Learner) : IHiringLearner
{
    public string Name => $"{Learner.Name}, agents mixed up";

    public HiringRun Begin(HiringTask task, long horizon) => new ReplacedRun((ObservedEffortsRun)Learner.Begin(task, horizon), committed => Replace(task, committed));

    private static CommittedMechanism Replace(HiringTask task, CommittedMechanism learned)
    {
        Sequence<Sequence<double>> payments = learned.Mechanism.Payments.Select((own, agent) => own.Select((_, place) => Mixed(task, learned, agent, place)).ToSequence()).ToSequence();
        return learned with { Mechanism = learned.Mechanism with { Payments = payments } };
    }

    private static double Mixed(HiringTask task, CommittedMechanism learned, int agent, int place)
    {
        int efforts = place / task.OutcomeCount;
        int effort = task.Efforts.Choice(efforts, agent);
        double weight = learned.Weights[agent][effort];
        double known = task.InducingRules[0][effort][task.Signals.Choice(place % task.OutcomeCount / task.StateCount, agent), place % task.StateCount];
        return ((1 - weight) * learned.Optimistic.Payments[agent][place]) + (weight * known);
    }
}
