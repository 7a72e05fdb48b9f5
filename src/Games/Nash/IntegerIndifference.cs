using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Nash;

/// <summary>A mixture that leaves the other player indifferent, in integers of 128 bits, where payoffs are whole numbers and nothing outgrows them.</summary>
/// <param name="Weights">The weights of the support up to a common factor; none where no mixture makes the replies best.</param>
/// <param name="BestReplies">How many replies are best.</param>
internal sealed record IntegerIndifference(BigInteger[] Weights, int BestReplies)
{
    // Far from where sums of products of 64 and 128 bits could leave 128.
    private const double MostSum = 1e37;
    private const long MostPayoff = 1L << 40;

    private static readonly IntegerIndifference None = new([], 0);

    /// <summary>Solves the equations, or null where fractions must: payoffs are not whole, the equations are singular, or numbers are too large.</summary>
    /// <param name="support">The strategies to mix.</param>
    /// <param name="replies">As many replies that are to earn the same, and most.</param>
    /// <param name="count">The number of all replies.</param>
    /// <param name="payoffAt">What the other player earns, by strategy and reply.</param>
    public static IntegerIndifference? TrySolve(int[] support, int[] replies, int count, Func<int, int, Rational> payoffAt)
    {
        if (Positive(support, count, payoffAt) is not { } payoffs || FixedWidthTable.Of(support.Length, Stride(support.Length), Table(payoffs, support.Length, replies, count)) is not { } table)
        {
            return null;
        }

        int[] rows = new int[support.Length];
        if (!TryEliminate(table, rows))
        {
            return null;
        }

        // With M y = 1 solved as y = weights / determinant, every reply earns at most 1 where weights · payoffs ≤ determinant.
        BigInteger determinant = table[FixedWidthTable.Determinant];
        BigInteger[] weights = [.. rows.Select(row => table[(row * Stride(rows.Length)) + rows.Length] * determinant.Sign)];
        return Array.Exists(weights, weight => weight.Sign < 0) ? None : Judge(weights, BigInteger.Abs(determinant), payoffs, count);
    }

    private static IntegerIndifference? Judge(BigInteger[] weights, BigInteger determinant, long[] payoffs, int count)
    {
        double most = weights.Sum(weight => (double)weight) * payoffs.Max();
        if (!(most < MostSum && (double)determinant < MostSum))
        {
            return null;
        }

        Int128[] narrow = [.. weights.Select(weight => (Int128)weight)];
        Int128 earned = (Int128)determinant;
        int best = 0;
        for (int reply = 0; reply < count; reply++)
        {
            Int128 sum = 0;
            for (int place = 0; place < narrow.Length; place++)
            {
                sum += narrow[place] * payoffs[(place * count) + reply];
            }

            if (sum > earned)
            {
                return None;
            }

            best += sum == earned ? 1 : 0;
        }

        return new(weights, best);
    }

    // A shift changes nobody's best replies; from 1 upwards the equations M y = 1 say the same as those of indifference. Shape [place, reply].
    private static long[]? Positive(int[] support, int count, Func<int, int, Rational> payoffAt)
    {
        long[] payoffs = new long[support.Length * count];
        for (int place = 0; place < support.Length; place++)
        {
            for (int reply = 0; reply < count; reply++)
            {
                Rational payoff = payoffAt(support[place], reply);
                if (!payoff.Denominator.IsOne || BigInteger.Abs(payoff.Numerator) > MostPayoff)
                {
                    return null;
                }

                payoffs[(place * count) + reply] = (long)payoff.Numerator;
            }
        }

        long shift = 1 - payoffs.Min();
        foreach (ref long payoff in payoffs.AsSpan())
        {
            payoff += shift;
        }

        return payoffs;
    }

    private static BigInteger[] Table(long[] payoffs, int size, int[] replies, int count)
    {
        int stride = Stride(size);
        BigInteger[] table = new BigInteger[size * stride];
        for (int row = 0; row < size; row++)
        {
            for (int place = 0; place < size; place++)
            {
                table[(row * stride) + place] = payoffs[(place * count) + replies[row]];
            }

            table[(row * stride) + size] = BigInteger.One;
        }

        return table;
    }

    // Exchanges every column with a row of its own; false where none is left or a number outgrows its bits.
    private static bool TryEliminate(FixedWidthTable table, int[] rows)
    {
        bool[] isTaken = new bool[rows.Length];
        for (int column = 0; column < rows.Length; column++)
        {
            int row = 0;
            while (row < rows.Length && (isTaken[row] || table.Sign((row * Stride(rows.Length)) + column) == 0))
            {
                row++;
            }

            if (row == rows.Length || !table.TryPivot(row, column))
            {
                return false;
            }

            (rows[column], isTaken[row]) = (row, true);
        }

        return true;
    }

    private static int Stride(int size) => (size + FixedWidthTable.Lanes) / FixedWidthTable.Lanes * FixedWidthTable.Lanes;
}
