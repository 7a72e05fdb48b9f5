namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Powers of two to scale by: multiplying and dividing by them does not round.</summary>
internal static class PowerOfTwo
{
    // Powers of two up to this one have a finite reciprocal.
    private const int LargestExponent = 1000;

    /// <summary>The power of two nearest to a size, on a logarithmic scale; 1 for sizes that are 0 or infinite.</summary>
    /// <param name="size">A size, at least 0.</param>
    public static double Near(double size) => size > 0 && double.IsFinite(size)
        ? Math.ScaleB(1, Math.Clamp((int)Math.Round(Math.Log2(size)), -LargestExponent, LargestExponent))
        : 1;

    /// <summary>Whether scaling has made a number another one: infinite, or 0 where it was not.</summary>
    /// <param name="before">The number; infinite ones stay so.</param>
    /// <param name="after">The number scaled.</param>
    public static bool IsLost(double before, double after) =>
        double.IsFinite(before) && (!double.IsFinite(after) || (after == 0 && before != 0));
}
