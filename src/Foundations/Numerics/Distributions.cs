namespace Mechanisms.Foundations.Numerics;

/// <summary>Turns weights that come out of a solver into probabilities.</summary>
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
}
