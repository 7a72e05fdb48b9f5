using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Bayesian;

/// <summary>A game in normal form whose payoffs depend on a state that no player sees; with one state, an ordinary game.</summary>
/// <remarks>Numbers are exact rationals; the prior must sum to 1 within 1e-9 and is never renormalized. Immutable and thread-safe.</remarks>
public sealed record UncertainGame
{
    private UncertainGame(Sequence<Rational> prior, ProfileSpace actions, Sequence<Matrix<Rational>> payoffs)
    {
        Prior = prior;
        Actions = actions;
        Payoffs = payoffs;
    }

    /// <summary>Gets the probability of each state, shape [state].</summary>
    public Sequence<Rational> Prior { get; }

    /// <summary>Gets the profiles of actions.</summary>
    public ProfileSpace Actions { get; }

    /// <summary>Gets each player's payoffs, shape [player] of [state, profile].</summary>
    public Sequence<Matrix<Rational>> Payoffs { get; }

    /// <summary>Gets the number of states, at least 1.</summary>
    public int StateCount => Prior.Count;

    /// <summary>Gets the sum of all players' payoffs, shape [state, profile].</summary>
    public Matrix<Rational> Welfare => new(
        StateCount,
        Actions.Count,
        [.. Enumerable.Range(0, StateCount * Actions.Count).Select(place =>
            Payoffs.Aggregate(Rational.Zero, (sum, payoff) => sum + payoff.Entries[place]))]);

    /// <summary>Poses a game.</summary>
    /// <param name="prior">Probability of each state, shape [state], at least 0, summing to 1 within 1e-9.</param>
    /// <param name="actionCounts">Number of actions of each player, shape [player].</param>
    /// <param name="payoffs">Payoffs, shape [player] of [state, profile], profiles numbered as in <see cref="ProfileSpace"/>.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">The prior is no distribution, shapes disagree, or payoffs are beyond ±1e300.</exception>
    public static UncertainGame Create(ReadOnlySpan<Rational> prior, ReadOnlySpan<int> actionCounts, params ReadOnlySpan<Matrix<Rational>> payoffs)
    {
        ModelData.RequireSome(prior.Length, "state", nameof(prior));
        ModelData.RequireDistribution(prior, "the prior", nameof(prior));
        ModelData.RequireSome(actionCounts.Length, "player", nameof(actionCounts));
        ProfileSpace actions = new(Sequence.Create(actionCounts));
        ModelData.RequireCount(payoffs.Length, actions.Players, "payoff tables, one per player", nameof(payoffs));
        foreach (Matrix<Rational> payoff in payoffs)
        {
            ModelData.RequireShape(payoff, prior.Length, actions.Count, "a player's payoffs", "[state, profile]", nameof(payoffs));
            ModelData.RequireSummable(payoff.Entries, "payoffs", nameof(payoffs));
        }

        return new(Sequence.Create(prior), actions, Sequence.Create(payoffs));
    }

    /// <summary>Poses a game without uncertainty.</summary>
    /// <param name="actionCounts">Number of actions of each player, shape [player].</param>
    /// <param name="payoffs">Payoffs, shape [player, profile], profiles numbered as in <see cref="ProfileSpace"/>.</param>
    /// <returns>The game, with one state.</returns>
    /// <exception cref="ArgumentException">Shapes disagree, or payoffs are beyond ±1e300.</exception>
    public static UncertainGame Certain(ReadOnlySpan<int> actionCounts, Matrix<Rational> payoffs)
    {
        Matrix<Rational>[] tables = new Matrix<Rational>[payoffs.Rows];
        for (int player = 0; player < tables.Length; player++)
        {
            tables[player] = new(1, payoffs.Columns, payoffs.Row(player));
        }

        return Create([Rational.One], actionCounts, tables);
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>2 × 2 profiles in 3 states</c>.</returns>
    public override string ToString() => $"{string.Join(" × ", Actions.Counts)} profiles in {StateCount} {(StateCount == 1 ? "state" : "states")}";
}
