using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A planted bug: known rules make up for little more than half of what the optimistic mechanism may fail to induce, as if frequencies and costs could not be off together.</summary>
internal sealed record HalfMixed(IHiringLearner Learner) : IHiringLearner
{
    public string Name => $"{Learner.Name} with half of the slack";

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
        double slack = 0.51 * learned.Slacks[agent][effort];
        double weight = learned.Weights[agent][effort] < 1 ? slack / (slack + task.Margins[agent][effort]) : 1;
        double known = task.InducingRules[agent][effort][task.Signals.Choice(place % task.OutcomeCount / task.StateCount, agent), place % task.StateCount];
        return ((1 - weight) * learned.Optimistic.Payments[agent][place]) + (weight * known);
    }
}
