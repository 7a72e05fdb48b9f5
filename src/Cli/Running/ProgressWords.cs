using System.Globalization;
using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Cli.Running;

/// <summary>Says what an experiment is at.</summary>
internal static class ProgressWords
{
    /// <summary>Names the learner, and the epoch after the first.</summary>
    internal static string Of(ExperimentProgress progress) =>
        progress.Epoch == 0 ? progress.Learner : string.Create(CultureInfo.InvariantCulture, $"{progress.Learner}, epoch {progress.Epoch}");
}
