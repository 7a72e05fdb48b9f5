using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>
/// The dense tableau: every basic variable as a linear function of the nonbasic ones, basic[row] = Σ cell[row, column] · nonbasic[column],
/// and the objective likewise.
/// </summary>
internal sealed class Tableau
{
    private readonly ScaledProgram program;
    private readonly double[] cells;

    public Tableau(ScaledProgram program)
    {
        this.program = program;
        cells = new double[program.Rows * program.Columns];
        Basic = new int[program.Rows];
        Nonbasic = new int[program.Columns];
        ReducedCosts = new double[program.Columns];
        Reset();
    }

    /// <summary>The basic variable of each row.</summary>
    public int[] Basic { get; }

    /// <summary>The nonbasic variable of each column.</summary>
    public int[] Nonbasic { get; }

    /// <summary>The objective as a function of the nonbasic variables.</summary>
    public double[] ReducedCosts { get; }

    private int Columns => program.Columns;

    public ReadOnlySpan<double> Row(int row) => cells.AsSpan(row * Columns, Columns);

    public void CopyColumn(int column, Span<double> destination)
    {
        for (int row = 0; row < destination.Length; row++)
        {
            destination[row] = cells[(row * Columns) + column];
        }
    }

    /// <summary>Exchanges the basic variable of a row and the nonbasic variable of a column.</summary>
    public void Pivot(int row, int column)
    {
        Span<double> pivotRow = cells.AsSpan(row * Columns, Columns);
        double inverse = 1 / pivotRow[column];
        for (int index = 0; index < pivotRow.Length; index++)
        {
            pivotRow[index] *= -inverse;
        }

        pivotRow[column] = inverse;
        for (int other = 0; other < program.Rows; other++)
        {
            if (other != row)
            {
                Eliminate(cells.AsSpan(other * Columns, Columns), pivotRow, column);
            }
        }

        Eliminate(ReducedCosts, pivotRow, column);
        (Basic[row], Nonbasic[column]) = (Nonbasic[column], Basic[row]);
    }

    /// <summary>Computes the cells anew from the program for the basis at hand, so that accumulated rounding is gone.</summary>
    /// <returns>Whether the basis was kept; when it is singular, some of its variables left it for row activities.</returns>
    public bool Rebuild()
    {
        bool[] wanted = new bool[program.Columns + program.Rows];
        foreach (int variable in Basic)
        {
            wanted[variable] = true;
        }

        Reset();
        bool kept = true;
        for (int column = 0; column < Columns; column++)
        {
            if (wanted[column])
            {
                int row = LargestReplaceable(column, wanted);
                kept &= row >= 0;
                if (row >= 0)
                {
                    Pivot(row, column);
                }
            }
        }

        return kept;
    }

    private static void Eliminate(Span<double> target, ReadOnlySpan<double> pivotRow, int column)
    {
        double factor = target[column];
        if (factor != 0)
        {
            target[column] = 0;
            DenseRows.AddMultiple(target, pivotRow, factor);
        }
    }

    // The row with the largest cell in a column among those whose row activity ought to leave; -1 if all are negligible.
    private int LargestReplaceable(int column, bool[] wanted)
    {
        int best = -1;
        double largest = Tolerances.Pivot.Absolute;
        for (int row = 0; row < program.Rows; row++)
        {
            double size = Math.Abs(cells[(row * Columns) + column]);
            if (size > largest && !wanted[Basic[row]])
            {
                (best, largest) = (row, size);
            }
        }

        return best;
    }

    private void Reset()
    {
        Array.Clear(cells);
        for (int column = 0; column < Columns; column++)
        {
            Nonbasic[column] = column;
            ReducedCosts[column] = program.Cost[column];
            ReadOnlySpan<int> rows = program.ColumnRows(column);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(column);
            for (int position = 0; position < rows.Length; position++)
            {
                cells[(rows[position] * Columns) + column] = coefficients[position];
            }
        }

        for (int row = 0; row < program.Rows; row++)
        {
            Basic[row] = Columns + row;
        }
    }
}
