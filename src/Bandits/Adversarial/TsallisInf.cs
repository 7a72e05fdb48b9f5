using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Adversarial;

/// <summary>Follow-the-regularized-leader with Tsallis entropy of order ½: the best of both worlds without tuning.</summary>
/// <remarks>
/// p = 4(η(L̂ − z))⁻² with z such that p sums to 1, L̂(arm) += (1 − reward)/p(arm), η = 2/√t in round t. Pseudo-regret is at most
/// 4√(arms · T) + 1 against every sequence of losses fixed in advance, and O(Σ ln T/Δ) over the other arms on a
/// stochastic bandit with one best arm, without knowing which of them it faces.
/// <para>Time O(arms) and a few Newton steps per round, memory O(arms). Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("zimmert2021", "Theorem 1, importance weighting")]
public sealed record TsallisInf : ILearner
{
    private static readonly Games.Dynamics.Regularizer.Tsallis Regularizer = new();

    /// <inheritdoc/>
    /// <value><c>Tsallis-INF</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "Tsallis-INF";

    /// <inheritdoc/>
    /// <returns>A <see cref="SamplingRun"/>, which knows its probabilities; the horizon is not used.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of arms or the horizon is out of range.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        return new LossEstimateRun(Regularizer, rate: 2, isAnytime: true, bias: 0, arms, key);
    }
}
