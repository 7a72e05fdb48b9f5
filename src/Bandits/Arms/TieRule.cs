namespace Mechanisms.Bandits.Arms;

/// <summary>Which of several equally good strategies an agent plays.</summary>
public enum TieRule
{
    /// <summary>The agent's first choice: to stay, and else the first of the grid.</summary>
    FirstChoice = 0,

    /// <summary>The one with the least regret of the learner, as weak (best-case) strategic regret assumes; ties to the first choice.</summary>
    ForPrincipal = 1,

    /// <summary>The one with the largest regret of the learner, as strong (worst-case) strategic regret assumes; ties to the first choice.</summary>
    AgainstPrincipal = 2,
}
