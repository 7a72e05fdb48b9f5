using System.Diagnostics;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>Square linear equations in doubles, by Gaussian elimination with full pivoting. Solving allocates nothing.</summary>
/// <param name="size">Number of equations and unknowns.</param>
/// <param name="rounding">Below which share of the largest coefficient what is left counts as rounding of what cancelled; 0 for only zeros.</param>
internal sealed class PivotedSystem(int size, double rounding = 0)
{
    private readonly double[] entries = new double[size * size];
    private readonly double[] right = new double[size];
    private readonly double[] solution = new double[size];
    private readonly int[] columns = new int[size];

    /// <summary>Gets the right-hand sides, shape [equation]. Destroyed by <see cref="Solve"/>.</summary>
    public Span<double> Right => right;

    /// <summary>Gets the solution that was found last, shape [unknown].</summary>
    public ReadOnlySpan<double> Solution => solution;

    /// <summary>Gets the sign of the determinant of what was solved last; 0 where the rank was not full.</summary>
    public int Sign { get; private set; }

    /// <summary>The coefficients of an equation, shape [unknown]. Destroyed by <see cref="Solve"/>.</summary>
    public Span<double> Row(int equation) => entries.AsSpan(equation * size, size);

    /// <summary>Sets all coefficients and right-hand sides to 0.</summary>
    public void Clear()
    {
        entries.AsSpan().Clear();
        right.AsSpan().Clear();
    }

    /// <summary>Solves; unknowns that the equations leave free are 0.</summary>
    /// <returns>The rank.</returns>
    public int Solve()
    {
        Sign = 1;
        for (int place = 0; place < size; place++)
        {
            columns[place] = place;
        }

        int rank = 0;
        double least = 0;
        while (rank < size && TryPivot(rank, ref least))
        {
            Eliminate(rank++);
        }

        Sign = rank < size ? 0 : Sign;
        Substitute(rank);
        return rank;
    }

    // Brings the largest entry of what is left to the place of the pivot.
    private bool TryPivot(int rank, ref double least)
    {
        (int row, int column, double largest) = (rank, rank, 0);
        for (int candidate = rank; candidate < size; candidate++)
        {
            ReadOnlySpan<double> coefficients = Row(candidate);
            for (int place = rank; place < size; place++)
            {
                if (Math.Abs(coefficients[place]) > largest)
                {
                    (row, column, largest) = (candidate, place, Math.Abs(coefficients[place]));
                }
            }
        }

        least = rank == 0 ? largest * rounding : least;
        if (!(largest > least))
        {
            return false;
        }

        SwapRows(rank, row);
        SwapColumns(rank, column);
        Sign *= Row(rank)[rank] < 0 ? -1 : 1;
        return true;
    }

    private void SwapRows(int left, int right)
    {
        if (left == right)
        {
            return;
        }

        Sign = -Sign;
        (this.right[left], this.right[right]) = (this.right[right], this.right[left]);
        Span<double> upper = Row(left);
        Span<double> lower = Row(right);
        for (int place = 0; place < size; place++)
        {
            (upper[place], lower[place]) = (lower[place], upper[place]);
        }
    }

    private void SwapColumns(int left, int right)
    {
        if (left == right)
        {
            return;
        }

        Sign = -Sign;
        (columns[left], columns[right]) = (columns[right], columns[left]);
        for (int row = 0; row < size; row++)
        {
            Span<double> coefficients = Row(row);
            (coefficients[left], coefficients[right]) = (coefficients[right], coefficients[left]);
        }
    }

    private void Eliminate(int pivot)
    {
        ReadOnlySpan<double> source = Row(pivot);
        for (int row = pivot + 1; row < size; row++)
        {
            Span<double> coefficients = Row(row);
            double factor = coefficients[pivot] / source[pivot];
            if (factor != 0)
            {
                coefficients[pivot] = 0;
                for (int place = pivot + 1; place < size; place++)
                {
                    coefficients[place] -= factor * source[place];
                }

                right[row] -= factor * right[pivot];
            }
        }
    }

    private void Substitute(int rank)
    {
        Debug.Assert(rank <= size, "No more pivots than equations.");
        solution.AsSpan().Clear();
        for (int row = rank - 1; row >= 0; row--)
        {
            ReadOnlySpan<double> coefficients = Row(row);
            double value = right[row];
            for (int place = row + 1; place < rank; place++)
            {
                value -= coefficients[place] * solution[columns[place]];
            }

            solution[columns[row]] = value / coefficients[row];
        }
    }
}
