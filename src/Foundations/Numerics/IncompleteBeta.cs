using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Numerics;

/// <summary>The parts of the incomplete beta function, for shapes of at least 1; the same bits on every machine.</summary>
[Reference("abramowitz1964", "6.1.41 and 26.5.8")]
internal static class IncompleteBeta
{
    private const double HalfLogOfTwoPi = 0.9189385332046728;

    // From here on Stirling's series below is right to 1e-16.
    private const double LeastForSeries = 12;

    private const int MostTerms = 100_000;

    /// <summary>ln B(a, b).</summary>
    public static double LogOfBeta(double a, double b) => LogOfGamma(a) + LogOfGamma(b) - LogOfGamma(a + b);

    /// <summary>ln Γ(x) for x ≥ 1: Stirling's series 6.1.41, after raising small arguments by Γ(x) = Γ(x + 1)/x.</summary>
    public static double LogOfGamma(double x)
    {
        double product = 1;
        while (x < LeastForSeries)
        {
            product *= x;
            x++;
        }

        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square / 1188))))))));
        return ((x - 0.5) * Elementary.Log(x)) - x + HalfLogOfTwoPi + series - (product > 1 ? Elementary.Log(product) : 0);
    }

    /// <summary>The continued fraction of 26.5.8, evaluated from the front by Lentz's method; quick for x ≤ (a + 1)/(a + b + 2).</summary>
    public static double Fraction(double a, double b, double x)
    {
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double value = d;
        for (int m = 1; m <= MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            double factor = d * c;
            value *= factor;
            // Factors settle geometrically: those left out change less than this one.
            if (!Tolerances.Series.Exceeds(Math.Abs(factor - 1), 1))
            {
                break;
            }
        }

        return value;
    }

    // Lentz's remedy where a denominator vanishes: the smallest normal number instead.
    private static double NotZero(double value) => value == 0 ? 2.2250738585072014e-308 : value;
}
