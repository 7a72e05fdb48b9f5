using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Knows the post-click means and always shows the arm of largest mean; ties go to the lowest arm.</summary>
/// <remarks>
/// Blind to click rates, it makes click rate 1 the best response of that arm: regret per round is then u*(μ) − u(1, μ).
/// Immutable, thread-safe.
/// </remarks>
[Reference("kleinebuening2024", "Proposition 4.1, μ-oracle")]
public sealed record MuOracle : IInformedLearner
{
    /// <inheritdoc/>
    /// <value><c>μ-oracle</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "μ-oracle";

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="tables"/> is null.</exception>
    public ILearner Informed(EpisodeTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return new FixedArm(LearnerSettings.LowestMaximum(tables.RewardProbability)) { Name = Name };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: an oracle plays only after <see cref="Informed"/>.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => throw LearnerSettings.Uninformed(Name);
}
