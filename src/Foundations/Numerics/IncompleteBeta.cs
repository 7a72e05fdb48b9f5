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

    // A power of two, so that scaling rounds nothing; its square is finite.
    private const double Large = 1.0 * (1L << 62) * (1L << 62);

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

    /// <summary>The continued fraction of 26.5.8, evaluated from the front by Wallis' recurrence; quick for x ≤ (a + 1)/(a + b + 2).</summary>
    /// <remarks>Numerators and denominators apart, so that no division waits for the one before.</remarks>
    public static double Fraction(double a, double b, double x)
    {
        double earlierTop = 1;
        double earlierBottom = 1;
        double top = 1;
        double bottom = 1 - ((a + b) * x / (a + 1));
        for (int m = 1; m <= MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            earlierTop = top + (even * earlierTop);
            earlierBottom = bottom + (even * earlierBottom);
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            top = earlierTop + (odd * top);
            bottom = earlierBottom + (odd * bottom);

            // Convergents settle geometrically: those left out differ less than these two.
            if (!Tolerances.Series.Exceeds(Math.Abs((earlierTop * bottom / (top * earlierBottom)) - 1), 1))
            {
                break;
            }

            // Near the point where the fraction is slowest, both shrink at each step.
            double size = Math.Abs(bottom);
            if (size is > Large or < 1 / Large)
            {
                double scale = size > Large ? 1 / Large : Large;
                (earlierTop, earlierBottom, top, bottom) = (earlierTop * scale, earlierBottom * scale, top * scale, bottom * scale);
            }
        }

        return top / bottom;
    }
}
