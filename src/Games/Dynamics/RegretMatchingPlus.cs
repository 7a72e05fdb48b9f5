using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Regret matching with totals cut at 0 after every round, so that an action that was bad for long can come back at once.</summary>
/// <remarks>
/// With instant regrets r(t, a) = ⟨x(t), ℓ(t)⟩ − ℓ(t, a): Q ← max(Q + r(t), 0), x(t) ∝ Q, uniform where Q = 0. Regret is at most
/// ‖Q‖ ≤ √(Σ ‖r(t)‖²) ≤ range · √(actions · T).
/// <para>Free of parameters and of the scale of losses. Time O(actions) per round, memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("tammelin2014", "regret matching⁺")]
public sealed record RegretMatchingPlus : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>RM+</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "RM+";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public NoRegretRun Begin(int actions, long horizon) =>
        new RegretMatchingRun(DynamicsSettings.Actions(actions, horizon), truncates: true, predicts: false);
}
