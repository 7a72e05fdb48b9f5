using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Plays every action in proportion to the regret of not having played it, where positive.</summary>
/// <remarks>
/// With instant regrets r(t, a) = ⟨x(t), ℓ(t)⟩ − ℓ(t, a) and totals R: x(t) ∝ max(R, 0), uniform where no total is positive. Regret is at most
/// ‖max(R, 0)‖ ≤ √(Σ ‖r(t)‖²) ≤ range · √(actions · T).
/// <para>Free of parameters and of the scale of losses. Time O(actions) per round, memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("hart2000", "regret matching, Theorem B")]
public sealed record RegretMatching : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>regret matching</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "regret matching";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public NoRegretRun Begin(int actions, long horizon) =>
        new RegretMatchingRun(DynamicsSettings.Actions(actions, horizon), truncates: false, predicts: false);
}
