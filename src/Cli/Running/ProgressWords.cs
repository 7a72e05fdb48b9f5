using System.Globalization;
using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Cli.Running;

/// <summary>Says what an experiment is at.</summary>
internal static class ProgressWords
{
    /// <summary>Names learner and epoch.</summary>
    internal static string Of(ExperimentProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{progress.Learner}, epoch {progress.Epoch}");
}
