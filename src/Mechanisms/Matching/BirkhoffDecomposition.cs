using System.Diagnostics;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Matching;

/// <summary>Writes shares as a lottery over assignments.</summary>
/// <remarks>
/// The shares P of n agents and m objects are completed to the doubly stochastic matrix [P, D; E, Pᵀ] of order n + m, where the diagonal
/// matrices D and E hold what rows and columns of P leave of 1: columns of D stand for getting nothing. A perfect matching of the positive
/// entries is taken out with the least of its entries as weight, which makes one of them 0, until nothing is left.
/// </remarks>
internal static class BirkhoffDecomposition
{
    public static Lottery<Assignment> Of(RandomAssignment assignment)
    {
        Rational[][] rest = Completed(assignment);
        List<Chance<Assignment>> chances = [];
        Rational left = Rational.One;
        while (left.Sign > 0)
        {
            int[] columns = PerfectMatching(rest);
            Rational weight = columns.Select((column, row) => rest[row][column]).Min();
            for (int row = 0; row < columns.Length; row++)
            {
                rest[row][columns[row]] -= weight;
            }

            left -= weight;
            chances.Add(new(
                new(Sequence.Of(assignment.Agents, agent => columns[agent] < assignment.Items ? columns[agent] : PreferenceOrder.Nothing)), weight));
        }

        return Lottery.Of<Assignment>([.. chances]);
    }

    private static Rational[][] Completed(RandomAssignment assignment)
    {
        (int agents, int items) = (assignment.Agents, assignment.Items);
        Rational[][] matrix = [.. Enumerable.Range(0, agents + items).Select(_ => new Rational[agents + items])];
        for (int agent = 0; agent < agents; agent++)
        {
            matrix[agent][items + agent] = Rational.One;
        }

        for (int item = 0; item < items; item++)
        {
            matrix[agents + item][item] = Rational.One;
            for (int agent = 0; agent < agents; agent++)
            {
                Rational share = assignment.Shares[agent][item];
                matrix[agent][item] = share;
                matrix[agents + item][items + agent] = share;
                matrix[agent][items + agent] -= share;
                matrix[agents + item][item] -= share;
            }
        }

        return matrix;
    }

    // Column of every row, by augmenting paths, lowest columns first.
    private static int[] PerfectMatching(Rational[][] matrix)
    {
        int[] rows = new int[matrix.Length];
        Array.Fill(rows, -1);
        for (int row = 0; row < matrix.Length; row++)
        {
            bool isMatched = Augment(matrix, rows, row, new bool[matrix.Length]);
            Debug.Assert(isMatched, "The positive entries of a doubly stochastic matrix have a perfect matching.");
        }

        int[] columns = new int[rows.Length];
        for (int column = 0; column < rows.Length; column++)
        {
            columns[rows[column]] = column;
        }

        return columns;
    }

    private static bool Augment(Rational[][] matrix, int[] rows, int row, bool[] seen)
    {
        for (int column = 0; column < rows.Length; column++)
        {
            if (matrix[row][column].Sign > 0 && !seen[column])
            {
                seen[column] = true;
                if (rows[column] < 0 || Augment(matrix, rows, rows[column], seen))
                {
                    rows[column] = row;
                    return true;
                }
            }
        }

        return false;
    }
}
