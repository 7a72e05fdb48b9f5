using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>A residual in integers of one width.</summary>
/// <remarks>
/// A digit is at most prime/2, so a residual r becomes at most (|r| + S·prime/2)/prime, S the largest sum of sizes in a row: once it is
/// small it stays so, and after the first steps 64 or 128 bits suffice whatever the right side was.
/// </remarks>
/// <typeparam name="T">Width of the integers.</typeparam>
internal sealed class LiftedResidual<T> : ILiftedResidual
    where T : struct, IBinaryInteger<T>
{
    private readonly SquareMatrix matrix;
    private readonly bool isTransposed;
    private readonly PrimeField field;
    private readonly BigInteger largestSum;
    private readonly T[] entries;
    private readonly T prime;
    private readonly T[] residual;
    private readonly Type narrowest;

    public LiftedResidual(SquareMatrix matrix, bool isTransposed, PrimeField field, T[] residual, BigInteger largestSum)
    {
        this.matrix = matrix;
        this.isTransposed = isTransposed;
        this.field = field;
        this.residual = residual;
        this.largestSum = largestSum;
        entries = matrix.Entries.As<T>();
        prime = T.CreateChecked(field.Prime);
        narrowest = Enough(largestSum);
    }

    public bool IsZero => Array.TrueForAll(residual, T.IsZero);

    public void Reduce(Span<ulong> target)
    {
        for (int place = 0; place < residual.Length; place++)
        {
            T rest = residual[place] % prime;
            target[place] = ulong.CreateTruncating(T.IsNegative(rest) ? rest + prime : rest);
        }
    }

    public void Advance(ReadOnlySpan<int> digits)
    {
        if (isTransposed)
        {
            SubtractTransposed(digits);
        }
        else
        {
            Subtract(digits);
        }

        for (int place = 0; place < residual.Length; place++)
        {
            residual[place] = T.IsZero(residual[place]) ? residual[place] : residual[place] / prime;
        }
    }

    public ILiftedResidual Narrowed()
    {
        if (typeof(T) == narrowest)
        {
            return this;
        }

        T largest = T.Zero;
        foreach (T value in residual)
        {
            largest = T.Max(largest, T.Abs(value));
        }

        Type enough = Enough(BigInteger.CreateChecked(largest));
        return enough == typeof(long) ? Converted<long>() : enough == typeof(Int128) ? Converted<Int128>() : this;
    }

    // The type in which |value| + S·prime does not overflow.
    private Type Enough(BigInteger value)
    {
        long bits = (value + (largestSum * field.Prime)).GetBitLength();
        return bits < 63 ? typeof(long) : bits < 127 ? typeof(Int128) : typeof(BigInteger);
    }

    private ILiftedResidual Converted<TNarrow>()
        where TNarrow : struct, IBinaryInteger<TNarrow> => typeof(T) == typeof(TNarrow)
        ? this
        : new LiftedResidual<TNarrow>(matrix, isTransposed, field, Array.ConvertAll(residual, TNarrow.CreateChecked), largestSum);

    private void Subtract(ReadOnlySpan<int> digits)
    {
        for (int column = 0; column < digits.Length; column++)
        {
            T digit = T.CreateTruncating(digits[column]);
            if (T.IsZero(digit))
            {
                continue;
            }

            for (int position = matrix.Starts[column]; position < matrix.Starts[column + 1]; position++)
            {
                residual[matrix.Rows[position]] -= entries[position] * digit;
            }
        }
    }

    private void SubtractTransposed(ReadOnlySpan<int> digits)
    {
        for (int column = 0; column < residual.Length; column++)
        {
            T rest = residual[column];
            for (int position = matrix.Starts[column]; position < matrix.Starts[column + 1]; position++)
            {
                rest -= entries[position] * T.CreateTruncating(digits[matrix.Rows[position]]);
            }

            residual[column] = rest;
        }
    }
}
