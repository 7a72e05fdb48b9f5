using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Tests.Contracts;

public class ContractIncentivesTests
{
    private delegate IncentiveReport Checker(ContractProblem problem, Contract contract, int action);

    [Fact]
    public void Finds_the_gain_of_every_single_deviation_on_random_payments() => FindsEveryGain(Check);

    [Fact]
    public void A_checker_that_forgets_an_action_is_refuted() => PlantedLaw.RequireFalsified(() => FindsEveryGain(ForgetsTheLastAction));

    [Fact]
    public void Finds_the_gain_of_every_single_deviation_on_payments_moved_off_the_optimum() => Prop.ForAll(
        ContractCase.Any,
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        (drawn, choice) =>
        {
            ContractProblem problem = drawn.Problem;
            foreach (ActionSolution solved in problem.Solve(new MinimumPayments()).Actions.Where(action => action.IsImplementable))
            {
                int outcome = choice % problem.OutcomeCount;
                Rational[] moved = [.. solved.Contract!.ExactPayments];
                moved[outcome] += new Rational((choice % 7) - 3, 100);
                AssertEveryGain(problem, moved, solved.Action, Check(problem, Contract.Exactly(moved), solved.Action));
            }
        }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void An_exact_optimum_is_proved_over_all_actions()
    {
        IncentiveReport report = Check(
            WorkedExample.Problem, Contract.Exactly(WorkedExample.Decimals("0", "0", "0.24")), 2);

        Assert.Equal(new Verdict<Deviation<int>>.Proved("all 3 actions"), report.Verdict);
        Assert.Equal([new(0, 2, 0, 0), new(0, 2, 1, -0.002)], report.Deviations);
        Assert.True(report.IsAccepted);
    }

    [Fact]
    public void Payments_a_little_too_low_are_refuted_exactly_and_pass_only_within_the_tolerance()
    {
        Contract low = Contract.Exactly(WorkedExample.Decimals("0", "0", "0.2399999999999"));

        Verdict<Deviation<int>>.Refuted refuted = Assert.IsType<Verdict<Deviation<int>>.Refuted>(Check(WorkedExample.Problem, low, 2).Verdict);
        Assert.Equal(0, refuted.Witness.To);
        Assert.Equal(5e-14, refuted.Witness.Gain, 1e-20);
        Assert.Equal(
            new Verdict<Deviation<int>>.NotRefuted(3),
            ContractIncentives.Check(WorkedExample.Problem, low, 2, Tolerances.Gain).Verdict);
    }

    [Fact]
    public void Names_every_broken_limit_with_its_excess()
    {
        ContractProblem problem = WorkedExample.Problem
            .WithPaymentCap(Rational.Parse("0.5")).WithSumCap(Rational.Parse("0.4")).WithOutsideOption(2);

        IncentiveReport report = Check(problem, Contract.Exactly(WorkedExample.Decimals("-0.1", "0", "0.6")), 0);

        Assert.Equal(
            [
                new(ContractConstraint.LimitedLiability, 0, 0.1),
                new(ContractConstraint.PaymentCap, 2, 0.1),
                new(ContractConstraint.SumCap, null, 0.1),
                new(ContractConstraint.Participation, null, 2.01),
            ],
            report.Violations);
        Assert.False(report.IsAccepted);
    }

    [Fact]
    public void A_single_action_has_no_deviation_and_is_proved()
    {
        IncentiveReport report = Check(
            ContractProblem.Create(new Matrix<double>(1, 1, [1]), [0.3], [1]), Contract.Create([0]), 0);

        Assert.Empty(report.Deviations);
        Assert.Equal(double.NegativeInfinity, report.LargestGain);
        Assert.False(report.Verdict.IsRefuted);
    }

    [Fact]
    public void Rejects_contracts_of_another_size_and_unknown_actions()
    {
        Assert.Contains("one payment per outcome, that is 3; got 2", Assert.Throws<ArgumentException>(
            () => Check(WorkedExample.Problem, Contract.Create([0, 1]), 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Check(WorkedExample.Problem, Contract.Create([0, 1, 2]), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check(WorkedExample.Problem, Contract.Create([0, 1, 2]), -1));
        Assert.Throws<ArgumentNullException>(() => Check(WorkedExample.Problem, null!, 0));
        Assert.Throws<ArgumentException>(() => Contract.Create([0, double.NaN]));
        Assert.Throws<ArgumentException>(() => Contract.Create([]));
    }

    private static IncentiveReport Check(ContractProblem problem, Contract contract, int action) =>
        ContractIncentives.Check(problem, contract, action);

    // Planted bug: the last action never tempts.
    private static IncentiveReport ForgetsTheLastAction(ContractProblem problem, Contract contract, int action)
    {
        int last = problem.ActionCount - 1;
        return action == last || last == 0
            ? Check(problem, contract, action)
            : Check(ContractCase.WithActions(problem, [.. Enumerable.Range(0, last)]), contract, action);
    }

    private static void FindsEveryGain(Checker checker) => Prop.ForAll(
        ContractCase.Any,
        Gen.Choose(-1, 9).ArrayOf(4).ToArbitrary(),
        (drawn, amounts) =>
        {
            ContractProblem problem = drawn.Problem;
            Rational[] payments = [.. amounts.Take(problem.OutcomeCount).Select(amount => new Rational(amount, 10))];
            int action = (amounts[3] + 1) % problem.ActionCount;
            AssertEveryGain(problem, payments, action, checker(problem, Contract.Exactly(payments), action));
        }).Check(Laws.Config);

    // The oracle: common denominators and integers, not the checker's sums.
    private static void AssertEveryGain(ContractProblem problem, Rational[] payments, int action, IncentiveReport report)
    {
        int[] others = [.. Enumerable.Range(0, problem.ActionCount).Where(other => other != action)];
        Assert.Equal(others, report.Deviations.Select(deviation => deviation.To));
        Rational[] gains = [.. others.Select(other => Gain(problem, payments, action, other))];
        Assert.Equal(gains.Select(gain => gain.ToDouble()), report.Deviations.Select(deviation => deviation.Gain));
        Assert.Equal(gains.Any(gain => gain.Sign > 0), report.Verdict.IsRefuted);
        Assert.True(report.Verdict is not Verdict<Deviation<int>>.Refuted(Deviation<int> witness) || witness.Gain == gains.Max().ToDouble());
    }

    private static Rational Gain(ContractProblem problem, Rational[] payments, int from, int to)
    {
        System.Numerics.BigInteger denominator = System.Numerics.BigInteger.One;
        foreach (Rational number in (IEnumerable<Rational>)[.. payments, .. problem.OutcomeProbabilities.Entries, .. problem.Costs])
        {
            denominator *= number.Denominator;
        }

        System.Numerics.BigInteger gain = denominator * (Whole(problem.Costs[from]) - Whole(problem.Costs[to]));
        for (int outcome = 0; outcome < payments.Length; outcome++)
        {
            gain += Whole(payments[outcome])
                * (Whole(problem.OutcomeProbabilities[to, outcome]) - Whole(problem.OutcomeProbabilities[from, outcome]));
        }

        return new(gain, denominator * denominator);

        System.Numerics.BigInteger Whole(Rational number) => number.Numerator * (denominator / number.Denominator);
    }
}
