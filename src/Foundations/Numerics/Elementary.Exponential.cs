using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.Numerics;

/// <content>The exponential.</content>
public static partial class Elementary<TReal, TInteger, TMask>
{
    /// <summary>Exponential, base e.</summary>
    /// <remarks>
    /// x = k ln 2 + r with |r| ≤ ½ ln 2, then exp r from a polynomial in r², and 2^k in two halves so that only the last
    /// multiplication rounds when the result is subnormal. Kept out of line, as <see cref="Log"/> is.
    /// </remarks>
    /// <param name="value">Any number.</param>
    /// <returns>e^x with an error under 1 ulp; +∞ above 709.78, 0 below -745.13.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TReal Exp(TReal value)
    {
        TReal clamped = TReal.Min(TReal.Max(value, TReal.Create(IsSingle ? -105 : -746)), TReal.Create(IsSingle ? 89 : 710));
        TReal power = ExpOfReduced(clamped, out TReal exponent);
        TReal half = RoundToInteger((exponent * TReal.Create(0.5)) - TReal.Create(0.25));
        TReal halfScale = PowerOfTwo(half);
        TReal otherScale = halfScale * TReal.Select(TReal.Greater(exponent - half, half), TReal.Create(2), TReal.Create(1));
        return KeepNaN(value, (power * halfScale) * otherScale);
    }

    // e^r and k of a number from -746 to 710.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal ExpOfReduced(TReal clamped, out TReal exponent)
    {
        exponent = RoundToInteger(clamped * TReal.Create(1.4426950408889634));
        TReal high = clamped - (exponent * Ln2Leading);
        TReal low = exponent * Ln2Rest;
        TReal r = high - low;

        // With R = r · (e^r + 1)/(e^r - 1) = 2 + c₁r² + c₂r⁴ + … and q = r - (R - 2):  e^r = 1 + r + r·q/(2 - q).
        TReal z = r * r;
        TReal series = TReal.Create(4.136059549602726e-08);
        series = TReal.Create(-1.6533837541926132e-06) + (z * series);
        series = TReal.Create(6.613756250549252e-05) + (z * series);
        series = TReal.Create(-0.002777777777669827) + (z * series);
        series = TReal.Create(0.16666666666666555) + (z * series);
        TReal q = r - (z * series);
        return TReal.Create(1) - ((low - ((r * q) / (TReal.Create(2) - q))) - high);
    }

    // 2^exponent for an integer from -538 to 512 (-76 to 65 in single precision), by the binary digits of the exponent above an offset.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal PowerOfTwo(TReal exponent)
    {
        TReal power = TReal.Create(1 / Two32);
        TReal rest = exponent + TReal.Create(32);
        if (TMask.Any(TReal.Greater(exponent, TReal.Create(31)) | TReal.Greater(TReal.Create(-32), exponent)))
        {
            // As in the logarithm: numbers whose address is taken stay in memory.
            TReal widePower = power;
            TReal wideRest = rest;
            RaiseWidePower(ref widePower, ref wideRest);
            power = widePower;
            rest = wideRest;
        }

        RaisePower(ref power, ref rest, Two32, 32);
        RaisePower(ref power, ref rest, Two16, 16);
        RaisePower(ref power, ref rest, Two8, 8);
        RaisePower(ref power, ref rest, 16, 4);
        RaisePower(ref power, ref rest, 4, 2);
        RaisePower(ref power, ref rest, 2, 1);
        return power;
    }

    private static void RaiseWidePower(ref TReal power, ref TReal rest)
    {
        if (IsSingle)
        {
            power = TReal.Create(1 / (Two64 * Two32));
            rest = rest + TReal.Create(96 - 32);
            RaisePower(ref power, ref rest, Two64, 64);
            RaisePower(ref power, ref rest, Two64, 64);
            return;
        }

        power = TReal.Create(1 / (Two512 * Two16 * Two8 * 4));
        rest = rest + TReal.Create(538 - 32);
        RaisePower(ref power, ref rest, Two512, 512);
        RaisePower(ref power, ref rest, Two512, 512);
        RaisePower(ref power, ref rest, Two256, 256);
        RaisePower(ref power, ref rest, Two128, 128);
        RaisePower(ref power, ref rest, Two64, 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RaisePower(ref TReal power, ref TReal rest, double factor, double step)
    {
        TMask below = TReal.Greater(TReal.Create(step), rest);
        power = power * TReal.Select(below, TReal.Create(1), TReal.Create(factor));
        rest = rest - TReal.Select(below, TReal.Create(0), TReal.Create(step));
    }
}
