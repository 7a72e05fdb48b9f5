using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Steps towards small and round numbers.</summary>
internal static class NumberSteps
{
    private static readonly int[] RoundDenominators = [1, 2, 4, 5, 10];

    /// <summary>Numbers with a smaller denominator, or with the same or a smaller one and less magnitude; of two opposite ones the positive is smaller.</summary>
    public static IEnumerable<Rational> Smaller(Rational number)
    {
        if (number.IsZero)
        {
            return [];
        }

        IEnumerable<Rational> opposite = number.Sign < 0 ? [-number] : [];
        return new[] { Rational.Zero }.Concat(opposite).Concat(Rounder(number)).Concat(Towards(number, Rational.Zero)).Distinct();
    }

    /// <summary>The truth; numbers with a smaller denominator, or with the same or a smaller one and a smaller distance to the truth. None from the truth itself.</summary>
    public static IEnumerable<Rational> Nearer(Rational report, Rational truth) => report == truth
        ? []
        : new[] { truth }.Concat(Rounder(report)).Concat(Towards(report, truth)).Where(number => number != report).Distinct();

    private static IEnumerable<Rational> Rounder(Rational number)
    {
        foreach (int denominator in RoundDenominators.Where(denominator => denominator < number.Denominator))
        {
            BigInteger below = (number * denominator).Floor();
            yield return new(below, denominator);
            yield return new(below + 1, denominator);
        }
    }

    // In steps of one part of the denominator, half of the way at first, one step at last.
    private static IEnumerable<Rational> Towards(Rational from, Rational to)
    {
        Rational parts = Rational.Abs(from - to) * from.Denominator;
        Rational one = new(from > to ? -1 : 1, from.Denominator);
        BigInteger whole = parts.Floor();
        for (BigInteger steps = whole; steps > 0; steps /= 2)
        {
            yield return from + (one * steps);
        }
    }
}
