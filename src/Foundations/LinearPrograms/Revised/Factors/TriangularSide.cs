using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>One way to solve with U: by its columns from the last pivot to the first, or by its rows from the first to the last.</summary>
/// <remarks>
/// Most lines of a simplex basis hold nothing but their pivot. A set of bits, one per place in the order of pivots, knows the others; only those
/// are eliminated one after another, and the division by the pivots of the rest is one pass over contiguous numbers.
/// </remarks>
internal sealed class TriangularSide
{
    private const int WordBits = 64;

    private readonly SweepHistory history = new();
    private ulong[] bits = [];
    private double[] divisors = [];

    /// <summary>Gets the off-diagonal lines.</summary>
    public SparseLines Lines { get; } = new();

    /// <summary>Begins anew, with every line thought to hold its pivot only.</summary>
    /// <param name="size">Number of lines.</param>
    /// <param name="places">Largest number of places in the order of pivots.</param>
    public void Reset(int size, int places)
    {
        int words = (places + WordBits - 1) / WordBits;
        if (words > bits.Length)
        {
            Array.Resize(ref bits, words);
        }

        if (size > divisors.Length)
        {
            divisors = new double[size];
        }

        Array.Clear(bits);
    }

    /// <summary>Places a line in the order of pivots.</summary>
    public void Enter(int line, int place, double pivot)
    {
        if (Lines.LengthOf(line) == 0)
        {
            divisors[line] = pivot;
            return;
        }

        int word = place / WordBits;
        if (word >= bits.Length)
        {
            Array.Resize(ref bits, 2 * bits.Length);
        }

        bits[word] |= 1UL << (place % WordBits);
        divisors[line] = 1;
    }

    /// <summary>Takes a line out of its place.</summary>
    public void Leave(int place)
    {
        int word = place / WordBits;
        if (word < bits.Length)
        {
            bits[word] &= ~(1UL << (place % WordBits));
        }
    }

    /// <summary>Solves in place; the result's list is exact.</summary>
    public void Solve(in PivotOrder order, SparseVector vector, SparseSweep sweep, double smallest, bool isForward)
    {
        if (sweep.TrySolve(Lines, order.Pivots, vector, smallest, history))
        {
            return;
        }

        if (isForward)
        {
            EliminateFromFirst(order, vector.Values, smallest);
        }
        else
        {
            EliminateFromLast(order, vector.Values, smallest);
        }

        vector.Divide(divisors, smallest);
    }

    private void EliminateFromFirst(in PivotOrder order, double[] values, double smallest)
    {
        int words = Math.Min(bits.Length, (order.Rows.Length + WordBits - 1) / WordBits);
        for (int word = 0; word < words; word++)
        {
            for (ulong left = bits[word]; left != 0; left &= left - 1)
            {
                Eliminate(order, order.Rows[(word * WordBits) + BitOperations.TrailingZeroCount(left)], values, smallest);
            }
        }
    }

    private void EliminateFromLast(in PivotOrder order, double[] values, double smallest)
    {
        int words = Math.Min(bits.Length, (order.Rows.Length + WordBits - 1) / WordBits);
        for (int word = words - 1; word >= 0; word--)
        {
            for (ulong left = bits[word]; left != 0;)
            {
                int bit = BitOperations.Log2(left);
                left &= ~(1UL << bit);
                Eliminate(order, order.Rows[(word * WordBits) + bit], values, smallest);
            }
        }
    }

    private void Eliminate(in PivotOrder order, int row, double[] values, double smallest)
    {
        double value = values[row];
        if (value == 0)
        {
            return;
        }

        if (Math.Abs(value) <= smallest)
        {
            values[row] = 0;
            return;
        }

        value /= order.Pivots[row];
        values[row] = value;
        SparseKernels.Subtract(values, value, Lines.IndicesOf(row), Lines.ValuesOf(row));
    }
}
