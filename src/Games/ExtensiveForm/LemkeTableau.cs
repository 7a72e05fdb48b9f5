using System.Numerics;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>Lemke's complementary pivots for w = q + M z + d z₀, w ⟂ z, in integers: all entries are multiplied by the determinant of the basis, which stays positive.</summary>
/// <remarks>
/// Columns: w, then z, then z₀, then the right-hand side. Ties in the ratio test are broken by the columns of w as if row i had q(i) + εⁱ, so that no basis comes twice.
/// </remarks>
internal sealed class LemkeTableau
{
    private readonly int size;
    private readonly BigInteger[][] rows;
    private readonly int[] basic;
    private BigInteger determinant = BigInteger.One;

    /// <summary>Initializes the tableau w − M z − d z₀ = q with d = 1.</summary>
    /// <param name="matrix">M, shape [row][column], integers.</param>
    /// <param name="right">q, shape [row], integers.</param>
    public LemkeTableau(BigInteger[][] matrix, BigInteger[] right)
    {
        size = right.Length;
        basic = [.. Enumerable.Range(0, size)];
        rows = [.. matrix.Select((coefficients, row) =>
        {
            BigInteger[] entries = new BigInteger[(2 * size) + 2];
            entries[row] = BigInteger.One;
            for (int column = 0; column < size; column++)
            {
                entries[size + column] = -coefficients[column];
            }

            (entries[^2], entries[^1]) = (BigInteger.MinusOne, right[row]);
            return entries;
        })];
    }

    /// <summary>Gets the number of pivots so far.</summary>
    public long Pivots { get; private set; }

    private int Artificial => 2 * size;

    /// <summary>Pivots until z₀ leaves the basis.</summary>
    /// <returns>True for a solution, false for a ray, null where the limit came first.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public bool? Solve(long maxPivots, CancellationToken cancellation)
    {
        int row = First();
        if (rows[row][^1].Sign >= 0)
        {
            return true;
        }

        int entering = Artificial;
        while (Pivots < maxPivots)
        {
            int leaving = basic[row];
            Pivot(row, entering, cancellation);
            if (leaving == Artificial)
            {
                return true;
            }

            entering = leaving < size ? leaving + size : leaving - size;
            row = LeavingRow(entering);
            if (row < 0)
            {
                return false;
            }
        }

        return null;
    }

    /// <summary>The value of a variable z, times <paramref name="scale"/>.</summary>
    public BigInteger Value(int variable, out BigInteger scale)
    {
        scale = determinant;
        int row = Array.IndexOf(basic, size + variable);
        return row < 0 ? BigInteger.Zero : rows[row][^1];
    }

    // The least right-hand side, of several that of the highest index, whose ε is the smallest.
    private int First()
    {
        int least = 0;
        for (int row = 1; row < size; row++)
        {
            least = rows[row][^1] <= rows[least][^1] ? row : least;
        }

        return least;
    }

    private int LeavingRow(int entering)
    {
        int best = -1;
        for (int row = 0; row < size; row++)
        {
            if (rows[row][entering].Sign > 0 && (best < 0 || IsBefore(row, best, entering)))
            {
                best = row;
            }
        }

        return best;
    }

    // Compares the right-hand sides over the entries that enter, then column by column what belongs to ε, ε², ….
    private bool IsBefore(int row, int other, int entering)
    {
        (BigInteger[] left, BigInteger[] right) = (rows[row], rows[other]);
        int order = (left[^1] * right[entering]).CompareTo(right[^1] * left[entering]);
        for (int column = 0; order == 0 && column < size; column++)
        {
            order = (left[column] * right[entering]).CompareTo(right[column] * left[entering]);
        }

        return order < 0;
    }

    // The first pivot is −1, by which its row is multiplied; all others are positive.
    private void Pivot(int pivot, int column, CancellationToken cancellation)
    {
        BigInteger[] source = rows[pivot];
        if (source[column].Sign < 0)
        {
            for (int place = 0; place < source.Length; place++)
            {
                source[place] = -source[place];
            }
        }

        BigInteger divisor = source[column];
        for (int row = 0; row < size; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (row != pivot)
            {
                Subtract(rows[row], source, column, divisor);
            }
        }

        (basic[pivot], determinant) = (column, divisor);
        Pivots++;
    }

    private void Subtract(BigInteger[] target, BigInteger[] source, int column, BigInteger divisor)
    {
        BigInteger factor = target[column];
        for (int place = 0; place < target.Length; place++)
        {
            if (!target[place].IsZero || (!factor.IsZero && !source[place].IsZero))
            {
                target[place] = ((target[place] * divisor) - (factor * source[place])) / determinant;
            }
        }
    }
}
