using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A planted bug: announces and hands over the optimistic mechanism without mixing in the known rules.</summary>
internal sealed record Unmixed(IHiringLearner Learner) : IHiringLearner
{
    public string Name => $"{Learner.Name} without mixing";

    public HiringRun Begin(HiringTask task, long horizon) => new ReplacedRun((ObservedEffortsRun)Learner.Begin(task, horizon), committed => committed with { Mechanism = committed.Optimistic });
}
