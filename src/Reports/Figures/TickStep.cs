namespace Mechanisms.Reports.Figures;

/// <summary>The distance between ticks, Factor · 10^Exponent with Factor in 1..9, kept apart so that multiples are the nearest doubles to their labels.</summary>
internal readonly record struct TickStep(int Factor, int Exponent)
{
    /// <summary>The smallest of 1, 2, 5 times a power of ten that cuts a span into at most the wanted number of parts.</summary>
    public static TickStep For(double span, int target, bool isWhole)
    {
        double raw = span / target;
        int exponent = (int)Math.Floor(Math.Log10(raw));
        double mantissa = raw / PowerOfTen(exponent);
        TickStep step = mantissa switch
        {
            <= 1 => new(1, exponent),
            <= 2 => new(2, exponent),
            <= 5 => new(5, exponent),
            _ => new(1, exponent + 1),
        };
        return isWhole && step.Exponent < 0 ? new(1, 0) : step;
    }

    /// <summary>10^exponent as the nearest double, for exponents within ±300.</summary>
    public static double PowerOfTen(int exponent) => double.Parse(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"1E{exponent}"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The tick of an index; divides by a power of ten rather than multiplies by an inexact fraction.</summary>
    public double Multiple(double index) => Exponent >= 0
        ? index * Factor * PowerOfTen(Exponent)
        : index * Factor / PowerOfTen(-Exponent);

    /// <summary>The index of the last tick at or below a value.</summary>
    public double LastAtMost(double value)
    {
        double index = Math.Floor(value / Multiple(1)) + 1;
        while (Multiple(index) > value)
        {
            index--;
        }

        return index;
    }
}
