using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>Takes numbers given to a problem exactly, and refuses those that no problem may hold.</summary>
internal static class ExactNumber
{
    public static Rational Of(double number, string what, string parameter) => double.IsFinite(number)
        ? Rational.FromDouble(number)
        : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"Each {what} must be finite; got {number}. Correct the number."), parameter);

    public static Rational Finite(Rational number, string what, string parameter) => double.IsFinite(number.ToDouble())
        ? number
        : throw new ArgumentException($"Each {what} must be within ±1.797e308. Choose a larger unit of money.", parameter);

    public static Rational Nonnegative(Rational number, string what, string parameter) => number.Sign >= 0
        ? Finite(number, what, parameter)
        : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"Each {what} must be at least 0; got {number.ToDouble()}. Correct the number."), parameter);
}
