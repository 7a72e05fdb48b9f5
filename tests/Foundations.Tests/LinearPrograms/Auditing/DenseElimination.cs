using System.Numerics;
using Mechanisms.Foundations.LinearPrograms.Auditing;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Auditing;

/// <summary>The oracle of lifting: Gauss-Jordan elimination in rationals.</summary>
internal static class DenseElimination
{
    /// <summary>The solution of M·x = right side, or of the transposed system; null when the matrix is singular.</summary>
    public static Rational[]? Solve(BigInteger[][] matrix, BigInteger[] rightSide, bool isTransposed)
    {
        int size = matrix.Length;
        Rational[][] rows = [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size + 1)
            .Select(column => (Rational)(column == size ? rightSide[row] : isTransposed ? matrix[column][row] : matrix[row][column])).ToArray())];
        for (int step = 0; step < size; step++)
        {
            int pivot = Array.FindIndex(rows, step, row => !row[step].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (rows[step], rows[pivot]) = (rows[pivot], rows[step]);
            for (int row = 0; row < size; row++)
            {
                Rational factor = row == step ? default : rows[row][step] / rows[step][step];
                for (int column = step; column <= size && !factor.IsZero; column++)
                {
                    rows[row][column] -= factor * rows[step][column];
                }
            }
        }

        return [.. rows.Select((row, index) => row[size] / row[index])];
    }

    /// <summary>The sparse form of a dense matrix.</summary>
    public static SquareMatrix Sparse(BigInteger[][] matrix)
    {
        List<int> starts = [0];
        List<int> rows = [];
        List<BigInteger> entries = [];
        for (int column = 0; column < matrix.Length; column++)
        {
            for (int row = 0; row < matrix.Length; row++)
            {
                if (!matrix[row][column].IsZero)
                {
                    rows.Add(row);
                    entries.Add(matrix[row][column]);
                }
            }

            starts.Add(rows.Count);
        }

        return new([.. starts], [.. rows], new([.. entries]));
    }
}
