using System.Numerics;

namespace Mechanisms.Games.Nash;

/// <summary>The integers of a tableau in 128 bits each, pivoted without fractions: every step is exact, or is refused.</summary>
/// <remarks>
/// A quotient of a pivot is known modulo a power of 2 near 2⁶⁴, by multiplication with the inverse of the determinant's odd part, and in doubles up to an
/// error that is bounded beforehand. Where that error is below a quarter of the power, one integer fits both; where not, or where a number leaves 124 bits,
/// the step is refused and nothing has changed. Doubles beside the integers are within 2⁻⁵² of them, relative, and 0 only for 0.
/// </remarks>
internal sealed class FixedWidthTable
{
    /// <summary>The index that stands for the determinant.</summary>
    public const int Determinant = -1;

    /// <summary>The index that stands for 0.</summary>
    public const int Zero = -2;

    // What products of doubles, their difference and its quotient may be off, relative to the terms: a few roundings of 2⁻⁵³ each.
    private const double Error = 1.0 / (1L << 49);

    private const int MostTrailingZeros = 32;
    private const double LargestMultiple = 1L << 60;

    private readonly int height;
    private readonly int stride;
    private Int128[] values;
    private double[] roundings;
    private Int128[] nextValues;
    private double[] nextRoundings;
    private Int128 determinant = Int128.One;

    private FixedWidthTable(int height, int stride, Int128[] values)
    {
        (this.height, this.stride, this.values) = (height, stride, values);
        roundings = [.. values.Select(value => (double)value)];
        nextValues = [.. values];
        nextRoundings = [.. roundings];
    }

    /// <summary>The table of integers, or null where one is too large to begin with.</summary>
    /// <param name="height">Number of rows.</param>
    /// <param name="stride">Number of columns, right-hand sides included.</param>
    /// <param name="entries">The integers by rows.</param>
    public static FixedWidthTable? Of(int height, int stride, BigInteger[] entries) =>
        Array.Exists(entries, entry => BigInteger.Abs(entry) > long.MaxValue) ? null : new(height, stride, [.. entries.Select(entry => (Int128)entry)]);

    /// <summary>The integer at an index, or the determinant, or 0.</summary>
    public BigInteger this[int index] => index >= 0 ? (BigInteger)values[index] : index == Determinant ? (BigInteger)determinant : BigInteger.Zero;

    /// <summary>The sign of an entry.</summary>
    public int Sign(int index) => Math.Sign(roundings[index]);

    /// <summary>The sign of a · b − c · d.</summary>
    public int CompareProducts(int a, int b, int c, int d)
    {
        (double left, double right) = (Rounded(a) * Rounded(b), Rounded(c) * Rounded(d));
        double difference = left - right;
        return Math.Abs(difference) > (Math.Abs(left) + Math.Abs(right)) * Error ? Math.Sign(difference)
            : left == 0 && right == 0 ? 0
            : (this[a] * this[b]).CompareTo(this[c] * this[d]);
    }

    /// <summary>Exchanges a row and a column, if every integer stays within reach.</summary>
    /// <returns>Whether it was done; if not, nothing has changed.</returns>
    public bool TryPivot(int row, int column)
    {
        int twos = (int)Int128.TrailingZeroCount(determinant);
        if (twos > MostTrailingZeros)
        {
            return false;
        }

        Divisor divisor = new(1 / (double)determinant, Inverse((ulong)(determinant >> twos)), twos, Math.ScaleB(1, 64 - twos));
        for (int other = 0; other < height; other++)
        {
            if (other != row && !TryEliminate(other * stride, row * stride, column, divisor))
            {
                return false;
            }
        }

        values.AsSpan(row * stride, stride).CopyTo(nextValues.AsSpan(row * stride));
        roundings.AsSpan(row * stride, stride).CopyTo(nextRoundings.AsSpan(row * stride));
        int pivot = (row * stride) + column;
        (nextValues[pivot], nextRoundings[pivot]) = (determinant, (double)determinant);
        determinant = values[pivot];
        (values, nextValues) = (nextValues, values);
        (roundings, nextRoundings) = (nextRoundings, roundings);
        return true;
    }

    // The inverse of an odd number modulo 2⁶⁴ by Newton's steps, each of which doubles the number of right bits; 3n xor 2 has five. Overflow is meant.
    private static ulong Inverse(ulong odd)
    {
        unchecked
        {
            ulong inverse = (3 * odd) ^ 2;
            for (int bits = 5; bits < 64; bits *= 2)
            {
                inverse *= 2 - (odd * inverse);
            }

            return inverse;
        }
    }

    // t(other, j) ← (t(other, j) · pivot − t(other, column) · t(row, j)) / determinant for all columns but the pivot's.
    private bool TryEliminate(int other, int row, int column, Divisor divisor)
    {
        (Int128 pivot, double roundedPivot) = (values[row + column], roundings[row + column]);
        (Int128 factor, double roundedFactor) = (values[other + column], roundings[other + column]);
        (ulong lowPivot, ulong lowFactor) = (unchecked((ulong)pivot), unchecked((ulong)factor));
        ReadOnlySpan<Int128> own = values.AsSpan(other, stride);
        ReadOnlySpan<Int128> pivotRow = values.AsSpan(row, own.Length);
        ReadOnlySpan<double> ownRoundings = roundings.AsSpan(other, own.Length);
        ReadOnlySpan<double> pivotRoundings = roundings.AsSpan(row, own.Length);
        Span<Int128> next = nextValues.AsSpan(other, own.Length);
        Span<double> rounded = nextRoundings.AsSpan(other, own.Length);
        for (int place = 0; place < own.Length; place++)
        {
            double kept = ownRoundings[place] * roundedPivot;
            double taken = roundedFactor * pivotRoundings[place];
            double quotient = (kept - taken) * divisor.Reciprocal;
            if (!((Math.Abs(kept) + Math.Abs(taken)) * divisor.Reciprocal * Error < divisor.Modulus / 4))
            {
                return false;
            }

            // Overflow is meant: these are the low bits.
            ulong numerator = unchecked(((ulong)own[place] * lowPivot) - (lowFactor * (ulong)pivotRow[place]));
            long rest = unchecked((long)(((numerator >> divisor.Twos) * divisor.OddInverse) << divisor.Twos)) >> divisor.Twos;
            double multiple = Math.Round((quotient - rest) * divisor.ModulusReciprocal);
            if (!(Math.Abs(multiple) < LargestMultiple))
            {
                return false;
            }

            next[place] = Sum((long)multiple, divisor.Twos, rest);
            rounded[place] = (multiple * divisor.Modulus) + rest;
        }

        (next[column], rounded[column]) = (-factor, -roundedFactor);
        return true;
    }

    // multiple · 2^(64 − twos) + rest.
    private static Int128 Sum(long multiple, int twos, long rest)
    {
        ulong low = twos == 0 ? 0 : unchecked((ulong)multiple << (64 - twos));
        return new Int128(unchecked((ulong)(multiple >> twos)), low) + rest;
    }

    private double Rounded(int index) => index >= 0 ? roundings[index] : index == Determinant ? (double)determinant : 0;

    // How to divide by the determinant: 1 / it, the inverse of its odd part, how often 2 divides it, and the power of 2 up to which a quotient is known.
    private readonly record struct Divisor(double Reciprocal, ulong OddInverse, int Twos, double Modulus)
    {
        // A power of 2: multiplying by it is exact.
        public double ModulusReciprocal { get; } = 1 / Modulus;
    }
}
