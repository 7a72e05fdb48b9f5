using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

public class RobustificationTests
{
    [Fact]
    public void Every_best_response_is_worth_the_guarantee() => GuaranteeHolds(robust => robust.ExactGuarantee, 400);

    // Planted bug: a guarantee without the loss from the slack.
    [Fact]
    public void A_guarantee_that_forgets_the_slack_is_refuted() => PlantedLaw.RequireFalsified(
        () => GuaranteeHolds(ForgetsTheSlack, 400));

    [Fact]
    public void Without_slack_the_guarantee_is_the_value_less_the_share()
    {
        RobustContract robust = Robustification.Apply(
            WorkedExample.Problem, Contract.Exactly(WorkedExample.Decimals("0", "0", "0.24")), 2, 0.125);

        Assert.Equal(0, robust.Slack);
        Assert.Equal(0.875 * 0.606, robust.Guarantee, 1e-15);
        Assert.Equal(0.335, robust.Contract.Payments[2], 1e-15);
    }

    [Fact]
    public void The_full_share_hands_the_reward_to_the_agent()
    {
        RobustContract robust = Robustification.Apply(WorkedExample.Problem, Contract.Create([0, 0, 0]), 0, 1);

        Assert.Equal(WorkedExample.Problem.Rewards, robust.Contract.ExactPayments);
        Assert.Equal(0, robust.Guarantee);
    }

    [Fact]
    public void A_robust_contract_survives_costs_that_were_estimated_a_little_too_low()
    {
        ContractProblem truth = WorkedExample.Problem;
        ContractProblem estimate = ContractProblem.Create(
            truth.OutcomeProbabilities, WorkedExample.Decimals("0", "0.05", "0.119"), truth.Rewards.Span);
        Contract designed = estimate.Solve(new MinimumPayments()).BestContract;

        Assert.True(truth.BestResponse(designed).PrincipalValue < 0.25);
        Assert.True(truth.BestResponse(Robustification.Apply(truth, designed, 2, 0.03).Contract).PrincipalValue > 0.55);
    }

    [Fact]
    public void Rejects_shares_outside_the_unit_interval_and_broken_limits()
    {
        Contract nothing = Contract.Create([0, 0, 0]);
        foreach (double share in (double[])[0, -0.1, 1.1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Robustification.Apply(WorkedExample.Problem, nothing, 0, share));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Robustification.Apply(WorkedExample.Problem, nothing, 3, 0.5));
        Assert.Contains("PaymentCap on outcome 2", Assert.Throws<ArgumentException>(
            () => Robustification.Apply(WorkedExample.Problem.WithPaymentCap(0.25), nothing, 0, 0.5)).Message, StringComparison.Ordinal);
    }

    private static Rational ForgetsTheSlack(RobustContract robust)
    {
        Rational share = Rational.FromDouble(robust.Share);
        return robust.ExactGuarantee + ((1 - share) * Rational.FromDouble(robust.Slack) / share);
    }

    private static void GuaranteeHolds(Func<RobustContract, Rational> claimed, int cases) => Prop.ForAll(
        ContractCase.Unlimited,
        Gen.Choose(0, 9).ArrayOf(5).ToArbitrary(),
        Gen.Choose(1, 64).ToArbitrary(),
        (drawn, amounts, parts) =>
        {
            ContractProblem problem = drawn.Problem;
            Contract contract = Contract.Exactly([.. amounts.Take(problem.OutcomeCount).Select(amount => new Rational(amount, 10))]);
            int action = amounts[4] % problem.ActionCount;
            RobustContract robust = Robustification.Apply(problem, contract, action, parts / 64.0);
            Rational[] utilities = [.. Enumerable.Range(0, problem.ActionCount).Select(other => problem.AgentUtility(other, robust.Contract))];
            for (int response = 0; response < utilities.Length; response++)
            {
                Assert.True(
                    utilities[response] < utilities.Max()
                        || problem.PrincipalValue(response, robust.Contract) >= claimed(robust));
            }
        }).Check(Laws.Config.WithMaxTest(cases));
}
