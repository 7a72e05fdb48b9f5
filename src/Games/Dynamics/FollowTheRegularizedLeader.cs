using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Plays the strategy that would have been best so far, held back by a regularizer; optimistic when it expects something of the coming round.</summary>
/// <remarks>
/// x(t) = argmin ⟨L(t−1) + M(t), x⟩ + R(x)/η(t) over the simplex, L total losses, M(t) the hint, η(t) non-increasing. Regret is at most
/// penalty/η(T) + Σ s(t), where s(t) = max over y of ⟨ℓ(t) − M(t), x(t) − y⟩ − D_R(y, x(t))/η(t) is computed as it happens: for entropy the
/// mixability gap, for the Euclidean regularizer η/2 times the squared surprise, and the penalty is the range of R (for the barrier that of a
/// comparator moved inside, plus the move). Ties of the leaders at an infinite rate are shared equally.
/// <para>Time O(actions) per round (Euclidean: a few passes; barrier: a few Newton steps), memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("cesabianchi2006", "Chapter 2 and Section 11.3")]
[Reference("rakhlin2013", "optimistic follow-the-regularized-leader")]
public sealed record FollowTheRegularizedLeader : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>FTRL</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "FTRL";

    /// <summary>Gets the regularizer.</summary>
    /// <value><see cref="Regularizer.Entropy"/> by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Regularizer Regularizer { get; init => field = DynamicsSettings.Present(value); } = new Regularizer.Entropy();

    /// <summary>Gets the learning rate.</summary>
    /// <value><see cref="LearningRate.Anytime"/> by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LearningRate Rate { get; init => field = DynamicsSettings.Present(value); } = new LearningRate.Anytime();

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
    /// <exception cref="InvalidOperationException">The rate is <see cref="LearningRate.Adaptive"/> and the regularizer a barrier, which has no range.</exception>
    public NoRegretRun Begin(int actions, long horizon)
    {
        if (Rate is LearningRate.Adaptive && Regularizer is Regularizer.LogBarrier)
        {
            throw new InvalidOperationException("An adaptive rate needs a regularizer with a range; a barrier has none. Choose another rate or regularizer.");
        }

        return new LeaderRun(new(Regularizer, Rate, Hint, LossRange, horizon), DynamicsSettings.Actions(actions, horizon));
    }
}
