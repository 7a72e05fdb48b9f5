using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

public class MinimumPaymentsTests : ContractFormulationLaws
{
    protected override IContractFormulation Formulation { get; } = new MinimumPayments();

    [Fact]
    public void Each_minimum_payment_equals_that_of_exact_vertex_enumeration() => ForAll(80, problem =>
    {
        foreach (ActionSolution action in problem.Solve(Formulation).Actions)
        {
            AssertClose(VertexEnumeration.MinimumPayment(problem, action.Action)?.ToDouble(), action.MinimumPayment);
            Assert.NotEqual(Implementability.Undecided, action.Implementability);
        }
    });

    // Payments on garbled outcomes can be drawn from the outcomes themselves. A sum of payments would count outcomes otherwise, so its cap is lifted.
    [Fact]
    public void Garbled_outcomes_never_make_an_action_cheaper() => ForAll(40, problem =>
    {
        ContractProblem clear = problem.WithSumCap(null);
        ContractProblem garbled = ContractCase.Limited(clear, ContractProblem.Create(
            Garbling.Of(clear.OutcomeProbabilities, clear.OutcomeCount, new Rational(1, 2)), clear.Costs.Span, clear.Rewards.Span));
        Assert.All(clear.Solve(Formulation).Actions.Zip(garbled.Solve(Formulation).Actions), pair => Assert.True(
            !pair.Second.IsImplementable || pair.First.MinimumPayment <= pair.Second.MinimumPayment + 1e-9));
    });

    [Fact]
    public void Each_cheapest_contract_is_accepted_by_the_incentive_checker() => ForAll(40, problem =>
    {
        foreach (ActionSolution action in problem.Solve(Formulation).Actions.Where(action => action.IsImplementable))
        {
            IncentiveReport report = ContractIncentives.Check(problem, action.Contract!, action.Action, Tolerances.Gain);
            Assert.True(report.IsAccepted, report.ToString());
        }
    });

    [Fact]
    public void An_obstacle_saves_the_agent_more_than_payments_can_make_up() => ForAll(80, problem =>
    {
        foreach (ImplementationObstacle obstacle in problem.Solve(Formulation).Actions.Where(action => action.Obstacle is not null).Select(action => action.Obstacle!))
        {
            Assert.True(obstacle.Saving > obstacle.LargestAdvantage + 1e-9, obstacle.ToString());
            AssertClose(1, obstacle.Mixture.Sum() + obstacle.LeavingWeight);
            Assert.True(problem.HasCaps || obstacle.OutcomeDistance < 1e-9);
        }
    });

    [Fact]
    public void A_required_cap_is_just_enough() => ForAll(60, problem =>
    {
        foreach (ActionSolution action in problem.Solve(Formulation).Actions.Where(action => action.Obstacle?.RequiredPaymentCap is not null))
        {
            Rational cap = Rational.FromDouble(action.Obstacle!.RequiredPaymentCap!.Value);
            Rational slack = new(1, 1_000_000);
            Assert.True(cap > problem.PaymentCap);
            Assert.NotNull(VertexEnumeration.MinimumPayment(problem.WithPaymentCap(cap + slack), action.Action));
            Assert.Null(VertexEnumeration.MinimumPayment(problem.WithPaymentCap(cap - slack), action.Action));
        }
    });

    // A vertex has at most one positive payment per tight row, and an optimal dual prices only tight rows: strong duality, recomputed.
    [Fact]
    public void Shadow_prices_add_up_to_the_minimum_payment() => ForAll(60, problem =>
    {
        foreach (ActionSolution solved in problem.Solve(Formulation).Actions.Where(action => action.IsImplementable))
        {
            double total = solved.Binding.Sum(binding => binding.ShadowPrice * (binding.Constraint switch
            {
                ContractConstraint.Incentive => problem.Costs[solved.Action] - problem.Costs[binding.Index!.Value],
                ContractConstraint.Participation => problem.Costs[solved.Action] + problem.OutsideOption!.Value,
                ContractConstraint.PaymentCap => -problem.PaymentCap!.Value,
                _ => -problem.SumCap!.Value,
            }).ToDouble());
            AssertClose(solved.MinimumPayment, total);
            Assert.All(solved.Binding, binding => Assert.True(binding.ShadowPrice >= 0));
        }
    });

    // The least payment is convex in the cost of its action, so that the price bounds both a rise and a fall; prices that are too high or too low break one of the two.
    [Fact]
    public void The_price_of_the_cost_bounds_what_a_fall_saves_and_a_rise_costs() => ForAll(60, problem =>
    {
        foreach (ActionSolution action in problem.Solve(Formulation).Actions.Where(action => action.IsImplementable))
        {
            foreach (Rational step in (Rational[])[new(-1, 50), new(1, 50), Rational.One])
            {
                if (problem.Costs[action.Action] + step >= Rational.Zero && Dearer(problem, action.Action, step).MinimumPayment is { } payment)
                {
                    Assert.True(payment >= action.MinimumPayment + (step.ToDouble() * action.CostPrice) - 1e-9);
                }
            }
        }
    });

    // Where a fall and a rise of the cost change the payment alike, the price is the slope, and is said.
    [Fact]
    public void The_price_of_the_cost_is_the_slope_of_the_payment()
    {
        Rational step = new(1, 100_000);
        (int priced, int alike) = (0, 0);
        foreach (ContractProblem problem in Laws.Sample(ContractCase.Any.Generator, 50, 200).Select(drawn => drawn.Problem))
        {
            ContractSolution solution = problem.Solve(Formulation);
            foreach (ActionSolution action in solution.Actions.Where(action => action.IsImplementable && problem.Costs[action.Action] >= step))
            {
                (double? lower, double? higher) = (Dearer(problem, action.Action, -step).MinimumPayment, Dearer(problem, action.Action, step).MinimumPayment);
                (double? fall, double? rise) = ((action.MinimumPayment - lower) / step.ToDouble(), (higher - action.MinimumPayment) / step.ToDouble());
                if (rise - fall < 1e-6)
                {
                    alike++;
                    Assert.Equal(rise!.Value, action.CostPrice, 1e-5);
                    priced += action.CostPrice > 0 ? 1 : 0;
                    Assert.Equal(action.CostPrice > 0, solution.Explain(action.Action).Contains("by which the action gets cheaper saves at most", StringComparison.Ordinal));
                }
            }
        }

        Assert.True(priced >= 20 && alike > priced, $"{priced} of {alike} actions have a cost with a price.");
    }

    [Fact]
    public void Reproduces_the_minimum_payments_of_the_worked_example()
    {
        ContractSolution solution = WorkedExample.Problem.Solve(Formulation);

        double[] payments = [0, 0.07625, 0.144];
        double[] values = [0.2, 0.42375, 0.606];
        for (int action = 0; action < 3; action++)
        {
            AssertClose(payments[action], solution.Actions[action].MinimumPayment);
            AssertClose(values[action], solution.Actions[action].Value);
        }

        AssertClose(0.0125, solution.Actions[1].Contract!.Payments[1]);
        AssertClose(0.2375, solution.Actions[1].Contract!.Payments[2]);
        Assert.Equal(Rational.Parse("0.144"), solution.Audit().Programs[2].ExactValue);
    }

    // (c(1) − c(0)) / (1 − min F(0)/F(1)), paid only on the outcome of the largest likelihood ratio.
    [Fact]
    public void Two_actions_are_told_apart_on_the_outcome_of_largest_likelihood_ratio()
    {
        ContractSolution solution = ContractProblem.Create(
            new Matrix<double>(2, 3, [0.5, 0.3, 0.2, 0.2, 0.3, 0.5]), [0, 0.09], [0, 0.5, 1]).Solve(Formulation);

        AssertClose(0.09 / (1 - (0.2 / 0.5)), solution.Actions[1].MinimumPayment);
        Assert.Equal([2], PaidOutcomes(solution.Actions[1].Contract!));
    }

    [Fact]
    public void An_optimal_contract_need_not_be_monotone()
    {
        ContractSolution solution = ContractProblem.Create(
            new Matrix<double>(2, 3, [0.4, 0.2, 0.4, 0.2, 0.6, 0.2]), [0, 0.05], [0, 0.9, 1]).Solve(Formulation);

        AssertClose(0.665, solution.BestValue);
        Assert.Equal([1], PaidOutcomes(solution.BestContract));
        AssertClose(0.125, solution.BestContract.Payments[1]);
    }

    [Fact]
    public void A_cheaper_mixture_with_the_same_outcomes_is_named_as_the_obstacle()
    {
        ContractSolution solution = CheaperMixture("0.15").Solve(Formulation);

        ImplementationObstacle obstacle = solution.Actions[2].Obstacle!;
        Assert.Equal(Implementability.NotImplementable, solution.Actions[2].Implementability);
        AssertClose(0.5, obstacle.Mixture[0]);
        AssertClose(0.5, obstacle.Mixture[1]);
        AssertClose(0.05, obstacle.Saving);
        Assert.Equal(0, obstacle.OutcomeDistance, 1e-12);
        Assert.Equal(
            "Action 2 is not implementable: the mixture of 0.5 of action 0 and 0.5 of action 1 yields the same outcome probabilities at cost 0.1 instead of 0.15, "
                + "so every contract pays both alike and the agent prefers the cheaper.",
            solution.Explain(2));
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
    }

    [Fact]
    public void A_mixture_of_equal_cost_is_no_obstacle()
    {
        ContractSolution solution = CheaperMixture("0.1").Solve(Formulation);

        AssertClose(0.1, solution.Actions[2].MinimumPayment);
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
    }

    [Fact]
    public void A_cap_that_is_too_low_is_named_with_the_least_that_would_do()
    {
        ContractSolution solution = TwoByTwo().WithPaymentCap(Rational.Parse("0.2")).Solve(Formulation);

        Assert.Equal(0, solution.BestAction);
        AssertClose(0.25, solution.Actions[1].Obstacle!.RequiredPaymentCap);
        AssertClose(0.08, solution.Actions[1].Obstacle!.LargestAdvantage);
        Assert.Equal(
            "Action 1 is not implementable: action 0 saves the agent 0.1, and payments within the caps favor action 1 over it by at most 0.08. "
                + "It becomes implementable when the payment cap is raised from 0.2 to at least 0.25.",
            solution.Explain(1));
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
    }

    [Fact]
    public void Caps_that_only_help_together_are_said_to_do_so()
    {
        ContractSolution solution = TwoByTwo().WithPaymentCap(0.1).WithSumCap(0.1).Solve(Formulation);

        Assert.Null(solution.Actions[1].Obstacle!.RequiredPaymentCap);
        Assert.Null(solution.Actions[1].Obstacle!.RequiredSumCap);
        Assert.Contains("No cap raised alone is enough", solution.Explain(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mixture_is_found_behind_caps_too()
    {
        ContractSolution solution = CheaperMixture("0.15").WithPaymentCap(0.01).Solve(Formulation);

        Assert.Contains("same outcome probabilities", solution.Explain(2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_cap_that_is_just_enough_is_enough()
    {
        ContractSolution solution = TwoByTwo().WithSumCap(Rational.Parse("0.25")).Solve(Formulation);

        AssertClose(0.45, solution.BestValue);
        Assert.Contains(solution.Actions[1].Binding, binding => binding.Constraint == ContractConstraint.SumCap);
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
    }

    [Fact]
    public void Participation_raises_the_payment_to_the_outside_option()
    {
        ContractSolution solution = TwoByTwo().WithOutsideOption(Rational.Parse("0.2")).Solve(Formulation);

        AssertClose(0.2, solution.Actions[0].MinimumPayment);
        AssertClose(0.3, solution.Actions[1].MinimumPayment);
        Assert.Contains("indifferent to leaving", solution.Explain(1), StringComparison.Ordinal);
    }

    [Fact]
    public void Tied_values_go_to_the_lowest_action()
    {
        ContractProblem problem = ContractProblem.Create(
            new Matrix<double>(3, 2, [1, 0, 0.5, 0.5, 0.5, 0.5]), [0, 0, 0], [0, 1]);

        Assert.Equal(1, problem.Solve(Formulation).BestAction);
    }

    [Fact]
    public void A_cancelled_solve_names_no_best_action()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        ContractSolution solution = WorkedExample.Problem.Solve(Formulation, source.Token);

        Assert.Equal(LinearProgramStatus.Cancelled, solution.Status);
        Assert.Single(solution.Programs);
        Assert.Contains("cancelled", Assert.Throws<InvalidOperationException>(() => solution.BestAction).Message, StringComparison.Ordinal);
        Assert.Contains("undecided", solution.Explain(1), StringComparison.Ordinal);
        Assert.False(solution.Audit().Passed);
    }

    [Fact]
    public void A_formulation_with_the_sign_of_the_costs_wrong_is_refuted()
    {
        PlantedLaws laws = new(new WrongCostSign());

        PlantedLaw.RequireFalsified(laws.Value_equals_that_of_exact_vertex_enumeration);
        PlantedLaw.RequireFalsified(laws.Every_answer_passes_the_exact_audit);
        PlantedLaw.RequireFalsified(laws.The_agent_follows_the_best_contract_and_leaves_the_promised_value);
        PlantedLaw.RequireFalsified(laws.Reproduces_the_worked_example_with_three_actions);
    }

    [Fact]
    public void The_audit_refutes_a_contract_that_the_agent_would_not_follow_and_a_value_that_it_does_not_earn()
    {
        ContractSolution right = WorkedExample.Problem.Solve(Formulation);
        ActionSolution tooCheap = right.Actions[2] with { MinimumPayment = 0.12, Value = 0.63, Contract = Contract.Create([0, 0, 0.2]) };
        ActionSolution overstated = right.Actions[2] with { MinimumPayment = 0.1 };

        Assert.Contains("breaks an incentive", Audit(tooCheap).Explain(), StringComparison.Ordinal);
        Assert.Contains("does not cost or earn", Audit(overstated).Explain(), StringComparison.Ordinal);
        Assert.False(Audit(tooCheap).Passed || Audit(overstated).Passed);
        Assert.True(Audit(right.Actions[2]).Passed);

        ContractAudit Audit(ActionSolution last) => new ContractSolution(
            right.Problem, Formulation, right.Status, [right.Actions[0], right.Actions[1], last], right.Programs).Audit();
    }

    private static ContractProblem TwoByTwo() => ContractProblem.Create(
        new Matrix<Rational>(2, 2, WorkedExample.Decimals("0.8", "0.2", "0.4", "0.6")),
        WorkedExample.Decimals("0", "0.1"),
        WorkedExample.Decimals("0", "1"));

    private static ContractProblem CheaperMixture(string cost) => ContractProblem.Create(
        new Matrix<Rational>(3, 3, WorkedExample.Decimals("1", "0", "0", "0", "0", "1", "0.5", "0", "0.5")),
        WorkedExample.Decimals("0", "0.2", cost),
        WorkedExample.Decimals("0", "0.5", "1"));

    private static int[] PaidOutcomes(Contract contract) =>
        [.. Enumerable.Range(0, contract.Payments.Count).Where(outcome => contract.Payments[outcome] != 0)];

    private ActionSolution Dearer(ContractProblem problem, int action, Rational step) => ContractCase.Limited(problem, ContractProblem.Create(
        problem.OutcomeProbabilities, [.. problem.Costs.Select((cost, other) => other == action ? cost + step : cost)], problem.Rewards.Span))
        .Solve(Formulation).Actions[action];

    private sealed class PlantedLaws(IContractFormulation planted) : ContractFormulationLaws
    {
        protected override IContractFormulation Formulation => planted;
    }

    /// <summary>Planted bug: (F(a) − F(b)) · p ≥ c(b) − c(a), by mirroring the costs.</summary>
    private sealed record WrongCostSign : IContractFormulation
    {
        public string Name => "wrong-cost-sign";

        public ILinearProgramMethod Program => LinearProgramMethods.Default;

        public ContractSolution Solve(ContractProblem problem, CancellationToken cancellation = default)
        {
            Rational highest = problem.Costs.Max();
            ContractSolution mirrored = ContractCase.Limited(problem, ContractProblem.Create(
                    problem.OutcomeProbabilities, [.. problem.Costs.Select(cost => highest - cost)], problem.Rewards.Span))
                .Solve(new MinimumPayments(), cancellation);
            return new(problem, this, mirrored.Status, mirrored.Actions, mirrored.Programs);
        }
    }
}
