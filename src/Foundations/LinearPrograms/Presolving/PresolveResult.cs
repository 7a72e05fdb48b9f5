using System.Buffers;

namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>The reduced model, what became of the full one, and the way back.</summary>
internal sealed class PresolveResult
{
    private readonly int[] columns;
    private readonly int[] rows;
    private readonly int fullColumns;
    private readonly int fullRows;

    public PresolveResult(SimplexModel full, PresolveProgram program)
    {
        (fullColumns, fullRows) = (full.Columns, full.Rows);
        Verdict = program.Verdict;
        Report = program.Report();
        Work = program.Work;
        Reductions = program.Reductions;
        columns = [.. Enumerable.Range(0, full.Columns).Where(program.HasColumn)];
        rows = [.. Enumerable.Range(0, full.Rows).Where(program.HasRow)];
        Model = program.Verdict == PresolveVerdict.Interrupted ? full : Gather(full.Sign, program);
    }

    private PresolveResult(PresolveResult other, IReadOnlyList<Reduction> reductions)
    {
        (columns, rows, fullColumns, fullRows) = (other.columns, other.rows, other.fullColumns, other.fullRows);
        (Model, Verdict, Report, Work, Reductions) = (other.Model, other.Verdict, other.Report, other.Work, reductions);
    }

    public PresolveVerdict Verdict { get; }

    /// <summary>The reduced model, as far as it went before a suspicion; the full one after an interruption.</summary>
    public SimplexModel Model { get; }

    public PresolveReport Report { get; }

    /// <summary>How many coefficients were looked at, repetitions included: the time taken, on any machine.</summary>
    public long Work { get; }

    /// <summary>What was done, first to last.</summary>
    public IReadOnlyList<Reduction> Reductions { get; }

    /// <summary>The same result with another way back.</summary>
    public PresolveResult With(IReadOnlyList<Reduction> reductions) => new(this, reductions);

    /// <summary>Completes an optimal basic solution of the reduced model to one of the full model.</summary>
    /// <param name="primal">Values, shape [reduced column].</param>
    /// <param name="rowDuals">Prices of the minimization, shape [reduced row].</param>
    /// <param name="reducedCosts">Reduced costs of the minimization, shape [reduced column].</param>
    /// <param name="columnBasis">Basis status of the variables, shape [reduced column].</param>
    /// <param name="rowBasis">Basis status of the row activities, shape [reduced row].</param>
    public Postsolution Restore(
        ReadOnlySpan<double> primal,
        ReadOnlySpan<double> rowDuals,
        ReadOnlySpan<double> reducedCosts,
        ReadOnlySpan<BasisStatus> columnBasis,
        ReadOnlySpan<BasisStatus> rowBasis)
    {
        Postsolution solution = new(fullColumns, fullRows);
        for (int column = 0; column < columns.Length; column++)
        {
            solution.PlaceColumn(columns[column], primal[column], columnBasis[column], reducedCosts[column]);
        }

        for (int row = 0; row < rows.Length; row++)
        {
            solution.RowDuals[rows[row]] = rowDuals[row];
            solution.Rows[rows[row]] = rowBasis[row];
        }

        for (int index = Reductions.Count - 1; index >= 0; index--)
        {
            Reductions[index].Undo(solution);
        }

        return solution;
    }

    private SimplexModel Gather(double sign, PresolveProgram program)
    {
        int[] starts = new int[columns.Length + 1];
        int[] place = new int[fullColumns];
        for (int column = 0; column < columns.Length; column++)
        {
            starts[column + 1] = starts[column] + program.Matrix.ColumnLength(columns[column]);
            place[columns[column]] = starts[column];
        }

        int[] indices = ArrayPool<int>.Shared.Rent(starts[^1]);
        double[] coefficients = ArrayPool<double>.Shared.Rent(starts[^1]);
        if (program.Matrix.IsAscending)
        {
            CopyByColumns(program.Matrix, indices, coefficients);
        }
        else
        {
            CopyByRows(program.Matrix, place, indices, coefficients);
        }

        return new(
            sign,
            Kept(program.Cost, columns),
            (Kept(program.ColumnLower, columns), Kept(program.ColumnUpper, columns)),
            (Kept(program.RowLower, rows), Kept(program.RowUpper, rows)),
            (starts, indices, coefficients));
    }

    // The quicker way, since entries of a column lie together in memory.
    private void CopyByColumns(LinkedMatrix matrix, int[] indices, double[] coefficients)
    {
        int[] newRow = new int[fullRows];
        for (int row = 0; row < rows.Length; row++)
        {
            newRow[rows[row]] = row;
        }

        int position = 0;
        foreach (int column in columns)
        {
            for (int at = matrix.FirstInColumn(column); at >= 0; at = matrix.NextInColumn(at))
            {
                (indices[position], coefficients[position]) = (newRow[matrix.Row(at)], matrix.Value(at));
                position++;
            }
        }
    }

    // Rows in ascending order make every column ascending.
    private void CopyByRows(LinkedMatrix matrix, int[] place, int[] indices, double[] coefficients)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            for (int at = matrix.FirstInRow(rows[row]); at >= 0; at = matrix.NextInRow(at))
            {
                int position = place[matrix.Column(at)]++;
                (indices[position], coefficients[position]) = (row, matrix.Value(at));
            }
        }
    }

    private static double[] Kept(double[] values, int[] indices) => Array.ConvertAll(indices, index => values[index]);
}
