using System.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>A sparse square matrix of integers by columns.</summary>
/// <param name="Starts">Where each column begins, shape [column + 1].</param>
/// <param name="Rows">Row of each entry.</param>
/// <param name="Entries">The entries, none of them 0.</param>
internal sealed record SquareMatrix(int[] Starts, int[] Rows, IntegerEntries Entries)
{
    public int Size => Starts.Length - 1;

    /// <summary>Whether M·x = right side, or Mᵀ·x = right side, for x given as numerators over a denominator.</summary>
    public bool Solves(FractionVector solution, BigInteger[] rightSide, bool isTransposed)
    {
        BigInteger[] sums = new BigInteger[Size];
        for (int column = 0; column < Size; column++)
        {
            for (int position = Starts[column]; position < Starts[column + 1]; position++)
            {
                (int from, int to) = isTransposed ? (Rows[position], column) : (column, Rows[position]);
                if (!solution.Numerators[from].IsZero)
                {
                    sums[to] += Entries[position] * solution.Numerators[from];
                }
            }
        }

        for (int place = 0; place < Size; place++)
        {
            if (sums[place] != rightSide[place] * solution.Denominator)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The largest sum of entry sizes in a row, or in a column when transposed.</summary>
    public BigInteger LargestSum(bool isTransposed)
    {
        BigInteger[] sums = new BigInteger[Size];
        for (int column = 0; column < Size; column++)
        {
            for (int position = Starts[column]; position < Starts[column + 1]; position++)
            {
                sums[isTransposed ? column : Rows[position]] += BigInteger.Abs(Entries[position]);
            }
        }

        return Size == 0 ? BigInteger.Zero : sums.Max();
    }

    /// <summary>Bits that no determinant of the matrix, with one column or row replaced by the right side, exceeds (Hadamard).</summary>
    public double DeterminantBits(BigInteger[] rightSide, bool isTransposed)
    {
        double[] bits = new double[Size];
        for (int column = 0; column < Size; column++)
        {
            for (int position = Starts[column]; position < Starts[column + 1]; position++)
            {
                int line = isTransposed ? Rows[position] : column;
                bits[line] += Entries[position].GetBitLength() + 1;
            }
        }

        return bits.Sum() + rightSide.Sum(value => value.GetBitLength() + 1);
    }
}
