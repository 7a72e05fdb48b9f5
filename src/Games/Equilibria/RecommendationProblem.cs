using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Bayesian;

namespace Mechanisms.Games.Equilibria;

/// <summary>A mediator who sees the state tells every player what to do: which advice, that everybody follows, does most for an objective?</summary>
/// <remarks>
/// With one state and private advice these are the correlated equilibria of the game; with several, its Bayes correlated equilibria, which are also
/// what a sender can achieve who informs several receivers in private. Immutable and thread-safe.
/// </remarks>
[Reference("bergemann2016", "Bayes correlated equilibrium, without private information of the players")]
public sealed record RecommendationProblem
{
    private RecommendationProblem(UncertainGame game, Matrix<Rational> objective) => (Game, Objective) = (game, objective);

    /// <summary>Gets the game.</summary>
    public UncertainGame Game { get; }

    /// <summary>Gets what each profile is worth to the mediator, shape [state, profile].</summary>
    public Matrix<Rational> Objective { get; }

    /// <summary>Seeks the advice that is best for the sum of payoffs.</summary>
    /// <param name="game">The game.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    public static RecommendationProblem ForWelfare(UncertainGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return new(game, game.Welfare);
    }

    /// <summary>Seeks the advice that is best for an objective of one's own.</summary>
    /// <param name="game">The game.</param>
    /// <param name="objective">What each profile is worth, shape [state, profile].</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The objective has another shape, or numbers beyond ±1e300.</exception>
    public static RecommendationProblem For(UncertainGame game, Matrix<Rational> objective)
    {
        ArgumentNullException.ThrowIfNull(game);
        ModelData.RequireShape(objective, game.StateCount, game.Actions.Count, "the objective", "[state, profile]", nameof(objective));
        ModelData.RequireSummable(objective.Entries, "objective", nameof(objective));
        return new(game, objective);
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="concept">What the players know when they decide whether to follow, and the method that solves the linear program.</param>
    /// <param name="cancellation">Stops the work; the solution then says so.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="concept"/> is null.</exception>
    public RecommendationSolution Solve(EquilibriumConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return RecommendationSolution.Of(this, concept, cancellation);
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>2 × 2 profiles in 1 state</c>.</returns>
    public override string ToString() => Game.ToString();
}
