namespace Mechanisms.Games.Dynamics;

/// <summary>What an optimistic learner expects the coming losses to be, unless it is told by <see cref="NoRegretRun.Expect"/>.</summary>
public enum Hint
{
    /// <summary>No losses: the learner is not optimistic.</summary>
    None = 0,

    /// <summary>The losses of the last round once more, and none before the first round.</summary>
    LastLoss = 1,
}
