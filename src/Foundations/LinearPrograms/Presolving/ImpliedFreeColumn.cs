using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>A short column whose bounds never bind is solved for by one of its equations and put into its other rows.</summary>
/// <remarks>
/// The bounds never bind when each is absent or implied by one of the column's rows and the bounds of the other columns there: that stays
/// true after the substitution. The equation is the shortest one whose coefficient is large enough to divide by and that does not make the
/// matrix larger; ties go to the first. Undone: the column is basic, the row binds at the price that makes its reduced cost 0.
/// </remarks>
[Reference("andersen1995", "section 3: implied free columns")]
[Reference("brearley1975", "substitution of variables")]
internal sealed class ImpliedFreeColumn : Reduction
{
    // Longer columns hardly ever pay; longer rows would make the search for implied bounds slow.
    private const int LongestColumn = 4;
    private const int LongestRow = 200;

    private readonly int row;
    private readonly int column;
    private readonly double coefficient;
    private readonly double side;
    private readonly double cost;
    private readonly SparseSlice entries;
    private readonly SparseSlice others;

    private ImpliedFreeColumn(PresolveProgram program, int at)
    {
        row = program.Matrix.Row(at);
        column = program.Matrix.Column(at);
        coefficient = program.Matrix.Value(at);
        side = program.RowLower[row];
        cost = program.Cost[column];
        entries = program.Matrix.ColumnSlice(column, row);
        others = program.Matrix.RowSlice(row, column);
    }

    public override ReductionKind Kind => ReductionKind.ImpliedFreeColumn;

    public static bool TryApply(PresolveProgram program, int column)
    {
        if (program.Matrix.ColumnLength(column) is < 2 or > LongestColumn)
        {
            return false;
        }

        int best = HasEquation(program, column) && AreBoundsImplied(program, column, isSure: false) ? BestEquation(program, column) : -1;
        if (best < 0 || !AreBoundsImplied(program, column, isSure: true))
        {
            return false;
        }

        ImpliedFreeColumn reduction = new(program, best);
        reduction.Apply(program);
        return program.Push(reduction);
    }

    public override void Undo(Postsolution solution)
    {
        double price = solution.ReducedCost(cost, entries) / coefficient;
        solution.PlaceColumn(column, others.Reduce(side, solution.Primal) / coefficient, BasisStatus.Basic, 0);
        solution.RowDuals[row] = price;
        solution.Rows[row] = price >= 0 ? BasisStatus.AtLower : BasisStatus.AtUpper;
    }

    private static bool HasEquation(PresolveProgram program, int column)
    {
        for (int at = program.Matrix.FirstInColumn(column); at >= 0; at = program.Matrix.NextInColumn(at))
        {
            if (program.IsEquation(program.Matrix.Row(at)))
            {
                return true;
            }
        }

        return false;
    }

    private static int BestEquation(PresolveProgram program, int column)
    {
        int best = -1;
        double largest = program.LargestInColumn(column);
        for (int at = program.Matrix.FirstInColumn(column); at >= 0; at = program.Matrix.NextInColumn(at))
        {
            int equation = program.Matrix.Row(at);
            if (program.IsEquation(equation)
                && program.Matrix.RowLength(equation) is > 1 and <= LongestRow
                && (best < 0 || program.Matrix.RowLength(equation) < program.Matrix.RowLength(program.Matrix.Row(best)))
                && !PresolveNumbers.IsHuge(program.RowLower[equation])
                && PresolveNumbers.IsGoodPivot(program.Matrix.Value(at), Math.Max(largest, program.LargestInRow(equation)))
                && program.Fill(equation, column) <= program.Matrix.RowLength(equation) + program.Matrix.ColumnLength(column) - 1)
            {
                best = at;
            }
        }

        return best;
    }

    private static bool AreBoundsImplied(PresolveProgram program, int column, bool isSure)
    {
        bool isLowerImplied = double.IsNegativeInfinity(program.ColumnLower[column]);
        bool isUpperImplied = double.IsPositiveInfinity(program.ColumnUpper[column]);
        for (int at = program.Matrix.FirstInColumn(column); at >= 0 && !(isLowerImplied && isUpperImplied); at = program.Matrix.NextInColumn(at))
        {
            (double low, double high, double doubt) = ImpliedBounds(program, at, isSure);
            isLowerImplied |= low >= program.ColumnLower[column] - doubt;
            isUpperImplied |= high <= program.ColumnUpper[column] + doubt;
        }

        return isLowerImplied && isUpperImplied;
    }

    // Between which values one row keeps a column; unless it must be sure by subtraction from what is known of the whole row, within a doubt.
    private static (double Low, double High, double Doubt) ImpliedBounds(PresolveProgram program, int at, bool isSure)
    {
        (int place, int member, double entry) = (program.Matrix.Row(at), program.Matrix.Column(at), program.Matrix.Value(at));
        if (program.Matrix.RowLength(place) > LongestRow)
        {
            return (double.NegativeInfinity, double.PositiveInfinity, 0);
        }

        RowActivity rest = isSure
            ? program.ActivityWithout(place, member)
            : program.Activity(place).Without(entry, program.ColumnLower[member], program.ColumnUpper[member]);
        double low = (program.RowLower[place] - rest.Max) / entry;
        double high = (program.RowUpper[place] - rest.Min) / entry;
        double doubt = isSure ? 0 : PresolveNumbers.Rounding(Math.Max(rest.MinScale, rest.MaxScale) / Math.Abs(entry));
        return entry > 0 ? (low, high, doubt) : (high, low, doubt);
    }

    private void Apply(PresolveProgram program)
    {
        program.RemoveRow(row);
        program.FixColumn(column, side / coefficient);
        for (int position = 0; position < entries.Indices.Length; position++)
        {
            program.AddRow(entries.Indices[position], others, -entries.Values[position] / coefficient);
        }

        for (int position = 0; position < others.Indices.Length; position++)
        {
            program.AddCost(others.Indices[position], -(cost / coefficient) * others.Values[position]);
        }
    }
}
