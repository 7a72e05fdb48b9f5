using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics;

/// <content>Sine and cosine.</content>
public static partial class Elementary<TReal, TInteger, TMask>
{
    // Largest angle: the quadrant is then below 2²⁰, and its products with the 33-bit parts of π/2 are exact.
    private const double LargestAngle = 1048576;

    /// <summary>Sine.</summary>
    /// <remarks>Reduced to |r| ≤ π/4 by four parts of π/2 (Cody and Waite). Kept out of line, as <see cref="Log"/> is.</remarks>
    /// <param name="angle">Angle in radians.</param>
    /// <returns>sin x with an error under 1 ulp for |x| ≤ 2²⁰, NaN outside and in single precision; -0 at -0.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TReal Sin(TReal angle)
    {
        TReal quarter = ReduceAngle(angle, out TReal head, out TReal tail);
        TReal squared = quarter * quarter;
        TMask odd = TReal.Equal(squared, TReal.Create(1));
        TReal result = TReal.Select(odd, CosOfReduced(head, tail), SinOfReduced(head, tail));

        // Quarter turns 2 and 3 (that is -2, 2 and -1) change the sign: q² - q is 6 or 2 there, else 0.
        result = TReal.NegateWhere(TReal.Greater(squared - quarter, TReal.Create(1)), result);
        return TReal.Select(TReal.Equal(angle, TReal.Create(0)), angle, InDomain(angle, result));
    }

    /// <summary>Cosine.</summary>
    /// <remarks>Reduced to |r| ≤ π/4 by four parts of π/2 (Cody and Waite). Kept out of line, as <see cref="Log"/> is.</remarks>
    /// <param name="angle">Angle in radians.</param>
    /// <returns>cos x with an error under 1 ulp for |x| ≤ 2²⁰, NaN outside and in single precision.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TReal Cos(TReal angle)
    {
        TReal quarter = ReduceAngle(angle, out TReal head, out TReal tail);
        TReal squared = quarter * quarter;
        TMask odd = TReal.Equal(squared, TReal.Create(1));
        TReal result = TReal.Select(odd, SinOfReduced(head, tail), CosOfReduced(head, tail));

        // Quarter turns 1 and 2 (that is -2, 1 and 2) change the sign: q² + q is 2 or 6 there, else 0.
        return InDomain(angle, TReal.NegateWhere(TReal.Greater(squared + quarter, TReal.Create(1)), result));
    }

    // angle = n · π/2 + head + tail with |head| ≤ π/4 and tail below half an ulp of head; returns n modulo 4, in -2 … 2.
    // π/2 = P₁ + P₂ + P₃ + P₄ to 152 bits, the first three of 33 bits each. The first difference is exact; those after it keep their
    // rounding errors, so that angles next to a multiple of π/2 lose nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal ReduceAngle(TReal angle, out TReal head, out TReal tail)
    {
        TReal turns = RoundToInteger(angle * TReal.Create(0.6366197723675814));
        TReal first = angle - (turns * TReal.Create(1.5707963267341256));
        TReal second = Subtract(first, turns * TReal.Create(6.077100506303966e-11), out TReal secondError);
        TReal third = Subtract(second, turns * TReal.Create(2.0222662487111665e-21), out TReal thirdError);
        TReal rest = (secondError + thirdError) - (turns * TReal.Create(8.4784276603689e-32));
        head = third + rest;
        tail = (third - head) + rest;
        return turns - (TReal.Create(4) * RoundToInteger(turns * TReal.Create(0.25)));
    }

    // Knuth's two-sum: difference and its exact rounding error, whichever operand is larger.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Subtract(TReal left, TReal right, out TReal error)
    {
        TReal difference = left - right;
        TReal rightPart = difference - left;
        error = (left - (difference - rightPart)) - (right + rightPart);
        return difference;
    }

    // sin(x + y) = x + S₁x³ + S₂x⁵ + … + y·(1 - x²/2), y a tail.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal SinOfReduced(TReal x, TReal y)
    {
        TReal z = x * x;
        TReal cube = z * x;
        TReal series = TReal.Create(1.5896795707506886e-10);
        series = TReal.Create(-2.505075811624782e-08) + (z * series);
        series = TReal.Create(2.7557313691924606e-06) + (z * series);
        series = TReal.Create(-0.0001984126982980783) + (z * series);
        series = TReal.Create(0.008333333333322413) + (z * series);
        TReal small = (z * ((TReal.Create(0.5) * y) - (cube * series))) - y;
        return x - (small - (cube * TReal.Create(-0.16666666666666632)));
    }

    // cos(x + y) = 1 - x²/2 + C₁x⁴ + C₂x⁶ + … - x·y, y a tail; the rounding error of 1 - x²/2 is added back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal CosOfReduced(TReal x, TReal y)
    {
        TReal one = TReal.Create(1);
        TReal z = x * x;
        TReal series = TReal.Create(-1.135964775993249e-11);
        series = TReal.Create(2.0875723272458115e-09) + (z * series);
        series = TReal.Create(-2.755731435232785e-07) + (z * series);
        series = TReal.Create(2.480158728948217e-05) + (z * series);
        series = TReal.Create(-0.0013888888888874125) + (z * series);
        series = z * (TReal.Create(0.0416666666666666) + (z * series));
        TReal halfSquare = TReal.Create(0.5) * z;
        TReal leading = one - halfSquare;
        return leading + (((one - leading) - halfSquare) + ((z * series) - (x * y)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal InDomain(TReal angle, TReal result)
    {
        if (IsSingle)
        {
            return TReal.Create(double.NaN);
        }

        // NaN passes through all that is before.
        return TReal.WhereGreater(TReal.Abs(angle), TReal.Create(LargestAngle), TReal.Create(double.NaN), result);
    }
}
