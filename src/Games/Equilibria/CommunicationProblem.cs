using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Bayesian;

namespace Mechanisms.Games.Equilibria;

/// <summary>A mediator asks every player for its type and tells it what to do: which mediation, honest and obedient, does most for an objective?</summary>
/// <remarks>
/// μ(a | t) ≥ 0 with ∑ₐ μ(a | t) = 1. A player may misreport its type and then do something else with every piece of advice: truth must beat every
/// such pair. Players · types² · (actions² + 1) rows at most. Immutable and thread-safe.
/// </remarks>
[Reference("myerson1982", "generalized principal-agent problems: honest and obedient coordination")]
[Reference("forges1986", "communication equilibrium")]
public sealed record CommunicationProblem
{
    private CommunicationProblem(CommunicationGame game, Matrix<Rational> objective) => (Game, Objective) = (game, objective);

    /// <summary>Gets the game.</summary>
    public CommunicationGame Game { get; }

    /// <summary>Gets what each pair of profiles is worth to the mediator, shape [type profile, action profile].</summary>
    public Matrix<Rational> Objective { get; }

    /// <summary>Seeks the mediation that is best for the sum of payoffs.</summary>
    /// <param name="game">The game.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    public static CommunicationProblem ForWelfare(CommunicationGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return new(game, new(game.Types.Count, game.Actions.Count, [.. Enumerable.Range(0, game.Types.Count * game.Actions.Count)
            .Select(place => game.Payoffs.Aggregate(Rational.Zero, (sum, payoff) => sum + payoff.Entries[place]))]));
    }

    /// <summary>Seeks the mediation that is best for an objective of one's own.</summary>
    /// <param name="game">The game.</param>
    /// <param name="objective">What each pair of profiles is worth, shape [type profile, action profile].</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The objective has another shape, or numbers beyond ±1e300.</exception>
    public static CommunicationProblem For(CommunicationGame game, Matrix<Rational> objective)
    {
        ArgumentNullException.ThrowIfNull(game);
        ModelData.RequireShape(objective, game.Types.Count, game.Actions.Count, "the objective", "[type profile, action profile]", nameof(objective));
        ModelData.RequireSummable(objective.Entries, "objective", nameof(objective));
        return new(game, objective);
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="method">The method that solves the linear program; null for <see cref="LinearProgramMethods.Default"/>.</param>
    /// <param name="cancellation">Stops the work; the solution then says so.</param>
    /// <returns>The solution, with the linear program as evidence.</returns>
    public CommunicationSolution Solve(ILinearProgramMethod? method = null, CancellationToken cancellation = default)
    {
        CommunicationProgram source = new(this);
        return new(this, source, SolvedProgram.Solve("value of the best mediation", source, method ?? LinearProgramMethods.Default, cancellation));
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>types 2 × 2 profiles, actions 2 × 2 profiles</c>.</returns>
    public override string ToString() => Game.ToString();
}
