using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.LinearPrograms.Dualizing;
using Mechanisms.Foundations.LinearPrograms.Revised;
using Mechanisms.Foundations.Tests.LinearPrograms.Presolving;
using Mechanisms.Workloads;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dualizing;

public sealed class DualModelTests
{
    [Fact]
    public void The_basis_restored_from_the_dual_of_a_varied_program_is_exactly_optimal() =>
        Prop.ForAll(PresolvableProgram.Any, subject => Law(subject.Program)).Check(Laws.Config.WithMaxTest(1000));

    [Fact]
    public void The_basis_restored_from_the_dual_of_a_small_program_is_exactly_optimal() =>
        Prop.ForAll(SmallProgram.Any, subject => Law(subject.Program)).Check(Laws.Config.WithMaxTest(1000));

    [LongFact]
    public void The_basis_restored_from_the_dual_of_many_programs_is_exactly_optimal() =>
        Prop.ForAll(PresolvableProgram.Any, subject => Law(subject.Program)).Check(Laws.Config.WithMaxTest(40_000));

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void An_auction_is_solved_by_its_dual_and_needs_no_pivot_afterwards(int values)
    {
        foreach (LinearProgram program in (LinearProgram[])[AuctionProgram.DominantStrategy(values), AuctionProgram.Bayesian(values)])
        {
            SimplexModel model = SimplexModel.From(program);
            Assert.Equal(model.Rows >= model.Columns, DualModel.TryFrom(model) is not null);
            DualModel dual = DualModel.Of(model);
            SparseEngine engine = new(dual.Model, SparseEngineKind.Dual);
            Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(default));
            BasicSolution optimum = dual.Restore(engine);
            SparseEngine final = new(model);
            final.SetBasis(optimum.Columns, optimum.Rows);
            Assert.Equal(LinearProgramStatus.Optimal, final.Solve(default));
            Assert.Equal(0, final.Pivots);
            Assert.Equal(AuctionProgram.Revenue(values).ToDouble(), -final.Objective, 12);
        }
    }

    [Fact]
    public void A_start_that_breaks_a_row_or_leaves_no_cost_to_follow_does_not_favor_the_dual()
    {
        Assert.NotNull(DualModel.TryFrom(Model(rowLower: double.NegativeInfinity, cost: -1)));
        Assert.Null(DualModel.TryFrom(Model(rowLower: 1, cost: -1)));
        Assert.Null(DualModel.TryFrom(Model(rowLower: double.NegativeInfinity, cost: 1)));
        Assert.Null(DualModel.TryFrom(Model(rowLower: double.NegativeInfinity, cost: -1, variableLower: 3, variableUpper: 2)));
    }

    [Fact]
    public void The_law_refutes_planted_bugs()
    {
        LinearProgram[] sample = [.. Laws.Sample(PresolvableProgram.Any.Generator, 50, 200).Select(subject => subject.Program)];
        Assert.Contains(sample, program => IsRefuted(program, solution => Swap(solution.Columns, BasisStatus.AtUpper, BasisStatus.AtLower)));
        Assert.Contains(sample, program => IsRefuted(program, solution => Swap(solution.Rows, BasisStatus.AtUpper, BasisStatus.AtLower)));
        Assert.Contains(sample, program => IsRefuted(program, solution => Swap(solution.Columns, BasisStatus.Basic, BasisStatus.AtLower)));
        Assert.DoesNotContain(sample, program => IsRefuted(program, _ => { }));
    }

    private static SimplexModel Model(double rowLower, double cost, double variableLower = 0, double variableUpper = double.PositiveInfinity)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int variable = builder.AddVariable(variableLower, variableUpper, cost);
        int row = builder.AddRow(rowLower, 4);
        builder.SetCoefficient(row, variable, 1);
        return SimplexModel.From(builder.Build());
    }

    // The dual has an optimum exactly where the program has one; restored, it is exact without repair, its basis as large as it must be.
    private static Property Law(LinearProgram program)
    {
        if (Enumerable.Range(0, program.VariableCount).Any(variable => program.VariableLower[variable] > program.VariableUpper[variable]))
        {
            return true.ToProperty();
        }

        LinearProgramSolution truth = new TableauSimplex().Solve(program);
        DualizedSolve sparse = new(program, model => new SparseEngine(model, SparseEngineKind.Dual));
        DualizedSolve dense = new(program, model => new DenseEngine(model));
        return (truth.IsOptimal == sparse.Truth.IsOptimal).Label($"{truth.Explain()}, dual: {sparse.Truth.Explain()}")
            .And((sparse.Status == sparse.Truth.Status).Label($"sparse {sparse.Status}"))
            .And((dense.Status == sparse.Truth.Status).Label($"dense {dense.Status}"))
            .And(IsExact(program, sparse.Answer))
            .And(IsExact(program, dense.Answer));
    }

    private static Property IsExact(LinearProgram program, LinearProgramSolution? answer)
    {
        if (answer is null)
        {
            return true.ToProperty();
        }

        int basics = answer.Basis!.Variables.Concat(answer.Basis.Rows).Count(status => status == BasisStatus.Basic);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        return (basics == program.RowCount).Label($"{basics} basic members for {program.RowCount} rows")
            .And(report.Passed.Label(report.Reason))
            .And((!report.Repaired).Label($"repaired: {report.Reason}"));
    }

    private static bool IsRefuted(LinearProgram program, Action<BasicSolution> falsify)
    {
        if (Enumerable.Range(0, program.VariableCount).Any(variable => program.VariableLower[variable] > program.VariableUpper[variable]))
        {
            return false;
        }

        DualizedSolve solve = new(program, model => new DenseEngine(model), falsify);
        return solve.Answer is { } answer && LinearProgramAudit.Check(program, answer) is { Passed: false } or { Repaired: true };
    }

    private static void Swap(BasisStatus[] statuses, BasisStatus from, BasisStatus to)
    {
        for (int index = 0; index < statuses.Length; index++)
        {
            statuses[index] = statuses[index] == from ? to : statuses[index];
        }
    }
}
