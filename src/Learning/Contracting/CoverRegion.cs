using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>The contracts under which one meta-action may be the agent's answer: a polytope that holds all of them, and few others.</summary>
/// <remarks>A meta-action is a set of actions whose laws of outcomes were not told apart.</remarks>
/// <param name="Law">Frequencies that stand for the meta-action, shape [outcome].</param>
/// <param name="Error">How far each of them is at most from the probability under any of its actions, on the good event.</param>
/// <param name="Cuts">One half-space per other meta-action, in the order of the regions; payments are besides at least 0 and sum to at most the learner's bound.</param>
/// <param name="Vertices">The vertices, exactly; none for an empty region.</param>
/// <param name="Slack">What the agent may lose at most, anywhere in the region, by an action of the meta-action instead of its best one, in money, on the good event.</param>
/// <param name="Optimum">The contract of the region that promises most under <paramref name="Law"/>; null for an empty region.</param>
/// <param name="Value">What it promises to the principal, in money per round; negative infinity for an empty region.</param>
public sealed record CoverRegion(
    Sequence<double> Law, double Error, Sequence<ContractCut> Cuts, Sequence<Contract> Vertices, double Slack, Contract? Optimum, double Value);
