using System.Globalization;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Numerics;

/// <summary>Probabilities that come out of a solver, or out of a file that one wrote: right up to rounding, below 0 included.</summary>
/// <remarks>Data of a model are held to more and never repaired: see <see cref="ModelData.RequireDistribution"/>.</remarks>
public static class Distributions
{
    /// <summary>Lifts weights below 0 to 0 and divides by the sum; where nothing is left, the first entry has all the probability.</summary>
    /// <remarks>For answers of linear programs, whose weights are right up to rounding. Data of a model are never repaired so.</remarks>
    /// <param name="weights">The weights, finite; probabilities on return.</param>
    public static void Normalize(Span<double> weights)
    {
        CompensatedSum total = default;
        foreach (ref double weight in weights)
        {
            weight = Math.Max(0, weight);
            total += weight;
        }

        if (!weights.IsEmpty && total.Value <= 0)
        {
            weights[0] = 1;
            return;
        }

        foreach (ref double weight in weights)
        {
            weight /= total.Value;
        }
    }

    /// <summary>Makes each row of a table of weights a distribution, see <see cref="Normalize"/>.</summary>
    /// <param name="weights">The weights row by row, finite; what is beyond the table is ignored.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The table of probabilities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few weights.</exception>
    public static Matrix<double> NormalizeRows(ReadOnlySpan<double> weights, int rows, int columns)
    {
        double[] probabilities = weights[..(rows * columns)].ToArray();
        for (int row = 0; row < rows; row++)
        {
            Normalize(probabilities.AsSpan(row * columns, columns));
        }

        return new(rows, columns, probabilities);
    }

    /// <summary>Refuses what is no distribution, not even up to rounding.</summary>
    /// <param name="probabilities">The probabilities.</param>
    /// <param name="noun">What they are probabilities of, for example <c>the actions</c>.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">A probability is below −1e-9, or the sum is further than 1e-9 from 1.</exception>
    public static void Require(ReadOnlySpan<Rational> probabilities, string noun, string parameter)
    {
        (Rational sum, Rational below) = (Rational.Zero, Rational.Zero);
        foreach (Rational probability in probabilities)
        {
            sum += probability;
            below = Rational.Min(below, probability);
        }

        if (Tolerances.Probability.Exceeds(-below.ToDouble(), scale: 1))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Probabilities of {noun} must be at least 0 (−1e-9); got {below.ToDouble()}. Correct the number."), parameter);
        }

        if (Tolerances.Probability.Exceeds(Math.Abs((sum - Rational.One).ToDouble()), scale: 1))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Probabilities of {noun} must sum to 1 (±1e-9); got {sum.ToDouble()}. Normalize them or add the missing case."), parameter);
        }
    }

    /// <summary>Refuses tables without rows, and rows that are no distribution, not even up to rounding.</summary>
    /// <param name="probabilities">The probabilities, a distribution in each row.</param>
    /// <param name="noun">What a row stands for, for example <c>state</c>; its index follows.</param>
    /// <param name="parameter">The argument to blame.</param>
    /// <exception cref="ArgumentException">There is no row, a number is NaN or infinite, or a row is no distribution.</exception>
    public static void RequireRows(Matrix<double> probabilities, string noun, string parameter)
    {
        ModelData.RequireSome(probabilities.Rows, noun, parameter);
        for (int row = 0; row < probabilities.Rows; row++)
        {
            Sequence<Rational> exact = ModelData.Exactly(probabilities.Row(row), FormattableString.Invariant($"probability in {noun} {row} of column"), parameter);
            Require(exact.Span, FormattableString.Invariant($"{noun} {row}"), parameter);
        }
    }

    /// <summary>Draws a place by its probability; one number is drawn.</summary>
    /// <param name="probabilities">The probabilities; what is below 0 by rounding counts as 0.</param>
    /// <param name="stream">Source of randomness.</param>
    /// <returns>The place; the last of positive probability where the sum falls short of 1 by rounding.</returns>
    public static int Draw(ReadOnlySpan<double> probabilities, ref RandomStream stream)
    {
        double left = stream.NextDouble();
        int last = 0;
        for (int place = 0; place < probabilities.Length; place++)
        {
            if (probabilities[place] > 0)
            {
                last = place;
                if (left < probabilities[place])
                {
                    return place;
                }

                left -= probabilities[place];
            }
        }

        return last;
    }

    /// <inheritdoc cref="Draw(ReadOnlySpan{double}, ref RandomStream)"/>
    public static int Draw(ReadOnlySpan<Rational> probabilities, ref RandomStream stream)
    {
        double[] rounded = new double[probabilities.Length];
        for (int place = 0; place < rounded.Length; place++)
        {
            rounded[place] = probabilities[place].ToDouble();
        }

        return Draw(rounded, ref stream);
    }
}
