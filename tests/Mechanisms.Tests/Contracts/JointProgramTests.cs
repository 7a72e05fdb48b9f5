using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

public class JointProgramTests : ContractFormulationLaws
{
    protected override IContractFormulation Formulation { get; } = new JointProgram();

    [Fact]
    public void Agrees_with_one_program_per_action() => ForAll(60, problem =>
    {
        ContractSolution joint = problem.Solve(Formulation);
        ContractSolution separate = problem.Solve(new MinimumPayments());

        Assert.Equal(separate.Status, joint.Status);
        foreach (ActionSolution recommended in joint.Actions.Where(action => action.IsImplementable))
        {
            AssertClose(separate.Actions[recommended.Action].MinimumPayment, recommended.MinimumPayment);
            AssertClose(separate.BestValue, recommended.Value);
        }
    });

    [Fact]
    public void The_value_is_that_of_its_linear_program() => ForAll(40, problem =>
    {
        ContractSolution solution = problem.Solve(Formulation);
        Assert.Single(solution.Programs);
        AssertClose(
            solution.IsOptimal ? solution.BestValue : null, solution.IsOptimal ? solution.Programs[0].Solution.Value : null);
    });

    [Fact]
    public void Has_the_size_that_its_documentation_states()
    {
        LinearProgram program = WorkedExample.Problem.Solve(Formulation).Programs[0].Program;

        Assert.Equal(3 * (3 + 1), program.VariableCount);
        Assert.Equal((3 * 2) + 1, program.RowCount);
    }

    [Fact]
    public void Actions_that_are_not_recommended_stay_undecided()
    {
        ContractSolution solution = WorkedExample.Problem.Solve(Formulation);

        Assert.Equal(Implementability.Undecided, solution.Actions[0].Implementability);
        Assert.Null(solution.Actions[0].Contract);
        Assert.Contains("decides only what it recommends", solution.Explain(0), StringComparison.Ordinal);
    }

    // A method that pays a lot on a recommendation of probability 0: the payment is not a contract and must not appear as one.
    [Fact]
    public void Payments_without_recommendation_are_discarded()
    {
        ContractSolution solution = WorkedExample.Problem.Solve(new JointProgram { Program = new PaysForNothing() });

        Assert.Equal(2, solution.BestAction);
        AssertClose(0.606, solution.BestValue);
        Assert.False(solution.Actions[0].IsImplementable);
        Assert.Null(solution.Actions[0].Contract);
    }

    [Fact]
    public void Reads_the_shadow_prices_of_the_best_action_as_the_other_formulation_does()
    {
        Sequence<BindingConstraint> joint = WorkedExample.Problem.Solve(Formulation).Actions[2].Binding;
        Sequence<BindingConstraint> separate = WorkedExample.Problem.Solve(new MinimumPayments()).Actions[2].Binding;

        BindingConstraint one = Assert.Single(joint);
        BindingConstraint other = Assert.Single(separate);
        Assert.Equal((ContractConstraint.Incentive, 0), (one.Constraint, one.Index));
        AssertClose(1.2, one.ShadowPrice);
        AssertClose(1.2, other.ShadowPrice);
        AssertClose(1.2, WorkedExample.Problem.Solve(Formulation).Actions[2].CostPrice);
    }

    [Fact]
    public void A_method_that_calls_the_program_unbounded_is_in_trouble()
    {
        ContractSolution solution = WorkedExample.Problem.Solve(new JointProgram { Program = new AlwaysUnbounded() });

        Assert.Equal(LinearProgramStatus.NumericalTrouble, solution.Status);
        Assert.Throws<InvalidOperationException>(() => solution.BestContract);
    }

    private sealed record PaysForNothing : ILinearProgramMethod
    {
        public string Name => "pays-for-nothing";

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
        {
            LinearProgramSolution right = LinearProgramMethods.Default.Solve(program, cancellation);
            return right with { Primal = [.. right.Primal.Take(3), 100, 100, 100, .. right.Primal.Skip(6)] };
        }
    }

    private sealed record AlwaysUnbounded : ILinearProgramMethod
    {
        public string Name => "always-unbounded";

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default) => new()
        {
            Status = LinearProgramStatus.Unbounded,
            Method = Name,
            Primal = Sequence.Of(program.VariableCount, _ => 0.0),
            Ray = Sequence.Of(program.VariableCount, _ => 1.0),
        };
    }
}
