using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>What every drawn point must satisfy.</summary>
internal static class Points
{
    /// <summary>Below this size tick arithmetic in powers of ten could leave the range of doubles: a linear axis shows such a value as zero, a logarithmic one has no place for it.</summary>
    public const double Smallest = 1e-100;

    /// <summary>Beyond this size it could too.</summary>
    private const double Largest = 1e100;

    public static void RequireCurve(string name, Sequence<double> x, Sequence<double> y)
    {
        RequirePairs(name, x, y);
        for (int point = 1; point < x.Count; point++)
        {
            if (x[point] < x[point - 1])
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The x values of line '{name}' must not decrease; point {point} goes from {x[point - 1]} to {x[point]}. Sort the points or draw them without a line."),
                    nameof(x));
            }
        }
    }

    public static void RequirePairs(string name, Sequence<double> x, Sequence<double> y)
    {
        if (x.Count != y.Count || x.Count == 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"'{name}' needs as many y as x values and at least one; got {x.Count} x and {y.Count} y."), nameof(y));
        }

        for (int point = 0; point < x.Count; point++)
        {
            RequireNumber(name, x[point], FormattableString.Invariant($"x of point {point}"));
            RequireNumber(name, y[point], FormattableString.Invariant($"y of point {point}"));
        }
    }

    public static void RequireNumber(string name, double value, string place)
    {
        if (!(Math.Abs(value) <= Largest))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"'{name}' needs finite values of size at most 1E+100; {place} is {value}. Leave the point out."), nameof(value));
        }
    }
}
