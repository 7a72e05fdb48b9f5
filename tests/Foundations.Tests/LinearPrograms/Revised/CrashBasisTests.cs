using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

public sealed class CrashBasisTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void The_basis_is_regular_and_no_reduced_cost_changes() =>
        Prop.ForAll(RandomProgram.Any, subject => LeavesReducedCosts(subject, static state => CrashBasis.Take(state))).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void The_law_refutes_a_regular_basis_with_a_column_that_costs_something()
    {
        Exception? error = Record.Exception(() => Prop.ForAll(RandomProgram.Any, subject => LeavesReducedCosts(subject, TakeCostly))
            .Check(Laws.Config.WithMaxTest(500)));
        Assert.Contains("Label of failing property: a reduced cost changed", error!.Message, StringComparison.Ordinal);
    }

    // Each price of the triangle would be ten times the one before: the last values are no doubles.
    [Fact]
    public void A_path_that_grows_is_served_until_digits_would_be_lost()
    {
        SimplexState state = SampleState.Begin(GrowingProgram.Path(400));
        Assert.InRange(CrashBasis.Take(state), 1, 20);
        Assert.Equal(0, state.Factor());
        state.ComputePrimal();
        state.ComputeDual();
        Assert.True(state.IsFinite());
    }

    [Fact]
    public void Weights_are_those_of_the_inverse() =>
        Prop.ForAll(RandomProgram.Any, HasExactWeights).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void Random_programs_reach_bases_with_columns_in_them() => Assert.True(
        Laws.Sample(RandomProgram.Any.Generator, 30, 300).Count(subject => CrashBasis.Take(SampleState.Begin(subject.Program)) > 0) > 20);

    // Flow along a path: each arc's column has one entry in the equations not yet served once the arc before it is in.
    [Fact]
    public void A_path_is_served_to_its_end()
    {
        LinearProgramBuilder path = new(ObjectiveSense.Minimize);
        for (int node = 0; node < 6; node++)
        {
            path.AddRow(1, 1);
            path.AddVariable(0, Infinity, 0);
            path.SetCoefficient(node, node, 1);
            if (node > 0)
            {
                path.SetCoefficient(node, node - 1, -1);
            }
        }

        SimplexState state = SampleState.Begin(path.Build());
        Assert.Equal(6, CrashBasis.Take(state));
        Assert.Equal(0, state.Factor());
        state.ComputePrimal();
        Assert.Equal([1.0, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(arc => state.BasicValue[state.Slot[arc]]));
    }

    [Fact]
    public void A_column_stays_out_that_costs_something_or_whose_entry_is_small_beside_another()
    {
        LinearProgramBuilder program = new(ObjectiveSense.Minimize);
        program.AddVariable(0, Infinity, 1);
        program.AddVariable(0, Infinity, 0);
        program.AddVariable(0, 0, 0);
        program.AddRow(1, 1);
        program.AddRow(double.NegativeInfinity, 100);
        program.SetCoefficient(0, 0, 1);
        program.SetCoefficient(1, 0, 1);
        program.SetCoefficient(0, 1, 1e-5);
        program.SetCoefficient(1, 1, 1);
        program.SetCoefficient(0, 2, 1);
        SimplexState state = SampleState.Begin(program.Build());
        Assert.Equal(0, CrashBasis.Take(state));
    }

    // The slack columns stand for the equations at once: what is left to do is what the inequalities would have needed.
    [Fact]
    public void Equations_with_slack_columns_take_no_more_pivots_than_inequalities()
    {
        (long inequalities, long equations) = (Pivots(isEquation: false), Pivots(isEquation: true));
        Assert.InRange(equations, 1, inequalities);
    }

    private static long Pivots(bool isEquation)
    {
        const int Size = 40;
        LinearProgramBuilder program = new(ObjectiveSense.Minimize);
        for (int index = 0; index < Size; index++)
        {
            program.AddVariable(0, Infinity, -1 - (index % 7));
            program.AddRow(isEquation ? 10 + (index % 3) : double.NegativeInfinity, 10 + (index % 3));
        }

        for (int row = 0; row < Size; row++)
        {
            for (int variable = 0; variable < Size; variable += 1 + (row % 4))
            {
                program.SetCoefficient(row, variable, 1 + (((3 * row) + (5 * variable)) % 11));
            }

            if (isEquation)
            {
                program.SetCoefficient(row, program.AddVariable(0, Infinity, 0), 1);
            }
        }

        SparseEngine engine = new(SimplexModel.From(program.Build()));
        Assert.Equal(LinearProgramStatus.Optimal, engine.Solve(new(long.MaxValue, Timeout.InfiniteTimeSpan, null, CancellationToken.None)));
        return engine.Pivots;
    }

    private static Property LeavesReducedCosts(RandomProgram subject, Action<SimplexState> take)
    {
        SimplexState state = SampleState.Begin(subject.Program);
        take(state);
        bool isRegular = state.Factor() == 0;
        state.ComputeDual();
        bool isUnchanged = Enumerable.Range(0, state.Model.Total).All(variable => state.Reduced[variable] == state.Model.Cost[variable]);
        return isRegular.Label("the basis is singular").And((isUnchanged || !isRegular).Label("a reduced cost changed"));
    }

    // The planted bug: a column that costs something stands for the activity of an equation in which it has an entry.
    private static void TakeCostly(SimplexState state)
    {
        for (int row = 0; row < state.Rows; row++)
        {
            int logical = state.Columns + row;
            if (state.Model.Lower[logical] == state.Model.Upper[logical]
                && state.ByRows.PricedColumns(row).ToArray().FirstOrDefault(column => state.Model.Cost[column] != 0, -1) is var column and >= 0)
            {
                state.TakeInto(row, column);
                return;
            }
        }
    }

    private static bool HasExactWeights(RandomProgram subject)
    {
        SimplexState state = SampleState.Begin(subject.Program);
        CrashBasis.Take(state);
        double[][] inverse = SampleState.Inverse(state);
        return Enumerable.Range(0, state.Rows).All(slot =>
            Math.Abs(state.EdgeWeight[slot] - inverse[slot].Sum(entry => entry * entry)) <= 1e-9 * state.EdgeWeight[slot]);
    }
}
