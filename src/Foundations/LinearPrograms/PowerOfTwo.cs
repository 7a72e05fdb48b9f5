namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Powers of two to scale by: multiplying and dividing by them does not round.</summary>
internal static class PowerOfTwo
{
    // Powers of two up to this one have a finite reciprocal.
    private const int LargestExponent = 1000;

    private const int MantissaLength = 52;
    private const long MantissaBits = (1L << MantissaLength) - 1;
    private const long Bias = 1023;

    // Of √2, where the nearest power changes.
    private const long MantissaOfRootTwo = 0x6A09E667F3BCC;

    /// <summary>The power of two nearest to a size, on a logarithmic scale; 1 for sizes that are 0 or infinite.</summary>
    /// <param name="size">A size, at least 0.</param>
    public static double Near(double size)
    {
        if (!(size > 0 && double.IsFinite(size)))
        {
            return 1;
        }

        if (!double.IsNormal(size))
        {
            return Math.ScaleB(1, -LargestExponent);
        }

        long bits = BitConverter.DoubleToInt64Bits(size);
        long isUpper = (bits & MantissaBits) > MantissaOfRootTwo ? 1 : 0;
        long exponent = Math.Clamp((bits >> MantissaLength) - Bias + isUpper, -LargestExponent, LargestExponent);
        return BitConverter.Int64BitsToDouble((exponent + Bias) << MantissaLength);
    }

    /// <summary>Whether scaling has made a number another one: infinite, or 0 where it was not.</summary>
    /// <param name="before">The number; infinite ones stay so.</param>
    /// <param name="after">The number scaled.</param>
    public static bool IsLost(double before, double after) =>
        double.IsFinite(before) && (!double.IsFinite(after) || (after == 0 && before != 0));
}
