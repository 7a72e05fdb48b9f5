using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>The digits of a solution to the base of a prime, lowest first, and the fractions that they may stand for.</summary>
/// <remarks>
/// The common denominator is read off one sum of all entries with arbitrary weights, up to small factors that the weights may
/// hide. Every entry times that denominator is then an integer or nearly, seen from about half of the digits mostly without a search.
/// </remarks>
internal sealed class LiftedDigits
{
    private const int WeightBits = 15;

    // Room for factors of the denominator that the sum does not show, as 1 in q of all sums hides a factor q.
    private const int SpareDigits = 4;

    private readonly PrimeField field;
    private readonly int size;
    private readonly List<int[]> digits = [];
    private readonly List<long> sums = [];
    private readonly List<BigInteger> powers;

    /// <summary>Begins without digits.</summary>
    /// <param name="field">The prime.</param>
    /// <param name="size">Number of entries of the solution.</param>
    public LiftedDigits(PrimeField field, int size)
    {
        this.field = field;
        this.size = size;
        powers = [(BigInteger)field.Square];
    }

    public int Count => digits.Count;

    public void Add(int[] digit)
    {
        long sum = 0;
        for (int entry = 0; entry < size; entry++)
        {
            sum += digit[entry] * Weight(entry);
        }

        digits.Add(digit);
        sums.Add(sum);
    }

    /// <summary>The solution if it is of integers and the digits are complete.</summary>
    public FractionVector Integers() =>
        new([.. Enumerable.Range(0, size).Select(entry => Combine(entry, 0, Count))], BigInteger.One);

    /// <summary>Fractions that agree with the digits, or null when the digits are too few to tell.</summary>
    public FractionVector? Guess(AuditClock clock)
    {
        BigInteger modulus = BigInteger.Pow(field.Prime, Count);
        BigInteger sum = Centered(CombineSums(0, Count), modulus);
        if (sum.IsZero)
        {
            return Read(BigInteger.One, Count, clock);
        }

        if (RationalReconstruction.Find(sum, modulus) is not { } fraction)
        {
            return null;
        }

        long bits = fraction.Numerator.GetBitLength() + RationalReconstruction.SlackBits;
        int enough = (int)(bits / BitOperations.Log2(field.Prime)) + SpareDigits;
        return (enough < Count ? Read(fraction.Denominator, enough, clock) : null) ?? Read(fraction.Denominator, Count, clock);
    }

    // All entries from the lowest digits, over a denominator that may lack small factors: what one entry needs is tried on the next.
    private FractionVector? Read(BigInteger denominator, int count, AuditClock clock)
    {
        BigInteger modulus = BigInteger.Pow(field.Prime, count);
        BigInteger[] numerators = new BigInteger[size];
        for (int entry = 0; entry < size; entry++)
        {
            clock.ThrowIfOver();
            BigInteger residue = Centered(denominator * Combine(entry, 0, count), modulus);
            if (residue.GetBitLength() + RationalReconstruction.SlackBits < modulus.GetBitLength())
            {
                numerators[entry] = residue;
                continue;
            }

            if (RationalReconstruction.Find(residue, modulus) is not { } fraction)
            {
                return null;
            }

            for (int earlier = 0; earlier < entry; earlier++)
            {
                numerators[earlier] *= fraction.Denominator;
            }

            numerators[entry] = fraction.Numerator;
            denominator *= fraction.Denominator;
        }

        return new(numerators, denominator);
    }

    // Odd multiples of an odd number, cut to 15 bits: no pattern of a program meets them by design.
    private static long Weight(int entry) => unchecked((((uint)entry * 2_654_435_761u) >> (32 - WeightBits)) | 1);

    // The residue between -modulus/2 and modulus/2.
    private static BigInteger Centered(BigInteger value, BigInteger modulus)
    {
        BigInteger rest = value % modulus;
        return 2 * rest > modulus ? rest - modulus : 2 * rest < -modulus ? rest + modulus : rest;
    }

    // Halves, so that long numbers meet only numbers of their own length.
    private BigInteger Combine(int entry, int start, int count)
    {
        if (count <= 2)
        {
            return count == 0 ? BigInteger.Zero
                : count == 1 ? digits[start][entry]
                : digits[start][entry] + (field.Prime * (long)digits[start + 1][entry]);
        }

        int half = Half(count, out BigInteger power);
        return Combine(entry, start, half) + (power * Combine(entry, start + half, count - half));
    }

    private BigInteger CombineSums(int start, int count)
    {
        if (count == 1)
        {
            return sums[start];
        }

        if (count == 2)
        {
            return sums[start] + (field.Prime * (BigInteger)sums[start + 1]);
        }

        int half = Half(count, out BigInteger power);
        return CombineSums(start, half) + (power * CombineSums(start + half, count - half));
    }

    // The largest 2·2ⁿ below a count of at least 3, and the prime to that power.
    private int Half(int count, out BigInteger power)
    {
        int level = BitOperations.Log2((uint)count - 1) - 1;
        while (powers.Count <= level)
        {
            powers.Add(powers[^1] * powers[^1]);
        }

        power = powers[level];
        return 2 << level;
    }
}
