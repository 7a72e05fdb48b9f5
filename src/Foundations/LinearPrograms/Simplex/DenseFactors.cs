using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>LU factors of a square matrix with row exchanges, for solving with the matrix and its transpose.</summary>
internal sealed class DenseFactors
{
    private readonly double[] cells;
    private readonly int[] order;
    private readonly int size;

    /// <summary>Factors a matrix in place.</summary>
    /// <param name="cells">Row-major, size × size; overwritten.</param>
    /// <param name="size">Number of rows.</param>
    public DenseFactors(double[] cells, int size)
    {
        this.cells = cells;
        this.size = size;
        order = Enumerable.Range(0, size).ToArray();
        for (int step = 0; step < size && !IsSingular; step++)
        {
            Eliminate(step);
        }
    }

    public bool IsSingular { get; private set; }

    /// <summary>Solves M·x = right side, in place.</summary>
    public void Solve(double[] values)
    {
        double[] result = new double[size];
        for (int row = 0; row < size; row++)
        {
            result[row] = values[order[row]] - Dot(Row(row)[..row], result);
        }

        for (int row = size - 1; row >= 0; row--)
        {
            ReadOnlySpan<double> cellsOfRow = Row(row);
            result[row] = (result[row] - Dot(cellsOfRow[(row + 1)..], result.AsSpan(row + 1))) / cellsOfRow[row];
        }

        result.CopyTo(values, 0);
    }

    /// <summary>Solves Mᵀ·x = right side, in place.</summary>
    public void SolveTransposed(double[] values)
    {
        for (int row = 0; row < size; row++)
        {
            ReadOnlySpan<double> cellsOfRow = Row(row);
            values[row] /= cellsOfRow[row];
            DenseRows.AddMultiple(values.AsSpan(row + 1), cellsOfRow[(row + 1)..], -values[row]);
        }

        for (int row = size - 1; row >= 0; row--)
        {
            DenseRows.AddMultiple(values.AsSpan(0, row), Row(row), -values[row]);
        }

        double[] permuted = [.. values];
        for (int row = 0; row < size; row++)
        {
            values[order[row]] = permuted[row];
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int index = 0; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    private Span<double> Row(int row) => cells.AsSpan(row * size, size);

    private void Eliminate(int step)
    {
        int best = step;
        for (int row = step + 1; row < size; row++)
        {
            best = Math.Abs(cells[(row * size) + step]) > Math.Abs(cells[(best * size) + step]) ? row : best;
        }

        Exchange(step, best);
        ReadOnlySpan<double> pivotRow = Row(step);
        double pivot = pivotRow[step];
        if (!(Math.Abs(pivot) > Tolerances.Pivot.Absolute * Tolerances.Pivot.Relative))
        {
            IsSingular = true;
            return;
        }

        for (int row = step + 1; row < size; row++)
        {
            Span<double> target = Row(row);
            if (target[step] != 0)
            {
                target[step] /= pivot;
                DenseRows.AddMultiple(target[(step + 1)..], pivotRow[(step + 1)..], -target[step]);
            }
        }
    }

    private void Exchange(int left, int right)
    {
        if (left != right)
        {
            (order[left], order[right]) = (order[right], order[left]);
            double[] held = Row(left).ToArray();
            Row(right).CopyTo(Row(left));
            held.CopyTo(Row(right));
        }
    }
}
