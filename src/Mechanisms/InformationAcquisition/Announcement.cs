using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.InformationAcquisition;

/// <summary>Probabilities that a mechanism announces.</summary>
internal static class Announcement
{
    /// <summary>Refuses what no rounding makes of probabilities: an entry further below 0, or a sum further from 1, than <see cref="Tolerances.Probability"/>.</summary>
    /// <remarks>Other solvers leave −1e-18 where 0 is meant; the checker counts it at its value.</remarks>
    public static void Require(ReadOnlySpan<Rational> probabilities, string noun, string parameter)
    {
        Rational[] whole = probabilities.ToArray();
        Rational below = whole.Where(probability => probability.Sign < 0).DefaultIfEmpty(Rational.Zero).Min();
        if (Tolerances.Probability.Exceeds(-below.ToDouble(), scale: 1))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Probabilities of {noun} must be at least 0 (−1e-9); got {below.ToDouble()}. Correct the number."), parameter);
        }

        Rational sum = whole.Aggregate(Rational.Zero, (one, next) => one + next);
        if (Tolerances.Probability.Exceeds(Math.Abs((sum - Rational.One).ToDouble()), scale: 1))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Probabilities of {noun} must sum to 1 (±1e-9); got {sum.ToDouble()}. Normalize them or add the missing case."), parameter);
        }
    }

    /// <summary>Draws a place by its probability; one number is drawn.</summary>
    public static int Draw(ReadOnlySpan<Rational> probabilities, ref RandomStream stream)
    {
        double left = stream.NextDouble();
        int last = 0;
        for (int place = 0; place < probabilities.Length; place++)
        {
            double probability = probabilities[place].ToDouble();
            if (probability > 0)
            {
                last = place;
                if (left < probability)
                {
                    return place;
                }

                left -= probability;
            }
        }

        return last;
    }
}
