using System.Globalization;

namespace Mechanisms.Foundations.Numerics;

/// <summary>What the numbers of a model must satisfy, whatever the model: finite, of the right shape, probabilities that sum to 1.</summary>
/// <remarks>For problems of one's own, too. Nothing is repaired: what does not fit is refused with what was required, what came and what to do.</remarks>
public static class ModelData
{
    /// <summary>Takes doubles at their exact binary values.</summary>
    /// <param name="values">The numbers, finite.</param>
    /// <param name="noun">What a number is, for example <c>cost of effort</c>; its index follows.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <returns>One rational for each.</returns>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static Sequence<Rational> Exactly(ReadOnlySpan<double> values, string noun, string parameter)
    {
        Rational[] exact = new Rational[values.Length];
        for (int index = 0; index < exact.Length; index++)
        {
            exact[index] = double.IsFinite(values[index])
                ? Rational.FromDouble(values[index])
                : throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The {noun} {index} must be finite; got {values[index]}. Give a number."), parameter);
        }

        return Sequence.Create<Rational>(exact);
    }

    /// <summary>Takes a matrix of doubles at their exact binary values.</summary>
    /// <param name="values">The numbers, finite.</param>
    /// <param name="noun">What a number is, for example <c>utility</c>; its row and column follow.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <returns>A matrix of the same shape.</returns>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static Matrix<Rational> Exactly(Matrix<double> values, string noun, string parameter)
    {
        for (int row = 0; row < values.Rows; row++)
        {
            _ = Exactly(values.Row(row), $"{noun} [{row}] of", parameter);
        }

        return values.Select(Rational.FromDouble);
    }

    /// <summary>Refuses probabilities below 0 and sums other than 1.</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="noun">Whose probabilities they are, for example <c>the prior</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">A probability is negative, or the sum is further than 1e-9 from 1.</exception>
    public static void RequireDistribution(ReadOnlySpan<Rational> probabilities, string noun, string parameter)
    {
        Rational sum = SumOfProbabilities(probabilities, noun, parameter);
        if (Tolerances.Probability.Exceeds(Math.Abs((sum - Rational.One).ToDouble()), scale: 1))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Probabilities of {noun} must sum to 1 (±1e-9); got {sum.ToDouble()}. Normalize them or add the missing case."),
                parameter);
        }
    }

    /// <summary>Refuses probabilities below 0 and sums other than 1, be the difference as small as it may.</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="noun">Whose probabilities they are, for example <c>a chance move</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">A probability is negative, or the sum is not 1 exactly.</exception>
    public static void RequireExactDistribution(ReadOnlySpan<Rational> probabilities, string noun, string parameter)
    {
        Rational sum = SumOfProbabilities(probabilities, noun, parameter);
        if (sum != Rational.One)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Probabilities of {noun} must sum to 1 exactly; got 1 {((sum - Rational.One).Sign < 0 ? "-" : "+")} {Math.Abs((sum - Rational.One).ToDouble())}. Write fractions such as 1/3, or add the missing case."),
                parameter);
        }
    }

    /// <summary>Refuses matrices of another shape.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rows">Rows required.</param>
    /// <param name="columns">Columns required.</param>
    /// <param name="noun">What the matrix holds, for example <c>the sender's utility</c>.</param>
    /// <param name="shape">What rows and columns mean, for example <c>[action, state]</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">The matrix has another shape.</exception>
    public static void RequireShape(Matrix<Rational> matrix, int rows, int columns, string noun, string shape, string parameter)
    {
        if (matrix.Rows != rows || matrix.Columns != columns)
        {
            throw new ArgumentException(
                $"The shape {shape} of {noun} must be {rows} × {columns}; got {matrix.Rows} × {matrix.Columns}. Add or remove rows or columns.", parameter);
        }
    }

    /// <summary>Refuses lists of another length.</summary>
    /// <param name="got">The length.</param>
    /// <param name="required">The length required.</param>
    /// <param name="noun">What the list holds, for example <c>costs, one per effort</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireCount(int got, int required, string noun, string parameter)
    {
        if (got != required)
        {
            throw new ArgumentException($"There must be {required} {noun}; got {got}. Add or remove entries.", parameter);
        }
    }

    /// <summary>Refuses nothing at all where something is needed.</summary>
    /// <param name="count">The number of things.</param>
    /// <param name="noun">One such thing, for example <c>state</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static void RequireSome(int count, string noun, string parameter)
    {
        if (count < 1)
        {
            throw new ArgumentException($"At least 1 {noun} is required; got none. Add one.", parameter);
        }
    }

    /// <summary>Refuses negative amounts.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="noun">What it is, for example <c>payment cap</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentException">The amount is negative.</exception>
    public static Rational RequireNonnegative(Rational value, string noun, string parameter) => value.Sign >= 0
        ? value
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The {noun} must be at least 0; got {value.ToDouble()}. Correct the number."), parameter);

    /// <summary>Refuses numbers that linear programs, which hold doubles too, could not hold.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="noun">What they are, for example <c>utilities</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">A number is beyond the range of double precision.</exception>
    public static void RequireFinite(ReadOnlySpan<Rational> values, string noun, string parameter)
    {
        foreach (Rational value in values)
        {
            if (!double.IsFinite(value.ToDouble()))
            {
                throw new ArgumentException($"The {noun} must be within ±1.797e308, the range of double precision. Use a larger unit.", parameter);
            }
        }
    }

    /// <summary>Refuses numbers whose sums and differences linear programs could not hold.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="noun">What they are, for example <c>payoffs</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">A number is beyond ±10³⁰⁰.</exception>
    public static void RequireSummable(ReadOnlySpan<Rational> values, string noun, string parameter)
    {
        const double Largest = 1e300;
        foreach (Rational value in values)
        {
            if (!(Math.Abs(value.ToDouble()) <= Largest))
            {
                throw new ArgumentException($"The {noun} must be within ±1e300, so that their sums and differences are doubles, too. Use a larger unit.", parameter);
            }
        }
    }

    private static Rational SumOfProbabilities(ReadOnlySpan<Rational> probabilities, string noun, string parameter)
    {
        Rational sum = Rational.Zero;
        foreach (Rational probability in probabilities)
        {
            if (probability.Sign < 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Probabilities of {noun} must be at least 0; got {probability.ToDouble()}. Correct the number."),
                    parameter);
            }

            sum += probability;
        }

        return sum;
    }
}
