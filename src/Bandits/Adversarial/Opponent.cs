namespace Mechanisms.Bandits.Adversarial;

/// <summary>Whom a learner of full information meets in a game.</summary>
public enum Opponent
{
    /// <summary>A copy of itself.</summary>
    Itself = 0,

    /// <summary>Somebody who knows the strategy of every round and plays a best response to it.</summary>
    BestResponder = 1,
}
