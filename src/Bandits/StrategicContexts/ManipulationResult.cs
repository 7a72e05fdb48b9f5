using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>What adapting arms made of one learner: every replication its own population, epoch by epoch.</summary>
/// <param name="Experiment">The question.</param>
/// <param name="Learner">Name of the learner.</param>
/// <param name="Epochs">Shape [replication][epoch].</param>
public sealed record ManipulationResult(
    ManipulationExperiment Experiment, string Learner, Sequence<Sequence<ManipulationEpoch>> Epochs)
{
    /// <summary>Regret over rounds in one epoch, over replications.</summary>
    /// <param name="epoch">Epoch from 0.</param>
    /// <returns>Curve, plays by arm, and how many runs removed which arm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public EpisodeSummary Summary(int epoch) => EpisodeSummary.Of(
        Learner, Experiment.Checkpoints, Epochs.Select(run => run[epoch].Result.Play).ToArray());

    /// <summary>How far reports were from the truth in one epoch, over replications.</summary>
    /// <param name="epoch">Epoch from 0.</param>
    /// <returns>Moments of <see cref="ContextualResult.ContextManipulation"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public RunningMoments ContextManipulation(int epoch) =>
        RunningMoments.Of(Epochs.Select(run => run[epoch].Result.ContextManipulation).ToArray());

    /// <summary>How far claimed mean rewards were from the truth in one epoch, over replications.</summary>
    /// <param name="epoch">Epoch from 0.</param>
    /// <returns>Moments of <see cref="ContextualResult.RewardManipulation"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public RunningMoments RewardManipulation(int epoch) =>
        RunningMoments.Of(Epochs.Select(run => run[epoch].Result.RewardManipulation).ToArray());
}
