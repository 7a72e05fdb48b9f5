using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Knows click rates and post-click means and always shows the arm of largest utility; ties go to the lowest arm.</summary>
/// <remarks>
/// The (s, μ)-oracle. It is a second-price auction in disguise: the best arm inflates its click rate until it is worth no more than
/// the runner-up. The arm of largest utility is the arm of smallest regret per show. Immutable, thread-safe.
/// </remarks>
[Reference("kleinebuening2024", "Proposition 4.1, (s, μ)-oracle")]
public sealed record UtilityOracle : IInformedLearner
{
    /// <inheritdoc/>
    /// <value><c>(s, μ)-oracle</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "(s, μ)-oracle";

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="tables"/> is null.</exception>
    public ILearner Informed(EpisodeTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Sequence<double> gains = tables.RegretPerShow.Select(regret => -regret).ToSequence();
        return new FixedArm(LearnerSettings.LowestMaximum(gains)) { Name = Name };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: an oracle plays only after <see cref="Informed"/>.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key) => throw LearnerSettings.Uninformed(Name);
}
