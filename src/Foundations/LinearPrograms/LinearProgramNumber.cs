using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A number of a linear program: the double that solvers see and the exact value that the audit sees.</summary>
/// <remarks>
/// Made by conversion. A double stands for its exact binary value, so <c>0.1</c> is audited as 0.1000000000000000055…; a
/// <see cref="Rational"/>, which is how decimals from files arrive, is audited as itself and solved as the nearest double. Infinite
/// doubles are bounds that are absent. The default value is 0. Immutable, thread-safe.
/// </remarks>
public readonly record struct LinearProgramNumber
{
    private readonly Rational rational;
    private readonly bool isRational;

    private LinearProgramNumber(double value, Rational rational, bool isRational)
    {
        Value = value;
        this.rational = rational;
        this.isRational = isRational;
    }

    /// <summary>Gets the lower bound that is absent.</summary>
    public static LinearProgramNumber NegativeInfinity { get; } = FromDouble(double.NegativeInfinity);

    /// <summary>Gets the upper bound that is absent.</summary>
    public static LinearProgramNumber PositiveInfinity { get; } = FromDouble(double.PositiveInfinity);

    /// <summary>Gets the double nearest to the number.</summary>
    public double Value { get; }

    /// <summary>Gets the exact value.</summary>
    /// <exception cref="InvalidOperationException">The number is infinite.</exception>
    public Rational Exact => isRational ? rational
        : double.IsFinite(Value) ? Rational.FromDouble(Value)
        : throw new InvalidOperationException("An infinite bound has no exact value. Test double.IsFinite(Value) first.");

    /// <summary>Gets a value indicating whether the double differs from the exact value.</summary>
    internal bool IsRounded => isRational && Rational.FromDouble(Value) != rational;

    /// <summary>Takes a double at its exact binary value.</summary>
    /// <param name="value">A finite number, or an infinity where a bound is absent.</param>
    public static implicit operator LinearProgramNumber(double value) => FromDouble(value);

    /// <summary>Takes an exact number.</summary>
    /// <param name="value">The number; its nearest double must be finite.</param>
    public static implicit operator LinearProgramNumber(Rational value) => FromRational(value);

    /// <summary>Takes a double at its exact binary value.</summary>
    /// <param name="value">A finite number, or an infinity where a bound is absent.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN.</exception>
    public static LinearProgramNumber FromDouble(double value) => double.IsNaN(value)
        ? throw new ArgumentOutOfRangeException(
            nameof(value), value, "A number of a linear program must not be NaN. Find the computation that lost it.")
        : new(value, default, isRational: false);

    /// <summary>Takes an exact number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is larger than any finite double.</exception>
    public static LinearProgramNumber FromRational(Rational value)
    {
        double rounded = value.ToDouble();
        return double.IsFinite(rounded)
            ? new(rounded, value, isRational: true)
            : throw new ArgumentOutOfRangeException(
                nameof(value), "A number of a linear program must be within ±1.797e308. Use an infinity where a bound is absent.");
    }
}
