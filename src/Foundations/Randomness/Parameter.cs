using System.Globalization;

namespace Mechanisms.Foundations.Randomness;

/// <summary>The checks that distributions make of their parameters.</summary>
internal static class Parameter
{
    // Within these bounds the logarithm of a gamma draw cannot overflow.
    private const double SmallestShape = 1e-300;
    private const double LargestShape = 1e300;

    public static double Finite(double value, string name, string what) =>
        double.IsFinite(value) ? value : throw Error(value, name, $"{what} must be finite");

    public static double FiniteAtLeast(double least, double value, string name, string what) => double.IsFinite(value) && value >= least
        ? value
        : throw Error(value, name, string.Create(CultureInfo.InvariantCulture, $"{what} must be finite and at least {least}"));

    public static double PositiveFinite(double value, string name, string what) =>
        double.IsFinite(value) && value > 0 ? value : throw Error(value, name, $"{what} must be finite and above 0");

    public static double Shape(double value, string name) =>
        value is >= SmallestShape and <= LargestShape ? value : throw Error(value, name, "A shape must lie in [1e-300, 1e300]");

    private static ArgumentOutOfRangeException Error(double value, string name, string required) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{required}; got {value}."));
}
