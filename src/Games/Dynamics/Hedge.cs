using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Exponential weights: every action in proportion to exp(−rate · its total loss).</summary>
/// <remarks>
/// Regret is at most ln(actions)/η + η · rounds · range²/8 for a constant rate η, which the rate for the horizon makes range · √(T ln(actions)/2);
/// anytime at most range · (2√((T/2) ln(actions)) + √(ln(actions)/8)). Restarts at powers of two are <see cref="Doubling"/>. With
/// <see cref="Hint.LastLoss"/> it is optimistic Hedge. Adding a constant to all losses changes nothing.
/// <para>Time O(actions) per round, memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("freund1997", "Fig. 1, Hedge")]
[Reference("cesabianchi2006", "Theorems 2.2 and 2.3")]
public sealed record Hedge : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>Hedge</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "Hedge";

    /// <summary>Gets the learning rate.</summary>
    /// <value><see cref="LearningRate.ForHorizon"/> by default: √(8 ln(actions)/T)/range.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LearningRate Rate { get; init => field = DynamicsSettings.Present(value); } = new LearningRate.ForHorizon();

    /// <summary>Gets what the learner expects of the coming round.</summary>
    /// <value><see cref="Hint.None"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Hint Hint { get; init => field = DynamicsSettings.Member(value); }

    /// <summary>Gets the spread of the losses of a round that tuned rates assume.</summary>
    /// <value>In units of loss, positive and finite; 1 by default. Larger losses widen the bound, they do not break it.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double LossRange { get; init => field = DynamicsSettings.Positive(value, "The range of losses"); } = 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no action or no round.</exception>
    public NoRegretRun Begin(int actions, long horizon) =>
        new LeaderRun(new(new Regularizer.Entropy(), Rate, Hint, LossRange, horizon), DynamicsSettings.Actions(actions, horizon));
}
