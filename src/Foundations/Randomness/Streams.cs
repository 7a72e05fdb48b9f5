namespace Mechanisms.Foundations.Randomness;

/// <summary>The roles that own random streams; their numbers are part of the counter layout and never change.</summary>
public enum Streams
{
    /// <summary>No role: direct use of a key, tests, samplers.</summary>
    None = 0,

    /// <summary>The environment's draws: clicks and rewards of an arm, one block per show of that arm.</summary>
    Rewards = 1,

    /// <summary>The learner's own draws, one block per round.</summary>
    Learner = 2,

    /// <summary>An agent's own draws.</summary>
    Agents = 3,

    /// <summary>Draws that make a random instance.</summary>
    Instances = 4,
}
