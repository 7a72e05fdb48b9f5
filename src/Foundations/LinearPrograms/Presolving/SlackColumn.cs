using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Columns of one row only that slacken it: their bounds go into the row's bounds, their costs into those of the row's other columns.</summary>
/// <remarks>
/// In an equation any cost may be moved: a price c / a for the row pays for it. In an inequality the cost must be 0 already. Undone, last
/// column first: where the slackened row binds, the column stands at the bound that made it bind; where it does not, the column is basic
/// in an equation, and in an inequality only where no bound of it satisfies the row.
/// </remarks>
[Reference("andersen1995", "section 3: column singletons, the row read as a range")]
internal sealed class SlackColumn : Reduction
{
    private readonly int row;
    private readonly List<Slack> slacks = [];
    private SparseSlice others = new([], []);

    private SlackColumn(int row) => this.row = row;

    public override ReductionKind Kind => ReductionKind.SlackColumn;

    public static bool TryApply(PresolveProgram program, int row)
    {
        if (program.Matrix.RowLength(row) < 2 || program.Matrix.SingletonColumns(row) == 0)
        {
            return false;
        }

        SlackColumn reduction = new(row);
        double largest = program.LargestInRow(row);
        for (int at = program.Matrix.FirstInRow(row); at >= 0;)
        {
            int next = program.Matrix.NextInRow(at);
            if (IsSlack(program, row, at, largest))
            {
                reduction.Absorb(program, at);
            }

            at = next;
        }

        if (reduction.slacks.Count == 0)
        {
            return false;
        }

        reduction.others = program.Matrix.RowSlice(row);
        return program.Push(reduction);
    }

    public override void Undo(Postsolution solution)
    {
        double left = others.Reduce(0, solution.Primal);
        for (int index = slacks.Count - 1; index >= 0; index--)
        {
            slacks[index].Undo(solution, row, -left);
            left -= slacks[index].Coefficient * solution.Primal[slacks[index].Column];
        }
    }

    private static bool IsSlack(PresolveProgram program, int row, int at, double largest)
    {
        int column = program.Matrix.Column(at);
        bool isRowFree = double.IsInfinity(program.RowLower[row]) && double.IsInfinity(program.RowUpper[row]);
        return program.Matrix.ColumnLength(column) == 1
            && !isRowFree
            && (program.IsEquation(row) || program.Cost[column] == 0)
            && !program.IsFixed(column)
            && PresolveNumbers.IsGoodPivot(program.Matrix.Value(at), largest)
            && !PresolveNumbers.IsHuge(program.ColumnLower[column]) && !PresolveNumbers.IsHuge(program.ColumnUpper[column])
            && !PresolveNumbers.IsHuge(program.RowLower[row]) && !PresolveNumbers.IsHuge(program.RowUpper[row]);
    }

    private void Absorb(PresolveProgram program, int at)
    {
        int column = program.Matrix.Column(at);
        double coefficient = program.Matrix.Value(at);
        double price = program.Cost[column] / coefficient;
        (double low, double high) = RowActivity.Range(coefficient, program.ColumnLower[column], program.ColumnUpper[column]);
        (double Lower, double Upper) before = (program.RowLower[row], program.RowUpper[row]);
        for (int other = program.Matrix.FirstInRow(row); other >= 0 && price != 0; other = program.Matrix.NextInRow(other))
        {
            if (other != at)
            {
                program.AddCost(program.Matrix.Column(other), -price * program.Matrix.Value(other));
            }
        }

        (double Lower, double Upper) own = (program.ColumnLower[column], program.ColumnUpper[column]);
        program.RemoveColumn(column);
        program.WidenRow(row, -high, -low);
        slacks.Add(new(column, coefficient, price, own, before, program.IsEquation(row)));
    }
}
