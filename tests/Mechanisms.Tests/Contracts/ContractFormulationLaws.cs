using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

/// <summary>What every formulation must satisfy; a subclass names the formulation.</summary>
public abstract class ContractFormulationLaws
{
    protected static readonly Tolerance Close = new(1e-9, 1e-9);

    protected abstract IContractFormulation Formulation { get; }

    [Theory]
    [InlineData("1e-10")]
    [InlineData("1e10")]
    [InlineData("1e-100")]
    public void The_unit_of_money_changes_no_conclusion(string unit)
    {
        Rational factor = Rational.Parse(unit);
        ContractProblem example = WorkedExample.Problem;
        ContractProblem problem = ContractProblem.Create(
            example.OutcomeProbabilities,
            [.. example.Costs.Select(cost => factor * cost)],
            [.. example.Rewards.Select(reward => factor * reward)]);
        ContractSolution expected = example.Solve(Formulation);
        ContractSolution solution = problem.Solve(Formulation);

        Assert.Equal(2, solution.BestAction);
        Assert.Equal(0.606, solution.BestValue / factor.ToDouble(), 1e-12);
        Assert.Equal(expected.Actions.Select(action => action.Implementability), solution.Actions.Select(action => action.Implementability));
        Assert.Equal(
            expected.Actions[2].Binding.Select(binding => (binding.Constraint, binding.Index)),
            solution.Actions[2].Binding.Select(binding => (binding.Constraint, binding.Index)));
        ContractAudit audit = solution.Audit();
        Assert.True(audit.Passed && audit.Exact, audit.Explain());
        SolvedProgram last = solution.Programs[^1];
        LinearProgramSolution wrong = last.Solution with { Value = last.Solution.Value * (1 + 1e-6) };
        Assert.Equal(AuditVerdict.Refuted, LinearProgramAudit.Check(last.Program, wrong).Verdict);
    }

    [Fact]
    public void Value_equals_that_of_exact_vertex_enumeration() => ForAll(60, problem =>
    {
        Rational? best = null;
        for (int action = 0; action < problem.ActionCount; action++)
        {
            if (VertexEnumeration.MinimumPayment(problem, action) is { } payment)
            {
                Rational value = problem.ExpectedReward(action) - payment;
                best = best is null ? value : Rational.Max(best.Value, value);
            }
        }

        ContractSolution solution = problem.Solve(Formulation);
        Assert.Equal(best is null ? LinearProgramStatus.Infeasible : LinearProgramStatus.Optimal, solution.Status);
        AssertClose(best?.ToDouble(), solution.IsOptimal ? solution.BestValue : null);
    });

    [Fact]
    public void Every_answer_passes_the_exact_audit() => ForAll(60, problem =>
    {
        ContractAudit audit = problem.Solve(Formulation).Audit();
        Assert.True(audit.Passed, audit.Explain());
        Assert.True(audit.Exact);
    });

    [Fact]
    public void The_agent_follows_the_best_contract_and_leaves_the_promised_value() => ForAll(60, problem =>
    {
        ContractSolution solution = problem.Solve(Formulation);
        if (solution.IsOptimal)
        {
            IncentiveReport report = ContractIncentives.Check(problem, solution.BestContract, solution.BestAction, Tolerances.Gain);
            Assert.True(report.IsAccepted, report.ToString());
            AgentResponse response = problem.BestResponse(solution.BestContract, Tolerances.Gain);
            Assert.Contains(solution.BestAction, response.TiedActions);
            AssertClose(solution.BestValue, response.PrincipalValue);
        }
    });

    [Fact]
    public void Reproduces_the_worked_example_with_three_actions()
    {
        ContractSolution solution = WorkedExample.Problem.Solve(Formulation);

        Assert.Equal(2, solution.BestAction);
        AssertClose(0.606, solution.BestValue);
        AssertClose(0.63, solution.FirstBest);
        AssertClose(0.24, solution.BestContract.Payments[2]);
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
    }

    [Fact]
    public void Permuting_actions_and_outcomes_leaves_the_value() => ForAll(30, problem => AssertSameValue(
        problem,
        ContractCase.WithOutcomes(
            ContractCase.WithActions(problem, [.. Enumerable.Range(0, problem.ActionCount).Reverse()]),
            [.. Enumerable.Range(0, problem.OutcomeCount).Reverse()])));

    [Fact]
    public void Duplicating_an_action_leaves_the_value() => ForAll(30, problem => AssertSameValue(
        problem, ContractCase.WithActions(problem, [.. Enumerable.Range(0, problem.ActionCount), problem.ActionCount - 1])));

    // Nobody can be made to take a costlier copy, and nobody is tempted by it.
    [Fact]
    public void A_costlier_copy_of_an_action_leaves_the_value() => ForAll(30, problem =>
    {
        ContractProblem copied = ContractCase.WithActions(problem, [.. Enumerable.Range(0, problem.ActionCount), 0]);
        AssertSameValue(problem, ContractCase.Limited(problem, ContractProblem.Create(
            copied.OutcomeProbabilities, [.. problem.Costs, problem.Costs[0] + new Rational(1, 10)], copied.Rewards.Span)));
    });

    // Half of outcome 0 goes to a copy at the end. The sum cap would count it twice, so it is lifted.
    [Fact]
    public void Splitting_an_outcome_into_two_identical_ones_leaves_the_value() => ForAll(30, problem =>
    {
        ContractProblem whole = problem.WithSumCap(null);
        int outcomes = whole.OutcomeCount;
        Rational half = new(1, 2);
        Rational[] split = [.. Enumerable.Range(0, whole.ActionCount).SelectMany(action =>
        {
            Rational[] row = whole.OutcomeProbabilities.Row(action).ToArray();
            return (Rational[])[half * row[0], .. row[1..], half * row[0]];
        })];
        AssertSameValue(whole, ContractCase.Limited(whole, ContractProblem.Create(
            new Matrix<Rational>(whole.ActionCount, outcomes + 1, split), whole.Costs.Span, [.. whole.Rewards, whole.Rewards[0]])));
    });

    [Fact]
    public void Scaling_all_money_scales_the_value() => ForAll(30, problem =>
    {
        Rational factor = 7;
        ContractProblem scaled = ContractProblem.Create(
                problem.OutcomeProbabilities,
                [.. problem.Costs.Select(cost => factor * cost)],
                [.. problem.Rewards.Select(reward => factor * reward)])
            .WithPaymentCap(problem.PaymentCap * factor)
            .WithSumCap(problem.SumCap * factor)
            .WithOutsideOption(problem.OutsideOption * factor);
        AssertClose(7 * Value(problem), Value(scaled));
    });

    [Fact]
    public void Raising_all_costs_leaves_the_value_when_the_agent_cannot_leave() => ForAll(30, problem =>
    {
        ContractProblem bound = problem.WithOutsideOption(null);
        AssertSameValue(bound, ContractCase.Limited(bound, ContractProblem.Create(
            bound.OutcomeProbabilities, [.. bound.Costs.Select(cost => cost + 1)], bound.Rewards.Span)));
    });

    // The agent who cannot leave bears the lowest cost alone, so the principal may have that much more than the first best.
    [Fact]
    public void The_value_lies_between_the_free_action_and_the_first_best() => ForAll(30, problem =>
    {
        ContractProblem free = ContractCase.WithoutLimits(problem);
        double value = Value(free)!.Value;
        Assert.False(Close.Exceeds(value - (free.FirstBest + free.Costs.Min()).ToDouble(), 1));
        Assert.False(Close.Exceeds(free.BestResponse(Contract.Exactly(new Rational[free.OutcomeCount])).PrincipalValue - value, 1));
    });

    [Fact]
    public void A_single_action_is_paid_nothing()
    {
        ContractSolution solution = ContractProblem.Create(new Matrix<double>(1, 2, [0.5, 0.5]), [0.3], [0, 1]).Solve(Formulation);

        Assert.Equal(0, solution.BestAction);
        Assert.Equal(0.5, solution.BestValue);
        Assert.Equal([0, 0], solution.BestContract.Payments);
    }

    [Fact]
    public void Identical_actions_at_equal_cost_are_paid_nothing()
    {
        ContractProblem problem = ContractProblem.Create(new Matrix<double>(2, 2, [0.5, 0.5, 0.5, 0.5]), [0.1, 0.1], [0, 1]);

        Assert.Equal(0.5, problem.Solve(Formulation).BestValue);
    }

    [Fact]
    public void When_the_agent_always_leaves_there_is_no_contract()
    {
        ContractSolution solution = WorkedExample.Problem.WithPaymentCap(0.1).WithOutsideOption(5).Solve(Formulation);

        Assert.Equal(LinearProgramStatus.Infeasible, solution.Status);
        Assert.All(solution.Actions, action => Assert.Equal(Implementability.NotImplementable, action.Implementability));
        Assert.Contains("No action is implementable", Assert.Throws<InvalidOperationException>(() => solution.BestValue).Message, StringComparison.Ordinal);
        Assert.Contains("leaving", solution.Explain(0), StringComparison.Ordinal);
        Assert.True(solution.Audit().Passed);
    }

    protected static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected.HasValue, actual.HasValue);
        Assert.False(Close.Exceeds(Math.Abs((expected - actual) ?? 0), Math.Max(1, Math.Abs(expected ?? 0))), $"expected {expected:R}, got {actual:R}");
    }

    protected static void ForAll(int cases, Action<ContractProblem> law) => Prop.ForAll(
        ContractCase.Any, drawn => law(drawn.Problem)).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    private double? Value(ContractProblem problem) =>
        problem.Solve(Formulation) is { IsOptimal: true } solution ? solution.BestValue : null;

    private void AssertSameValue(ContractProblem one, ContractProblem other) => AssertClose(Value(one), Value(other));
}
