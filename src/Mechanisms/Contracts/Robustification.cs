using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts;

/// <summary>Moves a contract toward the rewards, so that it keeps its worth when the agent's best response is slightly off.</summary>
/// <remarks>
/// Let the agent lose at most δ by following action a under payments p. Under (1 − g) p + g r, with g in (0, 1], every best response,
/// however ties are broken, is worth at least (1 − g) (F(a) · (r − p) − δ/g) to the principal. Use it whenever probabilities or costs
/// are estimated: an optimal contract leaves the agent indifferent, and a little error tips it over.
/// Participation is not part of the guarantee.
/// <para>Time O(actions · outcomes) rational operations. Thread-safe.</para>
/// </remarks>
[Reference("dutting2021", "from δ-incentive-compatible to incentive-compatible contracts")]
public static class Robustification
{
    /// <summary>Mixes a share of the rewards into a contract.</summary>
    /// <param name="problem">The problem, with rewards known exactly.</param>
    /// <param name="contract">The contract p, one payment per outcome, at least 0.</param>
    /// <param name="action">The action a that the contract is meant for.</param>
    /// <param name="share">The share g of the rewards, above 0 and at most 1, without unit.</param>
    /// <returns>The new contract with its guarantee.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action, or the share is outside (0, 1] or NaN.</exception>
    /// <exception cref="ArgumentException">The contract does not have one payment per outcome, or the new contract would break the
    /// problem's limits on payments.</exception>
    public static RobustContract Apply(ContractProblem problem, Contract contract, int action, double share)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(contract);
        problem.RequireAction(action, nameof(action));
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share),
                share,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The share of the rewards must lie above 0 and at most at 1; got {share}. The square root of the slack is a good choice."));
        }

        Rational weight = Rational.FromDouble(share);
        Rational value = problem.PrincipalValue(action, contract);
        Rational utility = problem.AgentUtility(action, contract);
        Rational slack = Enumerable.Range(0, problem.ActionCount).Max(other => problem.AgentUtility(other, contract)) - utility;
        Contract mixed = Contract.Exactly([.. contract.ExactPayments.Zip(
            problem.Rewards, (payment, reward) => ((Rational.One - weight) * payment) + (weight * reward))]);
        RequireLimits(problem, mixed);
        return new(mixed, share, slack.ToDouble(), (Rational.One - weight) * (value - (slack / weight)));
    }

    private static void RequireLimits(ContractProblem problem, Contract mixed)
    {
        ContractViolation? broken = ContractIncentives.Check(problem, mixed, action: 0).Violations
            .FirstOrDefault(violation => violation.Constraint != ContractConstraint.Participation);
        if (broken is not null)
        {
            string where = broken.Outcome is { } outcome
                ? string.Create(CultureInfo.InvariantCulture, $" on outcome {outcome}")
                : string.Empty;
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The mixed contract must keep the problem's limits; it breaks {broken.Constraint}{where} by {broken.Excess}. Lower the share, lift the cap, or measure rewards from 0."),
                nameof(problem));
        }
    }
}
