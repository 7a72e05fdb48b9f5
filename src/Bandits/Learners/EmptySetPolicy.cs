namespace Mechanisms.Bandits.Learners;

/// <summary>What a learner that has removed every arm does in the remaining rounds.</summary>
public enum EmptySetPolicy
{
    /// <summary>Shows a uniformly random arm of all arms, drawn afresh each round.</summary>
    UniformRandom = 0,

    /// <summary>Shows no arm for the rest of the run; such a round earns nothing and costs the environment's regret per idle round.</summary>
    Stop = 1,

    /// <summary>Shows the arm of largest post-click mean so far, removed or not; arms without a click come last, ties go to the lowest arm.</summary>
    BestEstimate = 2,
}
