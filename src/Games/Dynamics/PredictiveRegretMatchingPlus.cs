using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>RM+ that plays as if the last instant regrets came once more.</summary>
/// <remarks>
/// With instant regrets r(t, a) = ⟨x(t), ℓ(t)⟩ − ℓ(t, a): x(t) ∝ max(Q + r(t−1), 0), uniform where that is 0, then Q ← max(Q + r(t), 0). Regret
/// is at most √(Σ ‖r(t) − r(t−1)‖²): the optimistic gradient step over the positive orthant, whose scale does not matter, at its best step size.
/// <para>Free of parameters and of the scale of losses. Time O(actions) per round, memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("farina2021", "Predictive RM+")]
public sealed record PredictiveRegretMatchingPlus : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>PRM+</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "PRM+";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public NoRegretRun Begin(int actions, long horizon) =>
        new RegretMatchingRun(DynamicsSettings.Actions(actions, horizon), truncates: true, predicts: true);
}
