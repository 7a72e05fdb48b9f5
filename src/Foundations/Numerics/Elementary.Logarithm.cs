using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics;

/// <content>The natural logarithm.</content>
public static partial class Elementary<TReal, TInteger, TMask>
{
    // 2⁻¹⁰²²; 0 in single precision, whose subnormal numbers are reduced by comparison.
    private const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>Natural logarithm.</summary>
    /// <remarks>
    /// x = 2^k · m with √½ ≤ m ≤ √2, then log m = 2 artanh s with s = (m - 1)/(m + 1), by a polynomial in s².
    /// Kept out of line: inlined twice into one kernel it would exceed the compiler's budget of locals.
    /// </remarks>
    /// <param name="value">Any number.</param>
    /// <returns>log x with an error under 1 ulp; -∞ at 0, NaN below 0, +∞ at +∞.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TReal Log(TReal value)
    {
        TMask isPlain = TReal.Greater(value, TReal.Create(SmallestNormal)) & TReal.Greater(TReal.Create(double.PositiveInfinity), value);
        if (TMask.Any(~isPlain))
        {
            return LogOfAny(value);
        }

        TReal significand = TReal.Significand(value, out TReal exponent);
        return LogOfSignificand(significand, exponent);
    }

    // The significand, in [1, 2), and the exponent of a positive finite number, by comparison with powers of two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal SignificandByComparing(TReal value, out TReal exponent)
    {
        TReal reduced = value;
        TReal power = TReal.Create(0);
        TMask wide = TReal.Greater(TReal.Create(1 / Two32), value) | TReal.Greater(value, TReal.Create(Two32));
        if (TMask.Any(wide))
        {
            // Numbers whose address is taken stay in memory: these, and not those of every step below.
            TReal wideReduced = reduced;
            TReal widePower = power;
            ReduceWideRange(ref wideReduced, ref widePower);
            reduced = wideReduced;
            power = widePower;
        }
        else if (TMask.Any(TReal.Greater(TReal.Create(1), value)))
        {
            // Quotients of probabilities and the like: one step instead of seven.
            RaiseBelow(ref reduced, ref power, 1, Two32, 32);
        }

        LowerFrom(ref reduced, ref power, Two16, 16);
        LowerFrom(ref reduced, ref power, Two8, 8);
        LowerFrom(ref reduced, ref power, 16, 4);
        LowerFrom(ref reduced, ref power, 4, 2);
        LowerFrom(ref reduced, ref power, 2, 1);
        exponent = power;
        return reduced;
    }

    // Lanes among which are subnormal numbers, zeros, numbers below, infinities or NaN.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TReal LogOfAny(TReal value)
    {
        TReal zero = TReal.Create(0);
        TReal significand = SignificandByComparing(value, out TReal exponent);
        TReal result = LogOfSignificand(significand, exponent);
        result = TReal.Select(TReal.Equal(value, TReal.Create(double.PositiveInfinity)), value, result);
        result = TReal.Select(TReal.Equal(value, zero), TReal.Create(double.NegativeInfinity), result);
        result = TReal.Select(TReal.Greater(zero, value), TReal.Create(double.NaN), result);
        return KeepNaN(value, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal LogOfSignificand(TReal significand, TReal exponent)
    {
        TReal one = TReal.Create(1);
        TReal root = TReal.Create(1.4142135623730951);
        TReal reduced = significand * TReal.WhereGreater(significand, root, TReal.Create(0.5), one);
        return LogOfReduced(reduced - one, exponent + TReal.WhereGreater(significand, root, one, TReal.Create(0)));
    }

    // log(1 + f) + k ln 2 with s = f / (2 + f) and R = 2 artanh(s)/s - 2, a polynomial in s²:
    //   log(1 + f) = f - (f²/2 - s · (f²/2 + R)).
    // Adding the small terms first keeps the error of f, which is exact, out of the sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal LogOfReduced(TReal fraction, TReal exponent)
    {
        TReal s = fraction / (TReal.Create(2) + fraction);
        TReal z = s * s;
        TReal series = TReal.Create(0.14795949773624684);
        series = TReal.Create(0.15314050560061773) + (z * series);
        series = TReal.Create(0.1818356432504865) + (z * series);
        series = TReal.Create(0.22222198573224355) + (z * series);
        series = TReal.Create(0.28571428742386984) + (z * series);
        series = TReal.Create(0.3999999999941468) + (z * series);
        series = z * (TReal.Create(0.6666666666666734) + (z * series));
        TReal halfSquare = TReal.Create(0.5) * fraction * fraction;
        TReal small = (s * (halfSquare + series)) + (exponent * Ln2Rest);
        return (exponent * Ln2Leading) - ((halfSquare - small) - fraction);
    }

    // Brings every positive finite number into [1, 2³²): up from below 1 (twice for the smallest), then down by halving powers.
    private static void ReduceWideRange(ref TReal reduced, ref TReal exponent)
    {
        if (IsSingle)
        {
            ReduceSingleRange(ref reduced, ref exponent);
            return;
        }

        RaiseBelow(ref reduced, ref exponent, 2 / Two512, Two512 * Two64 * Two16 * Two8, 600);
        RaiseBelow(ref reduced, ref exponent, 1, Two512, 512);
        LowerFrom(ref reduced, ref exponent, Two512, 512);
        LowerFrom(ref reduced, ref exponent, Two256, 256);
        LowerFrom(ref reduced, ref exponent, Two128, 128);
        LowerFrom(ref reduced, ref exponent, Two64, 64);
        LowerFrom(ref reduced, ref exponent, Two32, 32);
    }

    private static void ReduceSingleRange(ref TReal reduced, ref TReal exponent)
    {
        RaiseBelow(ref reduced, ref exponent, 4 / (Two64 * Two8 * 16), Two64 * Two8 * 8, 75);
        RaiseBelow(ref reduced, ref exponent, 1, Two64 * Two8 * 4, 74);
        LowerFrom(ref reduced, ref exponent, Two64, 64);
        LowerFrom(ref reduced, ref exponent, Two32, 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RaiseBelow(ref TReal reduced, ref TReal exponent, double bound, double power, double step)
    {
        TMask below = TReal.Greater(TReal.Create(bound), reduced);
        reduced = reduced * TReal.Select(below, TReal.Create(power), TReal.Create(1));
        exponent = exponent - TReal.Select(below, TReal.Create(step), TReal.Create(0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LowerFrom(ref TReal reduced, ref TReal exponent, double power, double step)
    {
        TMask below = TReal.Greater(TReal.Create(power), reduced);
        reduced = reduced * TReal.Select(below, TReal.Create(1), TReal.Create(1 / power));
        exponent = exponent + TReal.Select(below, TReal.Create(0), TReal.Create(step));
    }
}
