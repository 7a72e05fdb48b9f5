using System.Collections.ObjectModel;
using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>Keeps every progress report.</summary>
public sealed class ProgressLog : IProgress<ExperimentProgress>
{
    public Collection<ExperimentProgress> Reports { get; } = [];

    public void Report(ExperimentProgress value)
    {
        lock (Reports)
        {
            Reports.Add(value);
        }
    }
}
