using Mechanisms.Contracts;

namespace Mechanisms.Learning.Contracting;

/// <summary>What a learned contract makes an agent do under a model, and what that is worth.</summary>
/// <remarks>A contract names no action, so that there is always one which the agent follows: what can fail is that the learner foresaw another answer, or that the contract earns little.</remarks>
/// <param name="Incentives">The independent checker's report on the agent's best response, ties for the principal: what any other action would gain, which limits of the model are broken.</param>
/// <param name="Value">What the contract leaves the principal at that action, in money per round.</param>
/// <param name="LeastValue">What it leaves if the agent breaks ties against the principal, in money per round.</param>
/// <param name="Optimum">The value of the model's best contract, in money per round.</param>
/// <param name="Miss">The largest distance of a frequency that the learner believed from its probability at that action; null where it believed nothing.</param>
/// <param name="Allowed">How far the learner took frequencies to be from probabilities at most; null where it believed nothing.</param>
public sealed record CommittedContractReport(IncentiveReport Incentives, double Value, double LeastValue, double Optimum, double? Miss, double? Allowed)
{
    /// <summary>Gets the action that the agent takes.</summary>
    public int Action => Incentives.Action;

    /// <summary>Gets what the contract loses against the model's best one, in money per round; negative where it breaks a cap that the best one keeps.</summary>
    public double Loss => Optimum - Value;

    /// <summary>Gets whether the agent does what the learner believed, up to the error that it allowed for.</summary>
    /// <value>Null where it believed nothing.</value>
    public bool? IsAsBelieved => Miss is { } miss ? miss <= Allowed : null;
}
