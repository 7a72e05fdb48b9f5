namespace Mechanisms.Learning.Hiring;

/// <summary>The effort is observed: one round tells it.</summary>
internal sealed class SeenEffort : IEffortReading
{
    public bool Begin(double[] rule) => true;

    public int Read(int effort, int report, int state) => effort;

    public IEffortReading Copy() => this;
}
