using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Answer of an <see cref="AdaptiveArmsExperiment"/>; the question, with its root key, is part of it.</summary>
/// <param name="Experiment">The question.</param>
/// <param name="Device">Name of the device that played; the numbers do not depend on it.</param>
/// <param name="Trajectories">One trajectory per learner, in the order of the experiment's learners.</param>
public sealed record AdaptiveArmsResult(
    AdaptiveArmsExperiment Experiment, string Device, Sequence<AdaptiveArmsTrajectory> Trajectories);
