using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.ExtensiveForm;

/// <summary>How every player mixes its actions at each of its information sets, in exact probabilities.</summary>
/// <remarks>The probabilities of a set sum to 1 exactly. With perfect recall no mixed strategy does better. Immutable, thread-safe, compares by value.</remarks>
[Reference("kuhn1953", "behavior strategies")]
public sealed record BehaviorProfile
{
    private BehaviorProfile(Sequence<Sequence<Rational>> strategies) => Strategies = strategies;

    /// <summary>Gets the probability of every action, shape [information set of a player] of [action]; each set's sum to 1.</summary>
    public Sequence<Sequence<Rational>> Strategies { get; }

    /// <summary>A profile for a game.</summary>
    /// <param name="game">The game.</param>
    /// <param name="strategies">The probability of every action, shape [information set of a player] of [action], at least 0, each set's summing to 1 exactly.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">Counts differ from the game's, a probability is negative, or a set's do not sum to 1 exactly.</exception>
    public static BehaviorProfile Create(ExtensiveFormGame game, Sequence<Sequence<Rational>> strategies)
    {
        RequireShape(game, strategies);
        foreach (Sequence<Rational> strategy in strategies)
        {
            ModelData.RequireExactDistribution(strategy.Span, "an information set", nameof(strategies));
        }

        return new(strategies);
    }

    /// <summary>The profile in which everybody takes all actions equally often.</summary>
    /// <param name="game">The game.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    public static BehaviorProfile Uniform(ExtensiveFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        return new(Sequence.Of(game.DecisionSets, set =>
        {
            int actions = game.InformationSets[set].Actions.Count;
            return Sequence.Of(actions, _ => new Rational(1, actions));
        }));
    }

    /// <summary>A profile of pure choices.</summary>
    /// <param name="game">The game.</param>
    /// <param name="choices">The action at every information set of a player, shape [set].</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one action per set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A set has no such action.</exception>
    public static BehaviorProfile Pure(ExtensiveFormGame game, ReadOnlySpan<int> choices)
    {
        ArgumentNullException.ThrowIfNull(game);
        ModelData.RequireCount(choices.Length, game.DecisionSets, "actions, one per information set", nameof(choices));
        Sequence<int> taken = Sequence.Create(choices);
        return new(Sequence.Of(game.DecisionSets, set =>
        {
            int actions = game.InformationSets[set].Actions.Count;
            ArgumentOutOfRangeException.ThrowIfNegative(taken[set], nameof(choices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(taken[set], actions, nameof(choices));
            return Sequence.Of(actions, action => action == taken[set] ? Rational.One : Rational.Zero);
        }));
    }

    /// <summary>The nearest doubles.</summary>
    /// <returns>The probability of every action, shape [information set of a player] of [action]; sums may be off 1 by rounding.</returns>
    public Sequence<Sequence<double>> Round() => Strategies.Select(strategy => strategy.Select(probability => probability.ToDouble()).ToSequence()).ToSequence();

    /// <summary>The behavior that gives every sequence its weight; uniform at sets of weight 0.</summary>
    internal static BehaviorProfile OfPlan(SequenceTree<Rational> tree, Rational[] plan) => new(Sequence.Of(tree.SetPlayers.Length, set =>
    {
        Rational reach = plan[tree.SetParents[set]];
        return Sequence.Of(tree.SetCounts[set], action => reach.IsZero ? new Rational(1, tree.SetCounts[set]) : plan[tree.SetFirsts[set] + action] / reach);
    }));

    /// <summary>Refuses probabilities that are not one for every action.</summary>
    internal static void RequireShape<T>(ExtensiveFormGame game, Sequence<Sequence<T>> strategies)
    {
        ArgumentNullException.ThrowIfNull(game);
        ModelData.RequireCount(strategies.Count, game.DecisionSets, "strategies, one per information set of a player", nameof(strategies));
        for (int set = 0; set < strategies.Count; set++)
        {
            ModelData.RequireCount(strategies[set].Count, game.InformationSets[set].Actions.Count, "probabilities, one per action", nameof(strategies));
        }
    }
}
