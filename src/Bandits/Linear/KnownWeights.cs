using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Linear;

/// <summary>The greedy learner that knows the weights: plays argmax over arms of ⟨θ, x⟩, with no uncertainty left.</summary>
/// <remarks>
/// Ties go to the lowest arm. Among truthful arms it has no regret; among arms that report their contexts themselves it pays whoever exaggerates most.
/// <para>Time O(arms · dimension) per round. Runs are single-threaded and allocate nothing per round; settings are immutable.</para>
/// </remarks>
[Reference("lattimore2020", "Chapter 19, the competitor")]
public sealed record KnownWeights : IConfidentLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="weights">θ, shape [dimension], finite, in units of reward per unit of context.</param>
    /// <exception cref="ArgumentException">There is no weight, or one is not finite.</exception>
    public KnownWeights(Sequence<double> weights)
    {
        LinearSettings.Dimension(weights.Count);
        LinearSettings.RequireContext(weights.Span, weights.Count);
        Weights = weights;
    }

    /// <inheritdoc/>
    /// <value><c>greedy, known weights</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "greedy, known weights";

    /// <summary>Gets θ, shape [dimension].</summary>
    public Sequence<double> Weights { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Contexts have another length than the weights.</exception>
    public ConfidentRun Begin(int arms, int dimension, long horizon, StreamKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        return dimension == Weights.Count
            ? new KnownWeightsRun(arms, Weights)
            : throw new ArgumentException($"Contexts must have as many entries as the weights, {Weights.Count}; got {dimension}.", nameof(dimension));
    }
}
