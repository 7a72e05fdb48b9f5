namespace Mechanisms.Learning.Senders;

/// <summary>A receiver at work who is told after each round what the action taken was worth.</summary>
public abstract class BanditFeedbackRun : SendersRun
{
    /// <inheritdoc cref="SendersRun(SendersTask, long)"/>
    protected BanditFeedbackRun(SendersTask task, long horizon)
        : base(task, horizon)
    {
    }

    /// <summary>Takes in a round.</summary>
    /// <param name="feedback">The reports, the action and its utilities.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile or action.</exception>
    /// <exception cref="ArgumentException">A utility is outside [0, 1], or there is not one for everybody.</exception>
    public abstract void Observe(PlayedUtilities feedback);
}
