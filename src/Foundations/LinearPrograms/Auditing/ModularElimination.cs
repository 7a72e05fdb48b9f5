using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Sparse elimination modulo a prime.</summary>
/// <remarks>
/// Any pivot but 0 is as good as another, so pivots are chosen for sparsity alone: lines with one entry first, which peels off the
/// triangular part of the matrix without any arithmetic, then the least (row count − 1)·(column count − 1) among a few short lines.
/// </remarks>
[Reference("markowitz1957", "the pivot with the fewest other entries in its row and column")]
internal sealed class ModularElimination
{
    private const int Candidates = 4;

    private readonly PrimeField field;
    private readonly ActiveLine[] rows;
    private readonly ActiveLine[] columns;
    private readonly LineBuckets rowBuckets;
    private readonly LineBuckets columnBuckets;
    private readonly uint[] scattered;
    private readonly bool[] isMet;

    public ModularElimination(SquareMatrix matrix, PrimeField field)
    {
        this.field = field;
        rows = new ActiveLine[matrix.Size];
        columns = new ActiveLine[matrix.Size];
        scattered = new uint[matrix.Size];
        isMet = new bool[matrix.Size];
        Fill(matrix);
        rowBuckets = new(rows);
        columnBuckets = new(columns);
    }

    public List<int> PivotRows { get; } = [];

    public List<int> PivotColumns { get; } = [];

    public List<uint> Inverses { get; } = [];

    /// <summary>Per pivot: rows below it and what its row is multiplied by when added to them.</summary>
    public PackedLines Lower { get; } = new();

    /// <summary>Per pivot: columns beside it and the negative entries there.</summary>
    public PackedLines Upper { get; } = new();

    public void Run(AuditClock clock)
    {
        while (FindPivot(out int row, out int column))
        {
            clock.ThrowIfOver();
            Eliminate(row, column);
        }
    }

    private void Fill(SquareMatrix matrix)
    {
        for (int line = 0; line < matrix.Size; line++)
        {
            rows[line] = new();
            columns[line] = new();
        }

        for (int column = 0; column < matrix.Size; column++)
        {
            for (int position = matrix.Starts[column]; position < matrix.Starts[column + 1]; position++)
            {
                uint residue = matrix.Entries.Residue(position, field);
                if (residue != 0)
                {
                    rows[matrix.Rows[position]].Add(column, residue);
                    columns[column].Add(matrix.Rows[position], 0);
                }
            }
        }
    }

    private bool FindPivot(out int row, out int column)
    {
        (row, column) = (-1, -1);
        long best = long.MaxValue;
        int seen = 0;
        for (int count = 1; count <= rows.Length && seen < Candidates && best > (long)(count - 1) * (count - 1); count++)
        {
            for (int line = columnBuckets.First(count); line >= 0 && seen < Candidates; line = columnBuckets.Next(line), seen++)
            {
                int shortest = Shortest(columns[line], rows);
                long cost = (long)(count - 1) * (rows[shortest].Count - 1);
                (best, row, column) = cost < best ? (cost, shortest, line) : (best, row, column);
            }

            for (int line = rowBuckets.First(count); line >= 0 && seen < Candidates; line = rowBuckets.Next(line), seen++)
            {
                int shortest = Shortest(rows[line], columns);
                long cost = (long)(count - 1) * (columns[shortest].Count - 1);
                (best, row, column) = cost < best ? (cost, line, shortest) : (best, row, column);
            }
        }

        return row >= 0;
    }

    private static int Shortest(ActiveLine line, ActiveLine[] crossing)
    {
        int best = line.Places[0];
        for (int position = 1; position < line.Count; position++)
        {
            best = crossing[line.Places[position]].Count < crossing[best].Count ? line.Places[position] : best;
        }

        return best;
    }

    private void Eliminate(int pivotRow, int pivotColumn)
    {
        ActiveLine line = rows[pivotRow];
        rowBuckets.Remove(pivotRow);
        columnBuckets.Remove(pivotColumn);
        uint inverse = 0;
        for (int position = 0; position < line.Count; position++)
        {
            int column = line.Places[position];
            columns[column].Remove(pivotRow);
            if (column == pivotColumn)
            {
                inverse = field.Inverse(line.Residues[position]);
                continue;
            }

            columnBuckets.Renew(column);
            scattered[column] = line.Residues[position];
            Upper.Add(column, field.Negate(line.Residues[position]));
        }

        foreach (int row in columns[pivotColumn].Span)
        {
            uint factor = field.Negate(field.Multiply(rows[row].Take(pivotColumn), inverse));
            Lower.Add(row, factor);
            AddPivotRow(row, line, pivotColumn, factor);
        }

        Finish(line, pivotRow, pivotColumn, inverse);
    }

    private void Finish(ActiveLine line, int pivotRow, int pivotColumn, uint inverse)
    {
        foreach (int column in line.Span)
        {
            scattered[column] = 0;
        }

        rows[pivotRow].Clear();
        columns[pivotColumn].Clear();
        PivotRows.Add(pivotRow);
        PivotColumns.Add(pivotColumn);
        Inverses.Add(inverse);
        Lower.EndLine();
        Upper.EndLine();
    }

    private void AddPivotRow(int row, ActiveLine pivotLine, int pivotColumn, uint factor)
    {
        ActiveLine line = rows[row];
        for (int position = line.Count - 1; position >= 0; position--)
        {
            int column = line.Places[position];
            uint other = scattered[column];
            if (other == 0)
            {
                continue;
            }

            isMet[column] = true;
            uint sum = (uint)((line.Residues[position] + ((ulong)factor * other)) % field.Prime);
            line.Residues[position] = sum;
            if (sum == 0)
            {
                line.RemoveAt(position);
                columns[column].Remove(row);
                columnBuckets.Renew(column);
            }
        }

        AddFill(row, pivotLine, pivotColumn, factor);
        rowBuckets.Renew(row);
    }

    private void AddFill(int row, ActiveLine pivotLine, int pivotColumn, uint factor)
    {
        foreach (int column in pivotLine.Span)
        {
            if (column != pivotColumn && !isMet[column])
            {
                rows[row].Add(column, field.Multiply(factor, scattered[column]));
                columns[column].Add(row, 0);
                columnBuckets.Renew(column);
            }

            isMet[column] = false;
        }
    }
}
