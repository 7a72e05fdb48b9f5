using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>A planted bug: every signal is taken for one that tells something of its own, and paid as the program likes.</summary>
internal sealed record Unmerged(IHiringLearner Learner) : IHiringLearner
{
    public string Name => $"{Learner.Name} without merging";

    public HiringRun Begin(HiringTask task, long horizon) => Learner.Begin(
        task with { Alike = [.. task.Alike.Select(agent => agent.Select(effort => effort.Select((_, signal) => signal).ToSequence()).ToSequence())] }, horizon);
}
