using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>A learned contract, handed over: the same object that the design room solves for, and what the learner believed when it made it.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Sample">How often outcomes came while this contract was announced on end, which is what the learner takes the agent's answer to be, each frequency within <see cref="ContractSample.Radius"/> of its probability; null where it believes nothing of answers.</param>
/// <param name="LossBound">What the contract loses at most, on the good event, against the best one whose payments sum to at most the learner's bound, in money per round; null where the learner bounds nothing.</param>
public sealed record CommittedContract(Contract Contract, ContractSample? Sample = null, double? LossBound = null)
{
    /// <summary>Checks the contract under a model: what the agent does, its gains and values in exact rationals, without any code of the learner; the optimum by linear programs, and the distance of frequencies in double precision.</summary>
    /// <remarks>Solves the model once for its optimum (<see cref="MinimumPayments"/>), under the caps and the outside option of the model given: <see cref="LossBound"/> is held against a model with a cap on the sum of payments.</remarks>
    /// <param name="model">The true model, which the learner never saw.</param>
    /// <param name="tolerance">Differences of utilities, and excess over limits, that still count as none; none by default.</param>
    /// <returns>The report: what the agent does, what that is worth, and whether the learner foresaw it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has other outcomes.</exception>
    /// <exception cref="InvalidOperationException">No contract keeps the model's caps and outside option.</exception>
    public CommittedContractReport Check(ContractProblem model, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        AgentResponse answer = model.BestResponse(Contract, tolerance);
        return new(
            ContractIncentives.Check(model, Contract, answer.Action, tolerance),
            answer.PrincipalValue,
            answer.TiedActions.Min(action => model.PrincipalValue(action, Contract)).ToDouble(),
            model.Solve(new MinimumPayments()).BestValue,
            Sample?.DistanceTo([.. Enumerable.Range(0, model.OutcomeCount).Select(outcome => model.OutcomeProbabilities[answer.Action, outcome].ToDouble())]),
            Sample?.Radius);
    }
}
