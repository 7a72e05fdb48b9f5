using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>LU factors of a square matrix with row exchanges, for solving with the matrix and its transpose. Memory is kept between matrices.</summary>
internal sealed class DenseFactors
{
    private double[] cells = [];
    private double[] held = [];
    private double[] scales = [];
    private int[] order = [];
    private int size;

    /// <summary>Number of rows, and of columns.</summary>
    public int Size => size;

    public bool IsSingular { get; private set; }

    /// <summary>The smallest pivot relative to the largest entry that its column had; 1 where there is none.</summary>
    /// <remarks>A singular matrix whose numbers are not exact leaves rounding for a pivot: some 1e-16.</remarks>
    public double SmallestPivot { get; private set; }

    /// <summary>Begins a matrix of zeros.</summary>
    /// <param name="rows">Number of rows, and of columns.</param>
    /// <returns>Its cells, row-major, to be filled before <see cref="Factor"/>.</returns>
    public Span<double> Begin(int rows)
    {
        size = rows;
        if (order.Length < size)
        {
            (cells, held, scales, order) = (new double[size * size], new double[size], new double[size], new int[size]);
        }

        Span<double> matrix = cells.AsSpan(0, size * size);
        matrix.Clear();
        return matrix;
    }

    /// <summary>Factors the matrix, which its factors replace.</summary>
    /// <returns>False when it is singular.</returns>
    public bool Factor()
    {
        IsSingular = false;
        SmallestPivot = 1;
        scales.AsSpan(0, size).Clear();
        for (int row = 0; row < size; row++)
        {
            order[row] = row;
            ReadOnlySpan<double> entries = Row(row);
            for (int column = 0; column < size; column++)
            {
                scales[column] = Math.Max(scales[column], Math.Abs(entries[column]));
            }
        }

        for (int step = 0; step < size && !IsSingular; step++)
        {
            Eliminate(step);
        }

        return !IsSingular;
    }

    /// <summary>Solves M·x = right side, in place.</summary>
    public void Solve(Span<double> values)
    {
        Span<double> result = held.AsSpan(0, size);
        for (int row = 0; row < size; row++)
        {
            result[row] = values[order[row]] - DenseRows.Dot(Row(row)[..row], result);
        }

        for (int row = size - 1; row >= 0; row--)
        {
            ReadOnlySpan<double> cellsOfRow = Row(row);
            result[row] = (result[row] - DenseRows.Dot(cellsOfRow[(row + 1)..], result[(row + 1)..])) / cellsOfRow[row];
        }

        result.CopyTo(values);
    }

    /// <summary>The row of the matrix that each row of the factors was.</summary>
    public ReadOnlySpan<int> Order => order.AsSpan(0, size);

    /// <summary>Solves M·X = right sides, in place.</summary>
    /// <param name="cells">Rows of right sides, those of the matrix in <see cref="Order"/>; then of the solutions.</param>
    /// <param name="stride">Right sides, and cells of a row.</param>
    /// <param name="places">Which row of cells each row of the factors is, shape [<see cref="Size"/>].</param>
    public void SolveOrdered(Span<double> cells, int stride, ReadOnlySpan<int> places)
    {
        for (int row = 1; row < size; row++)
        {
            Subtract(cells, stride, places, row, 0, row);
        }

        for (int row = size - 1; row >= 0; row--)
        {
            Subtract(cells, stride, places, row, row + 1, size);
            DenseRows.Divide(cells.Slice(places[row] * stride, stride), Row(row)[row]);
        }
    }

    /// <summary>Solves Mᵀ·x = right side, in place.</summary>
    public void SolveTransposed(Span<double> values)
    {
        for (int row = 0; row < size; row++)
        {
            ReadOnlySpan<double> cellsOfRow = Row(row);
            values[row] /= cellsOfRow[row];
            DenseRows.AddMultiple(values[(row + 1)..size], cellsOfRow[(row + 1)..], -values[row]);
        }

        for (int row = size - 1; row >= 0; row--)
        {
            DenseRows.AddMultiple(values[..row], Row(row), -values[row]);
        }

        Span<double> permuted = held.AsSpan(0, size);
        values[..size].CopyTo(permuted);
        for (int row = 0; row < size; row++)
        {
            values[order[row]] = permuted[row];
        }
    }

    // Takes the multiples of other rows that the factors say from a row of right sides.
    private void Subtract(Span<double> cells, int stride, ReadOnlySpan<int> places, int row, int first, int end)
    {
        ReadOnlySpan<double> multiples = Row(row);
        Span<double> target = cells.Slice(places[row] * stride, stride);
        for (int other = first; other < end; other++)
        {
            if (multiples[other] != 0)
            {
                DenseRows.AddMultiple(target, cells.Slice(places[other] * stride, stride), -multiples[other]);
            }
        }
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

        SmallestPivot = Math.Min(SmallestPivot, Math.Abs(pivot) / scales[step]);

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
            Span<double> copy = held.AsSpan(0, size);
            Row(left).CopyTo(copy);
            Row(right).CopyTo(Row(left));
            copy.CopyTo(Row(right));
        }
    }
}
