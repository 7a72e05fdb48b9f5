using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class RationalReconstructionTests
{
    private static readonly BigInteger Prime = PrimeField.Largest[0].Prime;

    [Fact]
    public void Finds_every_fraction_that_leaves_the_slack() => Prop.ForAll(Arb.From(Fractions), fraction =>
    {
        BigInteger modulus = ModulusFor(fraction);
        return RationalReconstruction.Find(ResidueOf(fraction, modulus), modulus) is { } found
            && new Rational(found.Numerator, found.Denominator) == fraction && found.Denominator == fraction.Denominator;
    }).Check(Laws.Config.WithMaxTest(1_000));

    [Fact]
    public void Agrees_with_Euclids_algorithm_step_by_step() => Prop.ForAll(Arb.From(Fractions), Arb.From(Fractions), (fraction, noise) =>
    {
        BigInteger modulus = ModulusFor(fraction);
        BigInteger residue = ResidueOf(fraction, modulus) + noise.Numerator;
        BigInteger centered = residue - (modulus * BigInteger.Divide((2 * residue) + modulus, 2 * modulus));
        return RationalReconstruction.Find(centered, modulus).Equals(ByPlainEuclid(centered, modulus));
    }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void Finds_nothing_where_there_is_no_short_fraction()
    {
        // Of random residues of 620 bits each has a short fraction with probability below 2⁻³⁰.
        BigInteger modulus = BigInteger.Pow(Prime, 20);
        foreach (Rational noise in Laws.Sample(Gen.Constant(400).SelectMany(bits => Numbers(bits, bits)), 10, 50))
        {
            BigInteger residue = noise.Numerator * noise.Denominator * noise.Numerator % (modulus / 2);
            Assert.Null(RationalReconstruction.Find(residue, modulus));
        }
    }

    [Fact]
    public void Finds_zero_and_integers_at_once()
    {
        BigInteger modulus = BigInteger.Pow(Prime, 4);
        Assert.Null(RationalReconstruction.Find(0, modulus));
        Assert.Equal((new BigInteger(-7), BigInteger.One), RationalReconstruction.Find(-7, modulus));
    }

    private static Gen<Rational> Fractions =>
        from top in Gen.Choose(1, 400)
        from bottom in Gen.Choose(1, 400)
        from number in Numbers(top, bottom)
        select number;

    private static Gen<Rational> Numbers(int top, int bottom) =>
        from digits in Gen.Choose(int.MinValue + 1, int.MaxValue).ArrayOf(14)
        select Fraction(digits, top, bottom);

    private static Rational Fraction(int[] digits, int top, int bottom)
    {
        BigInteger Number(int start, int bits)
        {
            BigInteger number = 1;
            for (int index = start; index < start + 7; index++)
            {
                number = (number << 62) + ((long)digits[index] * digits[index]) + digits[index];
            }

            return number >> Math.Max(0, (int)number.GetBitLength() - bits);
        }

        BigInteger denominator = Number(7, bottom);
        denominator += denominator % Prime == 0 ? 1 : 0;
        return new Rational(digits[0] < 0 ? -Number(0, top) : Number(0, top), denominator);
    }

    private static BigInteger ModulusFor(Rational fraction)
    {
        long bits = fraction.Numerator.GetBitLength() + fraction.Denominator.GetBitLength() + RationalReconstruction.SlackBits + 2;
        return BigInteger.Pow(Prime, (int)(bits / 30) + 1);
    }

    private static BigInteger ResidueOf(Rational fraction, BigInteger modulus)
    {
        // Newton's step i(2 − d·i) doubles the digits of an inverse.
        PrimeField field = PrimeField.Largest[0];
        BigInteger inverse = field.Inverse(field.Residue(fraction.Denominator));
        for (BigInteger reached = Prime; reached < modulus; reached *= reached)
        {
            inverse = inverse * (2 - (fraction.Denominator * inverse)) % modulus;
        }

        BigInteger residue = fraction.Numerator * inverse % modulus;
        residue += residue.Sign < 0 ? modulus : 0;
        return 2 * residue > modulus ? residue - modulus : residue;
    }

    private static (BigInteger Numerator, BigInteger Denominator)? ByPlainEuclid(BigInteger residue, BigInteger modulus)
    {
        (BigInteger large, BigInteger small) = (modulus, BigInteger.Abs(residue));
        (BigInteger largeFactor, BigInteger smallFactor) = (0, 1);
        while (!small.IsZero)
        {
            BigInteger quotient = large / small;
            if (quotient.GetBitLength() > RationalReconstruction.SlackBits)
            {
                return (residue.Sign * smallFactor.Sign * small, BigInteger.Abs(smallFactor));
            }

            (large, small) = (small, large - (quotient * small));
            (largeFactor, smallFactor) = (smallFactor, largeFactor - (quotient * smallFactor));
        }

        return null;
    }
}
