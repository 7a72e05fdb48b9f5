namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// Whether a value or a slope of a given basis is rounding, by the terms that it is the sum of, without a tableau. A bound on these terms from the numbers of one row or
/// column decides in most cases; else the row or the column of the tableau is solved for by the factors.
/// </content>
internal sealed partial class DenseEngine
{
    // Whether a value that is near 0 or misses a bound does so by rounding, as in CleanValues. A row's own terms tell in most cases; else the row of the tableau is solved for.
    private bool IsCleaned(int row, double value)
    {
        double bound = value < tableau.Lower[row] ? tableau.Lower[row] : value > tableau.Upper[row] ? tableau.Upper[row] : 0;
        bool isZeroApart = bound == 0 && (tableau.Lower[row] > 0 || tableau.Upper[row] < 0);
        double size = Math.Abs(value - bound);
        if (isZeroApart)
        {
            return value >= tableau.Lower[row] && value <= tableau.Upper[row];
        }

        if (size > Feasibility * (1 + Math.Abs(value)))
        {
            return false;
        }

        int own = tableau.Basic[row] - tableau.Columns;
        double terms = Math.Abs(value) + (own >= 0 ? rowSizes[own] : pointRounding);
        if (size <= Rounding * terms || size <= Rounding * (terms + LeastTermsOfRow(row)) || (HasSolveLeft() && size <= Rounding * (terms + TermsOfRow(row))))
        {
            SetValue(row, bound);
            return true;
        }

        return false;
    }

    // A tableau costs about as much as so many solves as the basis has structural members.
    private bool HasSolveLeft() => solvesLeft-- > 0;

    // No more than the terms of a structural variable's row are, without solving for it: its multiples times its own coefficients in the rows with nonbasic activity sum to 1.
    private double LeastTermsOfRow(int row)
    {
        int variable = tableau.Basic[row];
        if (variable >= tableau.Columns)
        {
            return 0;
        }

        ReadOnlySpan<int> rows = program.ColumnRows(variable);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
        double least = double.PositiveInfinity;
        for (int entry = 0; entry < rows.Length; entry++)
        {
            if (coefficients[entry] != 0 && tableau.PlaceOf(rows[entry]) < 0)
            {
                least = Math.Min(least, rowSizes[rows[entry]] / Math.Abs(coefficients[entry]));
            }
        }

        return double.IsFinite(least) ? least : 0;
    }

    // The largest terms of the rows with nonbasic activity, as a row of the tableau takes them.
    private double TermsOfRow(int row)
    {
        int size = factors.Size;
        ReadOnlySpan<double> multiples = MultiplesOfRow(row);
        double sum = 0;
        for (int place = 0; place < size; place++)
        {
            sum += Math.Abs(multiples[place]) * rowSizes[tableau.Nonbasic[tableau.Columns - size + place] - tableau.Columns];
        }

        return sum;
    }

    // What the variable of a row takes of each nonbasic activity.
    private Span<double> MultiplesOfRow(int row)
    {
        int size = factors.Size;
        Span<double> multiples = unknowns.AsSpan(0, size);
        int own = tableau.Basic[row] - tableau.Columns;
        multiples.Clear();
        if (own >= 0)
        {
            FillMembers(own, multiples);
        }
        else
        {
            multiples[row] = 1;
        }

        factors.SolveTransposed(multiples);
        return multiples;
    }

    // The coefficients that basic variables have in a row: both ascend.
    private void FillMembers(int row, Span<double> destination)
    {
        ReadOnlySpan<int> columns = program.RowColumns(row);
        ReadOnlySpan<int> positions = program.RowPositions(row);
        int member = 0;
        for (int entry = 0; entry < columns.Length; entry++)
        {
            while (member < destination.Length && tableau.Basic[member] < columns[entry])
            {
                member++;
            }

            if (member < destination.Length && tableau.Basic[member] == columns[entry])
            {
                destination[member] = program.Coefficients[positions[entry]];
            }
        }
    }

    // Whether a slope gains by rounding alone, as in CleanGains.
    private bool IsCleaned(int column, int variable, double gain)
    {
        double terms = variable < tableau.Columns ? columnSizes[variable] : 0;
        bool isRounding = gain <= Optimality * (1 + gain)
            && (gain <= Rounding * terms || gain <= Rounding * (terms + LeastTermsOfColumn(variable)) || (HasSolveLeft() && gain <= Rounding * (terms + TermsOfColumn(column, variable))));
        if (isRounding)
        {
            SetSlope(variable, 0);
        }

        return isRounding;
    }

    // No more than the terms of a nonbasic activity's column are: its multiples times its row's coefficients of basic variables sum to 1.
    private double LeastTermsOfColumn(int variable)
    {
        if (variable < tableau.Columns)
        {
            return 0;
        }

        ReadOnlySpan<int> columns = program.RowColumns(variable - tableau.Columns);
        ReadOnlySpan<int> positions = program.RowPositions(variable - tableau.Columns);
        double least = double.PositiveInfinity;
        for (int entry = 0; entry < columns.Length; entry++)
        {
            double coefficient = program.Coefficients[positions[entry]];
            if (coefficient != 0 && tableau.Status[columns[entry]] == BasisStatus.Basic)
            {
                least = Math.Min(least, columnSizes[columns[entry]] / Math.Abs(coefficient));
            }
        }

        return double.IsFinite(least) ? least : 0;
    }

    // The largest terms of the basic variables' columns, as a column of the tableau takes them.
    private double TermsOfColumn(int column, int variable)
    {
        ReadOnlySpan<double> multiples = MultiplesOfColumn(column, variable);
        double sum = 0;
        for (int member = 0; member < multiples.Length; member++)
        {
            sum += Math.Abs(multiples[member]) * columnSizes[tableau.Basic[member]];
        }

        return sum;
    }

    // By how much each basic variable falls as a nonbasic one rises, or rises with a nonbasic activity.
    private Span<double> MultiplesOfColumn(int column, int variable)
    {
        int size = factors.Size;
        Span<double> multiples = unknowns.AsSpan(0, size);
        int structural = tableau.Columns - size;
        multiples.Clear();
        if (variable < tableau.Columns)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int entry = 0; entry < rows.Length; entry++)
            {
                int place = tableau.PlaceOf(rows[entry]);
                if (place < 0)
                {
                    multiples[~place - structural] = coefficients[entry];
                }
            }
        }
        else
        {
            multiples[column - structural] = 1;
        }

        factors.Solve(multiples);
        return multiples;
    }
}
