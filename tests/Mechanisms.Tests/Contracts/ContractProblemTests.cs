using System.Globalization;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

public class ContractProblemTests
{
    [Fact]
    public void Create_rejects_probabilities_that_do_not_sum_to_one() => AssertRejected(
        "Probabilities of action 1 must sum to 1 (±1e-9); got 0.98. Normalize them or add the missing outcome.",
        () => Create([0.5, 0.5, 0.5, 0.48], [0, 1], [0, 1]));

    [Fact]
    public void Create_rejects_negative_and_undefined_numbers()
    {
        AssertRejected("probability of action 1 and outcome 0 must be at least 0; got -0.1", () => Create([0.5, 0.5, -0.1, 1.1], [0, 1], [0, 1]));
        AssertRejected("probability of action 0 and outcome 1 must be finite; got NaN", () => Create([0.5, double.NaN, 0, 1], [0, 1], [0, 1]));
        AssertRejected("cost of action 1 must be at least 0; got -2", () => Create([0.5, 0.5, 0, 1], [0, -2], [0, 1]));
        AssertRejected("cost of action 0 must be finite; got Infinity", () => Create([0.5, 0.5, 0, 1], [double.PositiveInfinity, 0], [0, 1]));
        AssertRejected("reward of outcome 1 must be finite; got NaN", () => Create([0.5, 0.5, 0, 1], [0, 0], [0, double.NaN]));
    }

    [Fact]
    public void Create_rejects_shapes_that_disagree_or_are_empty()
    {
        AssertRejected("Costs must be one per action, that is 2; got 1", () => Create([0.5, 0.5, 0, 1], [0], [0, 1]));
        AssertRejected("Rewards must be one per outcome, that is 2; got 3", () => Create([0.5, 0.5, 0, 1], [0, 0], [0, 1, 2]));
        AssertRejected("at least 1 action and 1 outcome; got 0 × 0", () => ContractProblem.Create(default(Matrix<double>), [], []));
    }

    [Fact]
    public void Caps_reject_negative_and_undefined_numbers()
    {
        AssertRejected("payment cap must be at least 0; got -1", () => WorkedExample.Problem.WithPaymentCap(-1));
        AssertRejected("sum cap must be at least 0; got -0.5", () => WorkedExample.Problem.WithSumCap(-0.5));
        AssertRejected("sum cap must be finite; got NaN", () => WorkedExample.Problem.WithSumCap(double.NaN));
        AssertRejected("outside option must be finite", () => WorkedExample.Problem.WithOutsideOption(double.NegativeInfinity));
    }

    [Fact]
    public void Money_beyond_double_precision_is_rejected_where_it_arises()
    {
        AssertRejected("sum of outside option and largest cost", () => Create([1, 0, 1, 0], [0, 1.7e308], [0, 0]).WithOutsideOption(1e308));
        AssertRejected("expected reward less cost of action 1", () => Create([1, 0, 1, 0], [0, 1.7e308], [-1e308, 0]));
        AssertRejected("expected reward of action 0", () => Create([0.5, 0.5000000001, 1, 0], [0, 0], [double.MaxValue, double.MaxValue]));
        Rational beyond = Rational.Parse("1e309");
        AssertRejected("payment cap", () => WorkedExample.Problem.WithPaymentCap(beyond));
        AssertRejected("sum cap", () => WorkedExample.Problem.WithSumCap(beyond));
        AssertRejected("outside option", () => WorkedExample.Problem.WithOutsideOption(beyond));
    }

    [Fact]
    public void Decimals_that_nearly_sum_to_one_are_kept_as_they_are()
    {
        Rational third = Rational.Parse("0.3333333333333333");
        ContractProblem problem = ContractProblem.Create(new Matrix<Rational>(1, 3, [third, third, third]), [0], [0, 0, 3]);

        Assert.Equal(third, problem.OutcomeProbabilities[0, 0]);
        Assert.Equal(3 * third, problem.ExpectedReward(0));
    }

    [Fact]
    public void Doubles_count_at_their_exact_binary_value()
    {
        ContractProblem problem = Create([0.5, 0.5, 0, 1], [0, 0.1], [0, 1]);

        Assert.Equal(Rational.FromDouble(0.1), problem.Costs[1]);
        Assert.NotEqual(Rational.Parse("0.1"), problem.Costs[1]);
    }

    [Fact]
    public void Problems_with_equal_data_are_equal_and_limits_can_be_lifted()
    {
        ContractProblem problem = Create([0.5, 0.5, 0, 1], [0, 0.1], [0, 1]);

        Assert.Equal(problem, Create([0.5, 0.5, 0, 1], [0, 0.1], [0, 1]));
        Assert.NotEqual(problem, problem.WithPaymentCap(1));
        Assert.Equal(problem, problem.WithPaymentCap(1).WithSumCap(2).WithOutsideOption(0).WithOutsideOption(null).WithSumCap(null).WithPaymentCap(null));
    }

    [Fact]
    public void Text_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(
                "3 actions × 3 outcomes, payments up to 0.5, outside option -0.25",
                WorkedExample.Problem.WithPaymentCap(0.5).WithOutsideOption(-0.25).ToString());
            Assert.Equal("pays [0, 0.24]", Contract.Create([0, 0.24]).ToString());
            Assert.Contains("0.606", WorkedExample.Problem.Solve(new MinimumPayments()).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Ties_of_the_agent_go_to_the_principal_then_to_the_lowest_action()
    {
        ContractProblem problem = Create([1, 0, 0.5, 0.5], [0, 0], [0, 1]);
        Assert.Equal(1, problem.BestResponse(Contract.Create([0, 0])).Action);
        Assert.Equal([0, 1], problem.BestResponse(Contract.Create([0, 0])).TiedActions);

        ContractProblem same = Create([0.5, 0.5, 0.5, 0.5], [0, 0], [0, 1]);
        Assert.Equal(0, same.BestResponse(Contract.Create([0, 1])).Action);
    }

    [Fact]
    public void An_agent_indifferent_up_to_rounding_follows_only_within_a_tolerance()
    {
        Contract low = Contract.Create([0, 0, 0.2399999999999]);

        Assert.Equal(0, WorkedExample.Problem.BestResponse(low).Action);
        Assert.Equal(2, WorkedExample.Problem.BestResponse(low, Tolerances.Gain).Action);
    }

    [Fact]
    public void Solve_rejects_a_missing_formulation()
    {
        Assert.Throws<ArgumentNullException>(() => WorkedExample.Problem.Solve(null!));
        Assert.Throws<ArgumentNullException>(() => new MinimumPayments { Program = null! });
        Assert.Throws<ArgumentNullException>(() => new JointProgram { Program = null! });
    }

    [Fact]
    public void A_solution_must_cover_the_actions_in_order()
    {
        ContractSolution solution = WorkedExample.Problem.Solve(new MinimumPayments());

        AssertRejected("one entry per action, that is 3; got 2", () => Rebuild(solution.Status, [.. solution.Actions.Take(2)]));
        AssertRejected("entry 0 is about action 2", () => Rebuild(solution.Status, [.. solution.Actions.Reverse()]));
        AssertRejected("action 1 lacks one", () => Rebuild(
            solution.Status, [.. solution.Actions.Select(action => action.Action == 1 ? action with { Contract = null } : action)]));
        AssertRejected("needs an implementable action", () => Rebuild(
            LinearProgramStatus.Optimal,
            [.. solution.Actions.Select(action => action with { Implementability = Implementability.Undecided })]));

        ContractSolution Rebuild(LinearProgramStatus status, Sequence<ActionSolution> actions) =>
            new(solution.Problem, solution.Formulation, status, actions, solution.Programs);
    }

    private static ContractProblem Create(double[] probabilities, double[] costs, double[] rewards) =>
        ContractProblem.Create(new Matrix<double>(2, 2, probabilities), costs, rewards);

    private static void AssertRejected(string message, Func<object> create) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(create).Message, StringComparison.Ordinal);
}
