using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Devices;

/// <summary>Episodes that one learner plays in one environment: the unit of work a device gets.</summary>
/// <param name="Environment">What the learner faces.</param>
/// <param name="Learner">The learner's settings.</param>
/// <param name="Episodes">The episodes.</param>
/// <param name="Horizon">Rounds of every episode, at least 1.</param>
/// <param name="Checkpoints">Rounds after which cumulative regret is recorded, strictly increasing, in 1..Horizon.</param>
/// <param name="Root">Root of the random streams.</param>
public sealed record EpisodeBatch(
    IBanditEnvironment Environment,
    ILearner Learner,
    Sequence<Episode> Episodes,
    long Horizon,
    Sequence<long> Checkpoints,
    ulong Root);
