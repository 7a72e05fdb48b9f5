namespace Mechanisms.Learning.Hiring;

/// <summary>A principal at work who does not observe efforts.</summary>
public abstract class HiddenEffortsRun : HiringRun
{
    /// <summary>Takes in a round.</summary>
    /// <param name="round">What was seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile or state.</exception>
    public abstract void Observe(HiddenRound round);
}
