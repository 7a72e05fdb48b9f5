using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>Hired agents whose optimistic mechanism is mixed anew with known rules: what bugs in mixing are planted by.</summary>
internal abstract record Remixed(IHiringLearner Learner) : IHiringLearner
{
    public abstract string Name { get; }

    public HiringRun Begin(HiringTask task, long horizon) => new ReplacedRun((ObservedEffortsRun)Learner.Begin(task, horizon), committed => Replace(task, committed));

    /// <summary>The weight of the known rule, and the agent whose rule it is.</summary>
    protected abstract (double Weight, int Known) Mix(HiringTask task, CommittedMechanism learned, int agent, int effort);

    private CommittedMechanism Replace(HiringTask task, CommittedMechanism learned)
    {
        Sequence<Sequence<double>> payments = learned.Mechanism.Payments.Select((own, agent) => own.Select((_, place) => Payment(task, learned, agent, place)).ToSequence()).ToSequence();
        return learned with { Mechanism = learned.Mechanism with { Payments = payments } };
    }

    private double Payment(HiringTask task, CommittedMechanism learned, int agent, int place)
    {
        int effort = task.Efforts.Choice(place / task.OutcomeCount, agent);
        (double weight, int known) = Mix(task, learned, agent, effort);
        double rule = task.InducingRules[known][effort][task.Signals.Choice(place % task.OutcomeCount / task.StateCount, agent), place % task.StateCount];
        return ((1 - weight) * learned.Optimistic.Payments[agent][place]) + (weight * rule);
    }
}
