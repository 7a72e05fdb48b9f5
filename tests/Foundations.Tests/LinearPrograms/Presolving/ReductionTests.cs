using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Presolving;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Presolving;

/// <summary>Each kind of reduction alone, on a program made for it: what it takes out, and that the way back is exact.</summary>
public sealed class ReductionTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void An_empty_row_goes() => Check(
        ReductionKind.EmptyRow, EmptyRow.TryApply, rows: 1, columns: 0, [(0, 4, -1), (0, 4, -1)], (-1, 2, [0, 0]), (0, 5, [1, 1]));

    [Fact]
    public void A_singleton_row_becomes_a_bound_that_binds() => Check(
        ReductionKind.SingletonRow, SingletonRow.TryApply, rows: 1, columns: 0, [(0, 4, -1), (0, 4, 0)], (-6, Infinity, [-2, 0]), (-Infinity, 5, [1, 1]));

    [Fact]
    public void Of_two_singleton_rows_that_fix_a_column_the_one_that_its_price_needs_binds() => Check(
        ReductionKind.SingletonRow, SingletonRow.TryApply, rows: 2, columns: 0, [(0, 4, -1)], (2, Infinity, [1]), (-Infinity, 4, [2]));

    [Fact]
    public void A_row_that_its_columns_imply_goes() => Check(
        ReductionKind.RedundantRow, RedundantRow.TryApply, rows: 1, columns: 0, [(0, 2, -1), (0, 2, -1)], (-3, 9, [1, -1]), (-Infinity, 3, [1, 1]));

    [Fact]
    public void A_side_that_the_columns_imply_goes_and_the_row_stays()
    {
        LinearProgram program = Build([(0, 2, -1), (0, 2, -1)], (0, 3, [1, 1]));
        PresolvedSolve solve = new(program, new() { Rows = [RedundantRow.TryApply] });
        Assert.Equal(double.NegativeInfinity, solve.Reduced.RowLower[0]);
        Assert.Equal(3, solve.Reduced.RowUpper[0]);
        RequireExact(program, solve);
    }

    [Fact]
    public void A_row_that_forces_its_columns_goes_with_them() => Check(
        ReductionKind.ForcingRow, ForcingRow.TryApply, rows: 1, columns: 2, [(0, 2, -3), (1, 2, 5), (0, 1, 1)], (-Infinity, -2, [1, -1, 0]), (1, Infinity, [0, 1, 1]));

    [Fact]
    public void A_forcing_row_without_need_of_a_price_stays_loose() => Check(
        ReductionKind.ForcingRow, ForcingRow.TryApply, rows: 1, columns: 2, [(0, 2, 3), (1, 2, -5)], (-Infinity, -2, [1, -1]));

    [Fact]
    public void A_free_column_singleton_takes_its_equation_along() => Check(
        ReductionKind.FreeColumnSingleton, FreeColumnSingleton.TryApply, rows: 1, columns: 1, [(-Infinity, Infinity, 2), (0, 3, -1), (0, 3, 1)], (4, 4, [2, 1, 1]), (1, 2, [0, 1, 1]));

    [Fact]
    public void A_free_column_singleton_takes_its_inequality_along() => Check(
        ReductionKind.FreeColumnSingleton, FreeColumnSingleton.TryApply, rows: 1, columns: 1, [(-Infinity, Infinity, 2), (0, 3, -1), (0, 3, 1)], (4, Infinity, [2, 1, 1]), (1, 2, [0, 1, 1]));

    [Fact]
    public void A_column_singleton_whose_bounds_are_implied_counts_as_free() => Check(
        ReductionKind.FreeColumnSingleton, FreeColumnSingleton.TryApply, rows: 1, columns: 1, [(0, Infinity, 2), (0, 2, -1), (0, 2, 1)], (4, 4, [1, 1, 1]), (1, 3, [0, 1, 1]));

    [Fact]
    public void A_column_singleton_whose_bound_may_bind_does_not_count_as_free()
    {
        LinearProgram program = Build([(1, Infinity, 2), (0, 2, -1), (0, 2, 1)], (4, 4, [1, 1, 1]), (1, 2, [0, 1, 1]));
        Assert.Empty(new PresolvedSolve(program, new() { Rows = [FreeColumnSingleton.TryApply] }).Result.Reductions);
    }

    [Fact]
    public void A_slack_turns_an_equation_into_a_range() => Check(
        ReductionKind.SlackColumn, SlackColumn.TryApply, rows: 0, columns: 1, [(0, 2, 1), (0, 3, -1), (0, 3, -2)], (4, 4, [1, 1, 1]), (1, 5, [0, 2, 1]));

    [Fact]
    public void Several_slacks_of_an_inequality_go_together() => Check(
        ReductionKind.SlackColumn, SlackColumn.TryApply, rows: 0, columns: 2, [(0, 2, 0), (-1, 1, 0), (0, 9, -1), (0, 9, -2)], (0, 4, [-1, 2, 1, 1]), (1, 9, [0, 0, 2, 1]));

    [Fact]
    public void A_doubleton_equation_takes_a_column_along_whose_bound_moves_to_the_other() => Check(
        ReductionKind.DoubletonEquation, DoubletonEquation.TryApply, rows: 1, columns: 1, [(0, 2, -1), (0, 9, -1), (0, 9, 1)], (6, 6, [2, 1, 0]), (-Infinity, 9, [1, 1, -1]));

    [Fact]
    public void A_doubleton_equation_adds_what_the_column_did_elsewhere()
    {
        LinearProgram program = Build([(0, 2, -1), (0, 9, -1), (0, 9, 1)], (6, 6, [2, 1, 0]), (-Infinity, 9, [4, 1, -1]), (1, 8, [0, 1, 1]), (1, 8, [1, 0, 1]));
        PresolvedSolve solve = new(program, new() { Rows = [DoubletonEquation.TryApply] });
        Assert.Equal((3, 2), (solve.Reduced.RowCount, solve.Reduced.VariableCount));
        RequireExact(program, solve);
    }

    [Fact]
    public void An_empty_column_goes_to_its_cheapest_bound() => Check(
        ReductionKind.EmptyColumn, EmptyColumn.TryApply, rows: 0, columns: 3, [(-2, 4, -1), (-2, 4, 1), (-Infinity, Infinity, 0), (0, 1, -1)], (0, 5, [0, 0, 0, 3]));

    [Fact]
    public void A_fixed_column_goes_into_the_rows() => Check(
        ReductionKind.FixedColumn, FixedColumn.TryApply, rows: 0, columns: 1, [(2, 2, -1), (0, 4, -1)], (0, 5, [1, 1]));

    [Fact]
    public void A_column_that_cost_and_rows_pull_the_same_way_goes() => Check(
        ReductionKind.DominatedColumn, DominatedColumn.TryApply, rows: 0, columns: 1, [(1, 4, 2), (0, 4, -1)], (-Infinity, 5, [1, 1]), (2, Infinity, [-1, 3]));

    // The price of row 0 is at most 1 because of column 0, so column 1 costs more than it can earn; column 2 needs the second row.
    [Fact]
    public void A_column_that_no_acceptable_price_pays_for_goes() => Check(
        ReductionKind.DominatedColumn, DominatedColumn.TryApply, rows: 0, columns: 1, [(0, Infinity, 1), (0, 4, 3), (0, 4, -1)], (2, Infinity, [1, 1, -1]), (-Infinity, 5, [0, 1, 1]));

    [Fact]
    public void A_column_that_can_satisfy_its_rows_by_itself_takes_them_along() => Check(
        ReductionKind.ReleasedRows, ReleasedRows.TryApply, rows: 2, columns: 1, [(0, Infinity, 0), (0, 4, -1), (0, 4, 1)], (2, Infinity, [1, -1, -1]), (-Infinity, 3, [-2, 1, 1]), (1, 5, [0, 1, 1]));

    [Fact]
    public void A_column_whose_bounds_two_rows_imply_is_solved_for() => Check(
        ReductionKind.ImpliedFreeColumn, ImpliedFreeColumn.TryApply, rows: 1, columns: 1, [(0, 4, 2), (0, 2, -1), (1, 2, 1)], (4, 4, [2, 1, 1]), (-Infinity, 6, [-1, 3, 1]), (1, 9, [0, 2, 1]));

    [Fact]
    public void A_column_whose_bound_may_bind_is_not_solved_for()
    {
        LinearProgram program = Build([(1, 4, 2), (0, 2, -1), (1, 2, 1)], (4, 4, [2, 1, 1]), (-Infinity, 6, [-1, 3, 1]));
        Assert.Empty(new PresolvedSolve(program, new() { Columns = [ImpliedFreeColumn.TryApply] }).Result.Reductions);
    }

    [Fact]
    public void A_multiple_of_a_row_hands_its_bounds_over()
    {
        LinearProgram program = Build([(0, 9, -1), (0, 9, -2)], (1, 8, [1, 2]), (-12, -2, [-2, -4]));
        PresolvedSolve solve = new(program, new() { Sweeps = [DuplicateRow.Sweep] });
        Assert.Equal((1, 1, 6), (solve.Reduced.RowCount, solve.Reduced.RowLower[0], solve.Reduced.RowUpper[0]));
        RequireExact(program, solve);
    }

    [Fact]
    public void A_multiple_of_a_column_joins_it()
    {
        LinearProgram program = Build([(0, 2, -1), (-1, 3, 2), (0, 9, 1)], (1, 6, [1, -2, 1]), (-9, 9, [-1, 2, 1]));
        PresolvedSolve solve = new(program, new() { Sweeps = [DuplicateColumn.Sweep] });
        Assert.Equal((2, -6, 4), (solve.Reduced.VariableCount, solve.Reduced.VariableLower[0], solve.Reduced.VariableUpper[0]));
        RequireExact(program, solve);
    }

    [Fact]
    public void A_dearer_multiple_of_a_column_without_bound_goes() => CheckSweep(
        [(0, Infinity, 1), (1, 3, 3), (0, 9, 1)], (5, Infinity, [1, 2, 1]), (-9, 9, [1, 2, -1]));

    [Fact]
    public void A_cheaper_multiple_without_bound_drives_the_column_before_it_out() => CheckSweep(
        [(0, 4, 1), (1, Infinity, 1), (0, 9, 1)], (5, Infinity, [1, 2, 1]), (-9, 9, [1, 2, -1]));

    private static void CheckSweep((double Lower, double Upper, double Cost)[] columns, params (double Lower, double Upper, double[] Entries)[] rows)
    {
        LinearProgram program = Build(columns, rows);
        PresolvedSolve solve = new(program, new() { Sweeps = [DuplicateColumn.Sweep] });
        Assert.Equal(ReductionKind.DominatedColumn, Assert.Single(solve.Result.Reductions).Kind);
        RequireExact(program, solve);
    }

    private static void Check(
        ReductionKind kind,
        Func<PresolveProgram, int, bool> rule,
        int rows,
        int columns,
        (double Lower, double Upper, double Cost)[] variables,
        params (double Lower, double Upper, double[] Entries)[] sides)
    {
        LinearProgram program = Build(variables, sides);
        bool isForColumns = kind is ReductionKind.EmptyColumn or ReductionKind.FixedColumn or ReductionKind.DominatedColumn or ReductionKind.ReleasedRows
            or ReductionKind.ImpliedFreeColumn;
        PresolvedSolve solve = new(program, isForColumns ? new() { Columns = [rule] } : new() { Rows = [rule] });
        ReductionCount count = Assert.Single(solve.Result.Report.Counts);
        Assert.Equal((kind, rows, columns), (count.Kind, count.Rows, count.Columns));
        Assert.Equal((program.RowCount - rows, program.VariableCount - columns), (solve.Reduced.RowCount, solve.Reduced.VariableCount));
        RequireExact(program, solve);
    }

    private static void RequireExact(LinearProgram program, PresolvedSolve solve)
    {
        Assert.NotNull(solve.Answer);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, solve.Answer);
        Assert.True(report is { Passed: true, Exact: true, Repaired: false }, $"{report.Reason}{Environment.NewLine}{solve}");
    }

    private static LinearProgram Build(
        (double Lower, double Upper, double Cost)[] columns, params (double Lower, double Upper, double[] Entries)[] rows)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        foreach ((double lower, double upper, double cost) in columns)
        {
            builder.AddVariable(lower, upper, cost);
        }

        for (int row = 0; row < rows.Length; row++)
        {
            builder.AddRow(rows[row].Lower, rows[row].Upper);
            for (int column = 0; column < columns.Length; column++)
            {
                builder.SetCoefficient(row, column, rows[row].Entries[column]);
            }
        }

        return builder.Build();
    }
}
