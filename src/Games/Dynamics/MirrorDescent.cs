using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Dynamics;

/// <summary>Takes a step against the losses from where it stands, measured by a regularizer; optimistic when it expects something of the coming round.</summary>
/// <remarks>
/// With z(1) uniform: x(t) = argmin η(t)⟨M(t), x⟩ + D_R(x, z(t)); after the losses z(t+1) = argmin η(t)⟨ℓ(t), x⟩ + D_R(x, z(t)). Regret is at
/// most penalty/η + Σ s(t) with s(t) as for <see cref="FollowTheRegularizedLeader"/>. With the entropy regularizer and a constant rate both
/// are Hedge. For rates that change a bound is known only where all strategies are near each other, that is for
/// <see cref="Regularizer.Euclidean"/>; elsewhere the evidence says +∞.
/// <para>Time O(actions) per round, memory O(actions). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("cesabianchi2006", "Section 11.2, mirror descent")]
[Reference("rakhlin2013", "optimistic mirror descent")]
public sealed record MirrorDescent : INoRegretLearner
{
    /// <inheritdoc/>
    /// <value><c>OMD</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = DynamicsSettings.Name(value); } = "OMD";

    /// <summary>Gets the regularizer that measures steps.</summary>
    /// <value><see cref="Regularizer.Euclidean"/> by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Regularizer Regularizer { get; init => field = DynamicsSettings.Present(value); } = new Regularizer.Euclidean();

    /// <summary>Gets the learning rate.</summary>
    /// <value><see cref="LearningRate.ForHorizon"/> by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The rate is <see cref="LearningRate.Adaptive"/>, which begins with an infinite step.</exception>
    public LearningRate Rate
    {
        get;
        init => field = DynamicsSettings.Present(value) is LearningRate.Adaptive
            ? throw new ArgumentException("Mirror descent cannot begin with the infinite step of an adaptive rate. Use FollowTheRegularizedLeader.", nameof(value))
            : value;
    }

    = new LearningRate.ForHorizon();

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
        new MirrorRun(new(Regularizer, Rate, Hint, LossRange, horizon), DynamicsSettings.Actions(actions, horizon));
}
