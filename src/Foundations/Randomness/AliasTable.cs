using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Randomness;

/// <summary>A distribution over the outcomes 0..n - 1 that is drawn from in constant time.</summary>
/// <remarks>
/// The weights' shares are rounded to multiples of 2⁻⁵³/n that sum to 1 exactly: each is off by less than one such unit, and an outcome
/// of weight 0 is never drawn. From there the table is built in integers, so it is the same on every machine: columns are filled lowest
/// index first. A draw takes one word for the column and two for the coin, plus one word for each rejection.
/// <para>Building: time and memory O(n). Drawing: O(1), no allocation. Thread-safe.</para>
/// </remarks>
[Reference("walker1977", "The alias method")]
[Reference("vose1991", "Procedure init, linear-time initialization")]
public sealed record AliasTable
{
    private const int CoinBits = 53;
    private const ulong FullColumn = 1UL << CoinBits;

    // Column c gives c when the coin is below thresholds[c], else aliases[c].
    private readonly Sequence<ulong> thresholds;
    private readonly Sequence<int> aliases;

    private AliasTable(Sequence<ulong> thresholds, Sequence<int> aliases)
    {
        this.thresholds = thresholds;
        this.aliases = aliases;
    }

    /// <summary>Gets the number of outcomes.</summary>
    public int Count => thresholds.Count;

    /// <summary>Builds a table.</summary>
    /// <param name="weights">One weight per outcome, finite and at least 0, with a positive sum; they need not sum to 1.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">There are no weights, or all are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, infinite or NaN.</exception>
    public static AliasTable FromWeights(ReadOnlySpan<double> weights)
    {
        Validate(weights);
        UInt128[] shares = RoundShares(weights);
        ulong[] coins = new ulong[shares.Length];
        int[] partners = new int[shares.Length];
        FillColumns(shares, coins, partners);
        return new(Sequence.Create<ulong>(coins), Sequence.Create<int>(partners));
    }

    /// <summary>Draws an outcome.</summary>
    /// <param name="stream">Gives three words, and one more for each rejection.</param>
    /// <returns>An outcome in 0..n - 1.</returns>
    public int Draw(ref RandomStream stream)
    {
        int column = stream.NextBelow(Count);
        ulong coin = stream.NextUInt64() >> (64 - CoinBits);
        return coin < thresholds.Span[column] ? column : aliases.Span[column];
    }

    /// <summary>The exact probability with which the table draws an outcome.</summary>
    /// <remarks>Time O(n).</remarks>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Its probability; those of all outcomes sum to 1 exactly.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The outcome is outside 0..n - 1.</exception>
    public Rational Probability(int outcome)
    {
        BigInteger units = thresholds[outcome];
        for (int column = 0; column < Count; column++)
        {
            units += aliases[column] == outcome ? FullColumn - thresholds[column] : 0;
        }

        return new(units, (BigInteger)FullColumn * Count);
    }

    /// <summary>Writes the number of outcomes.</summary>
    /// <returns>For example <c>alias table of 3 outcomes</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"alias table of {Count} outcomes");

    private static void Validate(ReadOnlySpan<double> weights)
    {
        bool anyPositive = false;
        for (int outcome = 0; outcome < weights.Length; outcome++)
        {
            double weight = weights[outcome];
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weight, string.Create(
                    CultureInfo.InvariantCulture, $"A weight must be finite and at least 0; got {weight} for outcome {outcome}."));
            }

            anyPositive |= weight > 0;
        }

        if (!anyPositive)
        {
            throw new ArgumentException(
                $"At least one weight must be positive; got {weights.Length} weights of 0. Give the outcomes that can happen.", nameof(weights));
        }
    }

    // Shares in units of 1/(n · 2⁵³), by rounding the running sum down: they add up to n · 2⁵³ exactly, and a weight of 0 gets none.
    private static UInt128[] RoundShares(ReadOnlySpan<double> weights)
    {
        BigInteger[] running = new BigInteger[weights.Length];
        BigInteger sum = BigInteger.Zero;
        for (int outcome = 0; outcome < weights.Length; outcome++)
        {
            sum += ScaledToInteger(weights[outcome]);
            running[outcome] = sum;
        }

        BigInteger units = (BigInteger)FullColumn * weights.Length;
        UInt128[] shares = new UInt128[weights.Length];
        BigInteger before = BigInteger.Zero;
        for (int outcome = 0; outcome < weights.Length; outcome++)
        {
            BigInteger upTo = running[outcome] * units / sum;
            shares[outcome] = (UInt128)(upTo - before);
            before = upTo;
        }

        return shares;
    }

    // Every double is an integer multiple of 2⁻¹⁰⁷⁴.
    private static BigInteger ScaledToInteger(double weight)
    {
        Rational exact = Rational.FromDouble(weight);
        return (exact.Numerator << 1074) / exact.Denominator;
    }

    // Vose: a column that is less than full takes its rest from one that is more than full. In integers nothing is left over at the end
    // but columns that are exactly full.
    private static void FillColumns(UInt128[] shares, ulong[] coins, int[] partners)
    {
        Stack<int> less = new();
        Stack<int> more = new();
        for (int column = shares.Length - 1; column >= 0; column--)
        {
            (shares[column] < FullColumn ? less : more).Push(column);
        }

        while (less.TryPop(out int column))
        {
            int donor = more.Peek();
            coins[column] = (ulong)shares[column];
            partners[column] = donor;
            shares[donor] -= FullColumn - coins[column];
            if (shares[donor] < FullColumn)
            {
                less.Push(more.Pop());
            }
        }

        foreach (int column in more)
        {
            coins[column] = FullColumn;
            partners[column] = column;
        }
    }
}
