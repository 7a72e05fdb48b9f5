using System.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Numerics;

/// <summary>Finds the fraction that a residue stands for.</summary>
/// <remarks>
/// Euclid's algorithm on modulus and residue passes through every fraction n/e with n ≡ e·residue and 2·|n|·e below the modulus; the
/// quotient that follows is about modulus/(|n|·e). A residue of no small fraction shows a quotient of 40 bits with probability below
/// steps·2⁻⁴⁰, so the first such quotient is taken as the sign of the fraction. That is a guess, which the caller must verify.
/// <para>Time O(bits²) by Lehmer's steps of about 30 bits.</para>
/// </remarks>
[Reference("knuth1997", "Section 4.5.2, Algorithm L: Lehmer's method with leading digits")]
[Reference("monagan2004", "the fraction before a quotient that stands out")]
internal static class RationalReconstruction
{
    /// <summary>Bits by which the modulus must exceed numerator times denominator.</summary>
    public const int SlackBits = 40;

    private const int LeadingBits = 62;

    /// <summary>Looks for the fraction of a residue.</summary>
    /// <param name="residue">A number between -modulus/2 and modulus/2.</param>
    /// <param name="modulus">The modulus.</param>
    /// <returns>Numerator and positive denominator, or null when no quotient stands out.</returns>
    public static (BigInteger Numerator, BigInteger Denominator)? Find(BigInteger residue, BigInteger modulus)
    {
        State state = new(modulus, BigInteger.Abs(residue));
        while (!state.Small.IsZero)
        {
            if (state.TryLeap())
            {
                continue;
            }

            BigInteger quotient = BigInteger.DivRem(state.Large, state.Small, out BigInteger rest);
            if (quotient.GetBitLength() > SlackBits)
            {
                return Signed(state.Small, state.SmallFactor, residue.Sign);
            }

            state.Step(quotient, rest);
        }

        return null;
    }

    private static (BigInteger Numerator, BigInteger Denominator) Signed(BigInteger numerator, BigInteger denominator, int sign) =>
        (sign * denominator.Sign * numerator, BigInteger.Abs(denominator));

    // Two neighboring remainders and the factors under which they are congruent to the residue.
    private struct State(BigInteger modulus, BigInteger residue)
    {
        private BigInteger largeFactor = BigInteger.Zero;

        public BigInteger Large { get; private set; } = modulus;

        public BigInteger Small { get; private set; } = residue;

        public BigInteger SmallFactor { get; private set; } = BigInteger.One;

        public void Step(BigInteger quotient, BigInteger rest)
        {
            (Large, Small) = (Small, rest);
            (largeFactor, SmallFactor) = (SmallFactor, largeFactor - (quotient * SmallFactor));
        }

        // As many steps as the leading bits decide, at once; false when they decide none. All quotients taken are below 2³².
        public bool TryLeap()
        {
            int shift = (int)(Large.GetBitLength() - LeadingBits);
            if (shift <= 0)
            {
                return false;
            }

            long x = (long)(Large >> shift);
            long y = (long)(Small >> shift);
            (long a, long b, long c, long d) = (1, 0, 0, 1);
            while (y + c != 0 && y + d != 0)
            {
                long quotient = (x + a) / (y + c);
                if (quotient != (x + b) / (y + d) || quotient > uint.MaxValue)
                {
                    break;
                }

                (a, c) = (c, a - (quotient * c));
                (b, d) = (d, b - (quotient * d));
                (x, y) = (y, x - (quotient * y));
            }

            if (b == 0)
            {
                return false;
            }

            (Large, Small) = ((a * Large) + (b * Small), (c * Large) + (d * Small));
            (largeFactor, SmallFactor) = ((a * largeFactor) + (b * SmallFactor), (c * largeFactor) + (d * SmallFactor));
            return true;
        }
    }
}
