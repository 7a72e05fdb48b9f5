using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Games.Nash;

/// <summary>The integers of a tableau in 128 bits each, pivoted without fractions: every step is exact, or is refused.</summary>
/// <remarks>
/// A quotient of a pivot is known modulo a power of 2 near 2⁶⁴, by multiplication with the inverse of the determinant's odd part, and in doubles up to an
/// error that is bounded beforehand. Where that error is below a quarter of the power, one integer fits both; where not, or where a number leaves 124 bits,
/// the step is refused and nothing has changed. Doubles beside the integers are within 2⁻⁵² of them, relative, and 0 only for 0. Integers are held in two
/// halves, for only the low ones are multiplied: eight at a time where vectors have 512 bits, with the same results.
/// </remarks>
internal sealed class FixedWidthTable
{
    /// <summary>The index that stands for the determinant.</summary>
    public const int Determinant = -1;

    /// <summary>Columns that are worked on at a time.</summary>
    public const int Lanes = 8;

    /// <summary>The index that stands for 0.</summary>
    public const int Zero = -2;

    // What products of doubles, their difference and its quotient may be off, relative to the terms: a few roundings of 2⁻⁵³ each.
    private const double Error = 1.0 / (1L << 49);

    private const int MostTrailingZeros = 32;
    private const double LargestMultiple = 1L << 60;

    private readonly int height;
    private readonly int stride;
    private ulong[] lows;
    private long[] highs;
    private double[] roundings;
    private ulong[] nextLows;
    private long[] nextHighs;
    private double[] nextRoundings;
    private Int128 determinant = Int128.One;

    private FixedWidthTable(int height, int stride, Int128[] values)
    {
        (this.height, this.stride) = (height, stride);
        lows = [.. values.Select(value => unchecked((ulong)value))];
        highs = [.. values.Select(value => (long)(value >> 64))];
        roundings = [.. values.Select(value => (double)value)];
        (nextLows, nextHighs, nextRoundings) = ([.. lows], [.. highs], [.. roundings]);
    }

    /// <summary>The table of integers, or null where one is too large to begin with.</summary>
    /// <param name="height">Number of rows.</param>
    /// <param name="stride">Number of columns, right-hand sides and zeros behind them included; best a multiple of <see cref="Lanes"/>.</param>
    /// <param name="entries">The integers by rows.</param>
    public static FixedWidthTable? Of(int height, int stride, BigInteger[] entries) =>
        Array.Exists(entries, entry => BigInteger.Abs(entry) > long.MaxValue) ? null : new(height, stride, [.. entries.Select(entry => (Int128)entry)]);

    /// <summary>The integer at an index, or the determinant, or 0.</summary>
    public BigInteger this[int index] => index >= 0 ? (BigInteger)Value(index) : index == Determinant ? (BigInteger)determinant : BigInteger.Zero;

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

        int own = row * stride;
        lows.AsSpan(own, stride).CopyTo(nextLows.AsSpan(own));
        highs.AsSpan(own, stride).CopyTo(nextHighs.AsSpan(own));
        roundings.AsSpan(own, stride).CopyTo(nextRoundings.AsSpan(own));
        Int128 pivot = Value(own + column);
        Put(own + column, determinant, (double)determinant);
        determinant = pivot;
        (lows, nextLows) = (nextLows, lows);
        (highs, nextHighs) = (nextHighs, highs);
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
    private bool TryEliminate(int other, int row, int column, in Divisor divisor)
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = stride - (stride % Lanes);
            if (!TryEliminateLanes(other, row, column, done, divisor))
            {
                return false;
            }
        }

        if (!TryEliminateFrom(done, other, row, column, divisor))
        {
            return false;
        }

        Put(other + column, -Value(other + column), -roundings[other + column]);
        return true;
    }

    private bool TryEliminateFrom(int first, int other, int row, int column, in Divisor divisor)
    {
        (ulong lowPivot, double roundedPivot) = (lows[row + column], roundings[row + column]);
        (ulong lowFactor, double roundedFactor) = (lows[other + column], roundings[other + column]);
        for (int place = first; place < stride; place++)
        {
            double kept = roundings[other + place] * roundedPivot;
            double taken = roundedFactor * roundings[row + place];
            double quotient = (kept - taken) * divisor.Reciprocal;
            if (!((Math.Abs(kept) + Math.Abs(taken)) * divisor.Reciprocal * Error < divisor.Modulus / 4))
            {
                return false;
            }

            // Overflow is meant: these are the low bits.
            ulong numerator = unchecked((lows[other + place] * lowPivot) - (lowFactor * lows[row + place]));
            long rest = unchecked((long)(((numerator >> divisor.Twos) * divisor.OddInverse) << divisor.Twos)) >> divisor.Twos;
            double multiple = Math.Round((quotient - rest) * divisor.ModulusReciprocal);
            if (!(Math.Abs(multiple) < LargestMultiple))
            {
                return false;
            }

            Put(other + place, Sum((long)multiple, divisor.Twos, rest), (multiple * divisor.Modulus) + rest);
        }

        return true;
    }

    // The same for the first columns, a multiple of the lanes.
    private bool TryEliminateLanes(int other, int row, int column, int count, in Divisor divisor)
    {
        (Vector512<ulong> lowPivot, Vector512<ulong> lowFactor) = (Vector512.Create(lows[row + column]), Vector512.Create(lows[other + column]));
        (Vector512<double> pivot, Vector512<double> factor) = (Vector512.Create(roundings[row + column]), Vector512.Create(roundings[other + column]));
        (Vector512<double> reciprocal, Vector512<double> modulus) = (Vector512.Create(divisor.Reciprocal), Vector512.Create(divisor.Modulus));
        Vector512<double> largestError = Vector512.Create(divisor.Modulus / 4);
        Vector512<ulong> inverse = Vector512.Create(divisor.OddInverse);
        for (int place = 0; place < count; place += Lanes)
        {
            Vector512<double> kept = Load(roundings, other + place) * pivot;
            Vector512<double> taken = factor * Load(roundings, row + place);
            Vector512<double> quotient = (kept - taken) * reciprocal;
            Vector512<double> error = (Vector512.Abs(kept) + Vector512.Abs(taken)) * reciprocal * Vector512.Create(Error);

            // Overflow is meant: these are the low bits.
            Vector512<ulong> numerator = (Load(lows, other + place) * lowPivot) - (lowFactor * Load(lows, row + place));
            Vector512<long> rest = (((numerator >>> divisor.Twos) * inverse) << divisor.Twos).AsInt64() >> divisor.Twos;
            Vector512<double> restRounded = Vector512.ConvertToDouble(rest);
            Vector512<double> multiple = Vector512.Round((quotient - restRounded) * Vector512.Create(divisor.ModulusReciprocal));
            if (!(Vector512.LessThanAll(error, largestError) && Vector512.LessThanAll(Vector512.Abs(multiple), Vector512.Create(LargestMultiple))))
            {
                return false;
            }

            Vector512<long> whole = Vector512.ConvertToInt64(multiple);
            Vector512<ulong> shifted = divisor.Twos == 0 ? Vector512<ulong>.Zero : whole.AsUInt64() << (64 - divisor.Twos);
            Vector512<ulong> low = shifted + rest.AsUInt64();
            Vector512<long> carry = Vector512.LessThan(low, shifted).AsInt64();
            Store((whole >> divisor.Twos) + (rest >> 63) - carry, nextHighs, other + place);
            Store(low, nextLows, other + place);
            Store((multiple * modulus) + restRounded, nextRoundings, other + place);
        }

        return true;
    }

    private static Vector512<T> Load<T>(T[] source, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(source), (nuint)index);

    private static void Store<T>(Vector512<T> values, T[] destination, int index) => values.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(destination), (nuint)index);

    private Int128 Value(int index) => new(unchecked((ulong)highs[index]), lows[index]);

    private void Put(int index, Int128 value, double rounded) =>
        (nextLows[index], nextHighs[index], nextRoundings[index]) = (unchecked((ulong)value), (long)(value >> 64), rounded);

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
