using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>The stochastic linear contextual bandit: an arm with true context x pays ⟨θ, x⟩ plus normal noise.</summary>
/// <remarks>
/// Regret of a round is the largest ⟨θ, x⟩ over arms less that of the arm played; a round in which nobody plays earns 0.
/// The noise of an arm's play number n from 0 is drawn from block n of the stream (replication, <see cref="Streams.Rewards"/>, arm).
/// Immutable, thread-safe.
/// </remarks>
[Reference("lattimore2020", "Chapter 19")]
public sealed record LinearBandit
{
    /// <summary>Initializes an environment.</summary>
    /// <param name="weights">θ, shape [dimension], finite, in units of reward per unit of context.</param>
    /// <param name="noise">Standard deviation of the noise, finite and at least 0, in units of reward.</param>
    /// <param name="contexts">Where true contexts come from.</param>
    /// <exception cref="ArgumentNullException"><paramref name="contexts"/> is null.</exception>
    /// <exception cref="ArgumentException">Weights have another length than contexts or are not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The noise is negative or not finite.</exception>
    public LinearBandit(Sequence<double> weights, double noise, IContextSource contexts)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        LinearSettings.RequireContext(weights.Span, contexts.Dimension);
        Weights = weights;
        Noise = LinearSettings.Scale(noise, "The scale of noise");
        Contexts = contexts;
    }

    /// <summary>Gets θ, shape [dimension].</summary>
    public Sequence<double> Weights { get; }

    /// <summary>Gets the standard deviation of the noise, in units of reward.</summary>
    public double Noise { get; }

    /// <summary>Gets where true contexts come from.</summary>
    public IContextSource Contexts { get; }

    /// <summary>Gets the number of arms.</summary>
    public int Arms => Contexts.Arms;

    /// <summary>Gets the length of contexts.</summary>
    public int Dimension => Contexts.Dimension;
}
