using Mechanisms.Bandits.Families;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Plays the arm whose being best is the least unlikely: indexed minimum empirical divergence.</summary>
/// <remarks>
/// Plays argmin over arms of n·kl(mean(a), best mean) + ln n, n = shows(a), each arm once first. A show without a click counts as reward 0.
/// Early costs often tie exactly, as ln 2 and 1·kl(0, 1/2): costs that agree up to Tolerances.Index tie. Ties go to the lowest arm.
/// For rewards of the family regret / ln T tends to Σ Δ(a)/kl(μ(a), μ*), the best constant. Draws nothing.
/// <para>Time O(arms) logarithms per round, memory O(arms).</para>
/// <para>Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("honda2015", "Section 3 and Theorem 5")]
public sealed record Imed : ILearner
{
    /// <inheritdoc/>
    /// <value><c>IMED</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "IMED";

    /// <summary>Gets the family of the rewards, whose divergence says how surprising an arm's mean would be.</summary>
    /// <value><see cref="RewardFamily.Bernoulli"/> by default, which holds for every reward in [0, 1].</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public RewardFamily Family { get; init => field = LearnerSettings.NotNull(value); } = RewardFamily.ZeroOne;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new ImedRun(this, arms, horizon, key);
}
