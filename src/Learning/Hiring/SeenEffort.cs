namespace Mechanisms.Learning.Hiring;

/// <summary>The effort is observed: one round tells it.</summary>
internal sealed class SeenEffort(double resolution) : IEffortReading
{
    public double Resolution => resolution;

    public void Begin(double[] rule)
    {
    }

    public int Read(int effort, int report, int state) => effort;

    public IEffortReading Copy() => this;
}
