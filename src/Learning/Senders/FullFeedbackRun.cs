namespace Mechanisms.Learning.Senders;

/// <summary>A receiver at work who is told after each round what every action would have been worth.</summary>
public abstract class FullFeedbackRun : SendersRun
{
    /// <inheritdoc cref="SendersRun(SendersTask, long)"/>
    protected FullFeedbackRun(SendersTask task, long horizon)
        : base(task, horizon)
    {
    }

    /// <summary>Takes in a round.</summary>
    /// <param name="feedback">The reports and all utilities.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    /// <exception cref="ArgumentException">A utility is outside [0, 1], or there is not one for everybody and every action.</exception>
    public abstract void Observe(RevealedUtilities feedback);
}
