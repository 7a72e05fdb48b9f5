namespace Mechanisms.Cli.Solving;

/// <summary>What is asked of a game.</summary>
internal enum SolutionConcept
{
    /// <summary>Nash equilibria.</summary>
    Nash,

    /// <summary>The correlated equilibrium of the largest sum of payoffs.</summary>
    Correlated,

    /// <summary>The coarse correlated equilibrium of the largest sum of payoffs.</summary>
    CoarseCorrelated,

    /// <summary>The value of a game of constant sum, with optimal strategies.</summary>
    ZeroSum,

    /// <summary>A logit equilibrium, or the limit of the principal branch of these.</summary>
    QuantalResponse,

    /// <summary>An equilibrium of a game tree and of all its subgames.</summary>
    SubgamePerfect,
}
