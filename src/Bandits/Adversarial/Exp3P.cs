using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>EXP3 whose gain estimates are raised by their uncertainty, so that regret is small with high probability.</summary>
/// <remarks>
/// p = (1 − γ) softmax(η G) + γ/arms, G(a) += (reward of a if shown + β)/p(a) for every arm. With β = √(ln(arms/δ)/(arms T)),
/// η = 0.95 √(ln(arms)/(arms T)) and γ = 1.05 √(arms ln(arms)/T), at most 1, regret is at most 5.15 √(T arms ln(arms/δ)) with probability 1 − δ.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("auer2002b", "Section 6, Exp3.P")]
[Reference("bubeck2012", "Theorem 3.3")]
public sealed record Exp3P : ILearner
{
    /// <inheritdoc/>
    /// <value><c>EXP3.P</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "EXP3.P";

    /// <summary>Gets the probability δ with which the bound may fail.</summary>
    /// <value>In (0, 1); 0.05 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1).</exception>
    public double FailureProbability
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"A failure probability must lie in (0, 1); got {value}."));
    }

    = 0.05;

    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="horizon">Number of rounds the constants are tuned for, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <returns>A run that knows its probabilities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public SamplingRun Begin(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        double log = Elementary.Log(arms);
        double size = (double)arms * horizon;
        double share = Math.Min(1, 1.05 * Math.Sqrt(arms * log / horizon));
        double bonus = Math.Sqrt(Elementary.Log(arms / FailureProbability) / size);
        return new GainEstimateRun(0.95 * Math.Sqrt(log / size), share, bonus, arms, key);
    }

    /// <inheritdoc/>
    LearnerRun ILearner.Begin(int arms, long horizon, StreamKey key) => Begin(arms, horizon, key);
}
