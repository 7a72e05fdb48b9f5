using System.Globalization;
using Mechanisms.Bandits.Families;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Bounds;

/// <summary>C(μ) ln t with C(μ) = Σ Δ(a)/kl(μ(a), μ*): how slowly regret can grow on one instance, for a learner that is good on all.</summary>
/// <remarks>
/// Any learner whose regret is o(tᵖ) for every p on every instance has liminf R(t)/ln t ≥ C(μ). At a finite t good learners may lie below.
/// An arm whose reward the best arm can never give costs nothing. Immutable, thread-safe.
/// </remarks>
[Reference("lai1985", "Theorem 1")]
public sealed record LaiRobbinsBound : ILowerBound
{
    /// <summary>Initializes the bound of an instance.</summary>
    /// <param name="means">Means, shape [arm], at least one, within the family's range.</param>
    /// <param name="family">The family of the rewards; Bernoulli by default.</param>
    /// <exception cref="ArgumentException">There is no arm.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mean is outside the family's range.</exception>
    public LaiRobbinsBound(Sequence<double> means, RewardFamily? family = null)
    {
        if (means.Count == 0)
        {
            throw new ArgumentException("A bound needs at least one arm; got none.", nameof(means));
        }

        Family = family ?? RewardFamily.ZeroOne;
        Means = means;
        double best = means.Max();
        CompensatedSum constant = default;
        foreach (double mean in means)
        {
            double divergence = Family.Divergence(mean, best);
            constant += mean < best ? (best - mean) / divergence : 0;
        }

        Constant = constant.Value;
    }

    /// <summary>Gets the means, shape [arm].</summary>
    public Sequence<double> Means { get; }

    /// <summary>Gets the family of the rewards.</summary>
    public RewardFamily Family { get; }

    /// <summary>Gets C(μ), in units of reward per nat of time.</summary>
    public double Constant { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Lai-Robbins, {Constant:0.###} ln t");

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of rounds is below 1.</exception>
    public double At(long rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        return Constant * Elementary.Log(rounds);
    }
}
