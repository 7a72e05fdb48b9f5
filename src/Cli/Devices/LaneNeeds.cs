using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Devices;

/// <summary>What a GPU needs of learners: a kernel, which those with lanes have.</summary>
internal static class LaneNeeds
{
    /// <summary>Why the processor must play learners; null where any device can.</summary>
    internal static string? ReasonForProcessor(Sequence<ILearner> learners)
    {
        string[] missing = [.. learners.Where(learner => learner is not ILaneLearner { PlaysInLanes: true }).Select(learner => learner.Name)];
        return missing.Length == 0 ? null : $"{string.Join(", ", missing)}: no kernel for GPUs, only for the processor; leave {(missing.Length == 1 ? "it" : "them")} out, or";
    }
}
