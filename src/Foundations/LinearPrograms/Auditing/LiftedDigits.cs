using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>The digits of a solution to the base of a prime, lowest first, and the fractions that they may stand for.</summary>
/// <param name="field">The prime.</param>
/// <param name="size">Number of entries of the solution.</param>
internal sealed class LiftedDigits(PrimeField field, int size)
{
    private readonly List<int[]> digits = [];
    private readonly List<BigInteger> powers = [(BigInteger)field.Square];
    private int hardest;

    public int Count => digits.Count;

    public void Add(int[] digit) => digits.Add(digit);

    /// <summary>The solution if it is of integers and the digits are complete.</summary>
    public FractionVector Integers() =>
        new([.. Enumerable.Range(0, size).Select(entry => Combine(entry, 0, Count))], BigInteger.One);

    /// <summary>
    /// Fractions that agree with the digits, or null when the digits are too few to tell. Entries share most of their denominators: what
    /// one entry needed is tried on the next, which then mostly needs no search.
    /// </summary>
    public FractionVector? Guess(AuditClock clock)
    {
        BigInteger modulus = BigInteger.Pow(field.Prime, Count);
        BigInteger denominator = BigInteger.One;
        BigInteger[] numerators = new BigInteger[size];
        for (int step = 0; step < size; step++)
        {
            clock.ThrowIfOver();
            int entry = (hardest + step) % size;
            BigInteger residue = Centered(denominator * Combine(entry, 0, Count), denominator.IsOne ? null : modulus);
            if (residue.GetBitLength() + RationalReconstruction.SlackBits < modulus.GetBitLength())
            {
                numerators[entry] = residue;
                continue;
            }

            if (RationalReconstruction.Find(residue, modulus) is not { } fraction)
            {
                hardest = entry;
                return null;
            }

            for (int earlier = 0; earlier < step; earlier++)
            {
                numerators[(hardest + earlier) % size] *= fraction.Denominator;
            }

            numerators[entry] = fraction.Numerator;
            denominator *= fraction.Denominator;
        }

        return new(numerators, denominator);
    }

    // The residue between -modulus/2 and modulus/2; digits are centered, so their own sum needs no reduction.
    private static BigInteger Centered(BigInteger value, BigInteger? modulus)
    {
        if (modulus is not { } m)
        {
            return value;
        }

        BigInteger rest = value % m;
        return 2 * rest > m ? rest - m : 2 * rest < -m ? rest + m : rest;
    }

    // Halves, so that long numbers meet only numbers of their own length.
    private BigInteger Combine(int entry, int start, int count)
    {
        if (count == 0)
        {
            return BigInteger.Zero;
        }

        if (count <= 2)
        {
            long low = digits[start][entry];
            return count == 1 ? low : low + ((long)field.Prime * digits[start + 1][entry]);
        }

        int level = BitOperations.Log2((uint)count - 1) - 1;
        int half = 2 << level;
        while (powers.Count <= level)
        {
            powers.Add(powers[^1] * powers[^1]);
        }

        return Combine(entry, start, half) + (powers[level] * Combine(entry, start + half, count - half));
    }
}
