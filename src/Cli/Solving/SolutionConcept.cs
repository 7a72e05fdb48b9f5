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

    /// <summary>What is left when dominated strategies leave again and again.</summary>
    Dominance,

    /// <summary>What is left by strict dominance by mixed strategies.</summary>
    Rationalizable,

    /// <summary>The best mixture to commit to.</summary>
    Stackelberg,

    /// <summary>A mixture that no strategy beats on average.</summary>
    VonNeumannWinner,

    /// <summary>Equilibria where player 1 may simulate player 2.</summary>
    Simulation,

    /// <summary>The average of learners that minimize counterfactual regret.</summary>
    Learning,
}
