using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.Bandits;

/// <summary>A random batch of click-bandit episodes. Episode e rotates the click rates by e arms, so that lanes differ.</summary>
public sealed record ClickCase(
    ClickUtility Utility, Sequence<double> Means, Sequence<double> Rates, int Horizon, int Episodes, ulong Root)
{
    public ClickBandit Environment => new(Means, Utility);

    /// <summary>The batch, with a checkpoint after every round: equal regret at all of them is an equal trajectory.</summary>
    public EpisodeBatch Batch(ILearner learner) => new(
        Environment,
        learner,
        Sequence.Of(Episodes, episode => new Episode(Rotated(episode), (uint)(episode / 2))),
        Horizon,
        Sequence.Of(Horizon, round => round + 1L),
        Root);

    private Sequence<double> Rotated(int by) => Sequence.Of(Rates.Count, arm => Rates[(arm + by) % Rates.Count]);
}
