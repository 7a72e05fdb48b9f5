using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>EXP3 as first published: exponential weights on gains, mixed with a share γ of uniform play.</summary>
/// <remarks>
/// p = (1 − γ) w/Σw + γ/arms, w(arm) multiplied by exp(γ · (reward/p(arm))/arms). With γ = min(1, √(arms ln(arms)/((e − 1) g))) and g at least
/// the best arm's total gain, expected regret is at most 2√(e − 1) √(g · arms ln(arms)); g is the horizon unless <see cref="Mixing"/> is set.
/// <para>Time O(arms) per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("auer2002b", "Fig. 1 and Corollary 3.2")]
public sealed record Exp3Gains : ILearner
{
    /// <inheritdoc/>
    /// <value><c>EXP3 (gains)</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "EXP3 (gains)";

    /// <summary>Gets the share of uniform play, γ.</summary>
    /// <value>In (0, 1], or null, the default, for min(1, √(arms ln(arms)/((e − 1) horizon))).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1].</exception>
    public double? Mixing { get; init => field = AdversarialSettings.Share(value); }

    /// <summary>Begins a run.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="horizon">Number of rounds the share is tuned for, at least 1.</param>
    /// <param name="key">The replication's key.</param>
    /// <returns>A run that knows its probabilities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public SamplingRun Begin(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        double share = Mixing ?? Math.Min(1, Math.Sqrt(arms * Elementary.Log(arms) / ((Math.E - 1) * horizon)));
        return new GainEstimateRun(share / arms, share, bonus: 0, arms, key);
    }

    /// <inheritdoc/>
    LearnerRun ILearner.Begin(int arms, long horizon, StreamKey key) => Begin(arms, horizon, key);
}
