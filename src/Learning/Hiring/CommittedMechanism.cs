using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>A learned mechanism, handed over: the same object that the design room solves for, and what the learner believed when it made it.</summary>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Optimistic">The mechanism before it was mixed with rules that are known to induce efforts: cheaper, and not to be relied on.</param>
/// <param name="Weights">The weight of the known rule in what an agent is paid when told an effort, shape [agent][effort], 0 to 1.</param>
/// <param name="Slacks">What an agent told an effort may gain under the optimistic mechanism at most, on the good event, by another effort or by each misreported signal, shape [agent][effort], in money.</param>
public sealed record CommittedMechanism(
    AnnouncedMechanism Mechanism, AnnouncedMechanism Optimistic, Sequence<Sequence<double>> Weights, Sequence<Sequence<double>> Slacks)
{
    /// <summary>Checks the mechanism under a model in exact rationals, without any code of the learner: any gain counts.</summary>
    /// <param name="model">The true model, which the learner never saw.</param>
    /// <returns>The report: the best deviation of every kind.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has other profiles, states or agents.</exception>
    public HiredAgentsReport Check(HiredAgentsProblem model) => Mechanism.Check(model);
}
