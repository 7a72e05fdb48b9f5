using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts;

/// <summary>Checks a contract against the problem's own definitions, without any linear program.</summary>
/// <remarks>
/// Every sum is exact in rationals. The tolerance only decides how much excess counts, because payments that come from floating
/// point miss the exact constraints by rounding; its scale is the largest payment or cost (the pitfall: payments can be 1/ε).
/// Of equal largest gains the lowest action is the witness.
/// <para>Time O(actions · outcomes) rational operations. Thread-safe.</para>
/// </remarks>
[Reference("grossman1983", "the incentive and participation constraints")]
public static class ContractIncentives
{
    /// <summary>Checks that an action is a best response to a contract and that the contract keeps the problem's limits.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="contract">The contract, one payment per outcome.</param>
    /// <param name="action">The action that the contract recommends.</param>
    /// <param name="tolerance">Gain or excess that still counts as none; the default is none, for exact contracts.</param>
    /// <returns>The report with the gain of every single deviation.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    /// <exception cref="ArgumentException">The contract does not have one payment per outcome.</exception>
    public static IncentiveReport Check(
        ContractProblem problem, Contract contract, int action, Tolerance tolerance = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Fitting(contract);
        problem.RequireAction(action, nameof(action));
        Rational utility = Utility(problem, contract, action);
        List<Deviation<int>> deviations = [];
        Rational largest = Rational.Zero;
        for (int other = 0; other < problem.ActionCount; other++)
        {
            if (other != action)
            {
                Rational gain = Utility(problem, contract, other) - utility;
                largest = Rational.Max(largest, gain);
                deviations.Add(new(0, action, other, gain.ToDouble()));
            }
        }

        double scale = Math.Max(
            contract.ExactPayments.Max(Rational.Abs).ToDouble(), problem.Costs.Max().ToDouble());
        return new(
            contract,
            action,
            utility.ToDouble(),
            [.. deviations],
            [.. Excesses(problem, contract, utility).Where(violation => tolerance.Exceeds(violation.Excess, scale))],
            Judge(problem, deviations, largest, tolerance, scale));
    }

    // An exact gain that is positive but rounds to 0 in double precision still denies a proof.
    private static Verdict<Deviation<int>> Judge(
        ContractProblem problem, List<Deviation<int>> deviations, Rational largest, Tolerance tolerance, double scale)
    {
        if (largest.Sign <= 0)
        {
            return new Verdict<Deviation<int>>.Proved($"all {problem.ActionCount} actions");
        }

        Deviation<int> witness = deviations.MaxBy(deviation => deviation.Gain);
        return tolerance.Exceeds(largest.ToDouble(), scale) || tolerance == default
            ? new Verdict<Deviation<int>>.Refuted(witness)
            : new Verdict<Deviation<int>>.NotRefuted(problem.ActionCount);
    }

    private static IEnumerable<ContractViolation> Excesses(ContractProblem problem, Contract contract, Rational utility)
    {
        Rational sum = Rational.Zero;
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            Rational payment = contract.ExactPayments[outcome];
            sum += payment;
            if (payment.Sign < 0)
            {
                yield return new(ContractConstraint.LimitedLiability, outcome, -payment.ToDouble());
            }

            if (payment > problem.PaymentCap)
            {
                yield return new(ContractConstraint.PaymentCap, outcome, (payment - problem.PaymentCap.Value).ToDouble());
            }
        }

        if (sum > problem.SumCap)
        {
            yield return new(ContractConstraint.SumCap, null, (sum - problem.SumCap.Value).ToDouble());
        }

        if (utility < problem.OutsideOption)
        {
            yield return new(ContractConstraint.Participation, null, (problem.OutsideOption.Value - utility).ToDouble());
        }
    }

    // Written out here, not shared: the checker must not inherit a mistake of what it checks.
    private static Rational Utility(ContractProblem problem, Contract contract, int action)
    {
        Rational utility = -problem.Costs[action];
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            utility += problem.OutcomeProbabilities[action, outcome] * contract.ExactPayments[outcome];
        }

        return utility;
    }
}
