using Mechanisms.Bandits.Cascading;

namespace Mechanisms.Bandits.Tests.Cascading;

/// <summary>A learner that begins plain programs.</summary>
internal sealed record PlainCascadeLearner(bool IsKl, CascadeFault Fault = CascadeFault.None) : ICascadeLearner
{
    public string Name => $"{IsKl} {Fault}";

    public CascadeRun Begin(int items, int positions) => new PlainCascade(IsKl, items, positions, Fault);
}
