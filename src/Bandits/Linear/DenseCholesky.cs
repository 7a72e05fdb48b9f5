namespace Mechanisms.Bandits.Linear;

/// <summary>The Cholesky factor of a symmetric matrix in a full, row-major array of any size; allocates nothing.</summary>
/// <remarks>Serves refactorization, which happens once in hundreds of rounds, and sampling in few dimensions.</remarks>
internal static class DenseCholesky
{
    /// <summary>Replaces the lower triangle of a matrix by its Cholesky factor, row by row.</summary>
    /// <returns>False when a pivot is not positive and finite: the matrix is not positive definite in floating point.</returns>
    public static bool Factor(Span<double> matrix, int dimension)
    {
        for (int row = 0; row < dimension; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double rest = matrix[(row * dimension) + column];
                for (int index = 0; index < column; index++)
                {
                    rest -= matrix[(row * dimension) + index] * matrix[(column * dimension) + index];
                }

                if (column == row && !(rest > 0 && double.IsFinite(rest)))
                {
                    return false;
                }

                matrix[(row * dimension) + column] = column == row
                    ? Math.Sqrt(rest)
                    : rest / matrix[(column * dimension) + column];
            }
        }

        return true;
    }

    /// <summary>ln det of the factored matrix: twice the sum of the logarithms of the diagonal.</summary>
    public static double LogDeterminant(ReadOnlySpan<double> factor, int dimension)
    {
        double sum = 0;
        for (int row = 0; row < dimension; row++)
        {
            sum += Foundations.Numerics.Elementary.Log(factor[(row * dimension) + row]);
        }

        return 2 * sum;
    }

    /// <summary>Solves LL'x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int dimension, Span<double> vector)
    {
        SolveLower(factor, dimension, vector);
        SolveUpper(factor, dimension, vector);
    }

    /// <summary>Solves Lx = b in place.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int dimension, Span<double> vector)
    {
        for (int row = 0; row < dimension; row++)
        {
            double rest = vector[row];
            for (int column = 0; column < row; column++)
            {
                rest -= factor[(row * dimension) + column] * vector[column];
            }

            vector[row] = rest / factor[(row * dimension) + row];
        }
    }

    /// <summary>Solves L'x = b in place.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int dimension, Span<double> vector)
    {
        for (int row = dimension - 1; row >= 0; row--)
        {
            double rest = vector[row];
            for (int below = row + 1; below < dimension; below++)
            {
                rest -= factor[(below * dimension) + row] * vector[below];
            }

            vector[row] = rest / factor[(row * dimension) + row];
        }
    }
}
