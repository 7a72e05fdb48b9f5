using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Hedge that sets its rate by what it has lost to mixing: η(t) = ln(actions) / Σ past mixability gaps.</summary>
/// <remarks>
/// Needs neither the horizon nor the range of losses, and regret stays small where the losses are easy. Regret is at most twice the sum of
/// mixability gaps, and at most range · √(T ln(actions)) + 2 · range. Until the first gap it follows the leaders in equal parts.
/// <para>Time O(actions) per round, memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("derooij2014", "Fig. 1, AdaHedge")]
public sealed record AdaHedge : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>AdaHedge</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "AdaHedge";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public NoRegretRun Begin(int actions, long horizon) => new LeaderRun(
        new(new Regularizer.Entropy(), new LearningRate.Adaptive(), Hint.None, LossRange: 1, horizon), DynamicsSettings.Actions(actions, horizon));
}
