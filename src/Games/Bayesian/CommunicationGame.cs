using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Bayesian;

/// <summary>A game in which every player knows its own type, and payoffs depend on all types and all actions.</summary>
/// <remarks>Types may be correlated. Numbers are exact rationals; probabilities must sum to 1 within 1e-9. Immutable and thread-safe.</remarks>
public sealed record CommunicationGame
{
    private CommunicationGame(ProfileSpace types, ProfileSpace actions, Sequence<Rational> prior, Sequence<Matrix<Rational>> payoffs)
    {
        Types = types;
        Actions = actions;
        Prior = prior;
        Payoffs = payoffs;
    }

    /// <summary>Gets the profiles of types.</summary>
    public ProfileSpace Types { get; }

    /// <summary>Gets the profiles of actions.</summary>
    public ProfileSpace Actions { get; }

    /// <summary>Gets the probability of each profile of types, shape [type profile].</summary>
    public Sequence<Rational> Prior { get; }

    /// <summary>Gets each player's payoffs, shape [player] of [type profile, action profile].</summary>
    public Sequence<Matrix<Rational>> Payoffs { get; }

    /// <summary>Gets the number of players.</summary>
    public int Players => Types.Players;

    /// <summary>Poses a game.</summary>
    /// <param name="typeCounts">Number of types of each player, shape [player].</param>
    /// <param name="actionCounts">Number of actions of each player, shape [player].</param>
    /// <param name="prior">Probability of each profile of types, shape [type profile], summing to 1 within 1e-9.</param>
    /// <param name="payoffs">Payoffs, shape [player] of [type profile, action profile], profiles numbered as in <see cref="ProfileSpace"/>.</param>
    /// <returns>The game.</returns>
    /// <exception cref="ArgumentException">Shapes disagree, the prior is no distribution, or payoffs are beyond ±1e300.</exception>
    public static CommunicationGame Create(
        ReadOnlySpan<int> typeCounts, ReadOnlySpan<int> actionCounts, ReadOnlySpan<Rational> prior, params ReadOnlySpan<Matrix<Rational>> payoffs)
    {
        ModelData.RequireSome(typeCounts.Length, "player", nameof(typeCounts));
        (ProfileSpace types, ProfileSpace actions) = (new(Sequence.Create(typeCounts)), new(Sequence.Create(actionCounts)));
        ModelData.RequireCount(actions.Players, types.Players, "counts of actions, one per player", nameof(actionCounts));
        ModelData.RequireCount(prior.Length, types.Count, "probabilities, one per profile of types", nameof(prior));
        ModelData.RequireDistribution(prior, "the prior", nameof(prior));
        ModelData.RequireCount(payoffs.Length, types.Players, "payoff tables, one per player", nameof(payoffs));
        foreach (Matrix<Rational> payoff in payoffs)
        {
            ModelData.RequireShape(payoff, types.Count, actions.Count, "a player's payoffs", "[type profile, action profile]", nameof(payoffs));
            ModelData.RequireSummable(payoff.Entries, "payoffs", nameof(payoffs));
        }

        return new(types, actions, Sequence.Create(prior), Sequence.Create(payoffs));
    }

    /// <summary>Writes the size.</summary>
    /// <returns>For example <c>types 2 × 2 profiles, actions 2 × 2 profiles</c>.</returns>
    public override string ToString() => $"types {string.Join(" × ", Types.Counts)} profiles, actions {string.Join(" × ", Actions.Counts)} profiles";
}
