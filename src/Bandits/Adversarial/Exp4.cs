using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>EXP4: exponential weights over experts who advise how to mix the arms.</summary>
/// <remarks>
/// The arm is drawn from the experts' advice mixed by weights q ∝ exp(−η · their losses); an expert loses its advised probability of the arm
/// shown times (1 − reward)/p(arm). Expected regret against the best expert is at most √(2 T arms ln(experts)) at the rate for the horizon.
/// <para>Time O(experts · arms) per round, memory the same. Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("auer2002b", "Section 7, Exp4")]
[Reference("bubeck2012", "Theorem 4.2, with the loss estimate")]
public sealed record Exp4 : ILearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="advice">The experts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="advice"/> is null.</exception>
    public Exp4(IExpertAdvice advice)
    {
        ArgumentNullException.ThrowIfNull(advice);
        Advice = advice;
    }

    /// <inheritdoc/>
    /// <value><c>EXP4</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "EXP4";

    /// <summary>Gets the experts.</summary>
    public IExpertAdvice Advice { get; }

    /// <summary>Gets the learning rate η.</summary>
    /// <value>Positive and finite, or null, the default, for √(2 ln(experts)/(arms · horizon)).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? Rate { get; init => field = AdversarialSettings.Rate(value); }

    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="horizon">Number of rounds the rate is tuned for, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <returns>A run that knows its probabilities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    /// <exception cref="ArgumentException">The experts' advice for the first round does not fit.</exception>
    public SamplingRun Begin(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        return new Exp4Run(Advice, arms, Rate ?? AdversarialSettings.LossRate(Advice.Experts, arms, horizon), key);
    }

    /// <inheritdoc/>
    LearnerRun ILearner.Begin(int arms, long horizon, StreamKey key) => Begin(arms, horizon, key);
}
