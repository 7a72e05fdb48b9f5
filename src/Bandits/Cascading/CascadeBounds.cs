using System.Globalization;
using Mechanisms.Bandits.Families;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Cascading;

/// <summary>What theory says about regret in a cascade, to draw beside curves.</summary>
/// <remarks>The lower bound is asymptotic: at a finite horizon good learners may lie below it. Thread-safe.</remarks>
[Reference("kveton2015", "Theorems 2 and 4")]
public static class CascadeBounds
{
    /// <summary>The factor of ln n that no consistent learner stays below on <see cref="CascadeModel.Separated"/>.</summary>
    /// <param name="items">Number of items L.</param>
    /// <param name="positions">Length of lists K, from 1 to <paramref name="items"/>.</param>
    /// <param name="attraction">Attraction p of the best items, in (0, 1).</param>
    /// <param name="gap">How much less the others attract, Δ, in (0, p).</param>
    /// <returns>(L − K) Δ (1 − p)^(K − 1) / kl(p − Δ, p).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double LowerRate(int items, int positions, double attraction, double gap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(items, positions);
        if (attraction is not (> 0 and < 1) || gap is not > 0 || !(gap < attraction))
        {
            throw new ArgumentOutOfRangeException(nameof(gap), gap, string.Create(
                CultureInfo.InvariantCulture, $"The gap must lie in (0, attraction) and the attraction in (0, 1); got {gap} and {attraction}."));
        }

        double low = attraction - gap;
        double divergence = RewardFamily.ZeroOne.Divergence(low, attraction);
        return (items - positions) * gap * Math.Pow(1 - attraction, positions - 1) / divergence;
    }

    /// <summary>The regret that <see cref="CascadeUcb1"/> does not exceed in expectation, with Exploration = 1.5 and one free observation of every item before round 1.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rounds">Number of rounds, at least 1.</param>
    /// <returns>Σ (12/Δ) ln n + (π²/3) L over items outside the best list, Δ their distance from its last item; +∞ where an outside item ties with it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no round.</exception>
    public static double Ucb1Regret(CascadeModel model, long rounds)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        double[] sorted = [.. model.Attractions.OrderDescending()];
        double last = sorted[model.Positions - 1];
        return (sorted.Skip(model.Positions).Sum(attraction => 12 / (last - attraction)) * Elementary.Log(rounds)) + (Math.PI * Math.PI / 3 * model.Items);
    }
}
