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

    public static Sequence<Rational> All(Sequence<double> numbers, string what, string parameter) =>
        [.. numbers.Select(number => Of(number, what, parameter))];

    public static Matrix<Rational> All(Matrix<double> numbers, string what, string parameter) =>
        numbers.Select(number => Of(number, what, parameter));

    public static Rational Finite(Rational number, string what, string parameter) => double.IsFinite(number.ToDouble())
        ? number
        : throw new ArgumentException($"Each {what} must be within ±1.797e308. Choose a larger unit of money.", parameter);

    public static Rational Nonnegative(Rational number, string what, string parameter) => number.Sign >= 0
        ? Finite(number, what, parameter)
        : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"Each {what} must be at least 0; got {number.ToDouble()}. Correct the number."), parameter);

    /// <summary>Requires probabilities: at least 0, summing to 1.</summary>
    public static void RequireDistribution(ReadOnlySpan<Rational> probabilities, string what, string parameter)
    {
        Rational sum = Rational.Zero;
        foreach (Rational probability in probabilities)
        {
            sum += Nonnegative(probability, what, parameter);
        }

        if (Tolerances.Probability.Exceeds(Math.Abs((sum - Rational.One).ToDouble()), scale: 1))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Probabilities must sum to 1 (±1e-9); those of each {what} sum to {sum.ToDouble()}. Normalize them or add the missing outcome."), parameter);
        }
    }

    public static void RequireCount(int count, int required, string what, string parameter)
    {
        if (count != required)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"There must be {required} {what}; got {count}. Make the shapes agree."), parameter);
        }
    }

    public static void RequireSome(int count, string what, string parameter)
    {
        if (count == 0)
        {
            throw new ArgumentException($"At least one {what} is required; got none. Add one.", parameter);
        }
    }
}
