using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.Polymatrix;

namespace Mechanisms.Games.Nash;

/// <summary>What every player would gain by leaving a profile of mixed strategies alone, exactly.</summary>
/// <remarks>
/// gain(i) = max over strategies s of u_i(s, x₋ᵢ) − u_i(x). Ties go to the lowest strategy. Shares no code with any method that finds equilibria.
/// Time O(players · strategies · profiles of what is played). Immutable, thread-safe, compares by value.
/// </remarks>
[Reference("nash1950", "equilibrium points: no player gains by leaving alone")]
public sealed record NashCheck
{
    private NashCheck(Sequence<Rational> payoffs, Sequence<Rational> gains, Sequence<int> bestReplies) =>
        (Payoffs, Gains, BestReplies) = (payoffs, gains, bestReplies);

    /// <summary>Gets what every player earns, shape [player].</summary>
    public Sequence<Rational> Payoffs { get; }

    /// <summary>Gets what every player would gain by its best reply, shape [player], at least 0.</summary>
    public Sequence<Rational> Gains { get; }

    /// <summary>Gets the best pure reply of every player, the lowest of several, shape [player].</summary>
    public Sequence<int> BestReplies { get; }

    /// <summary>Gets the largest gain: the ε for which the profile is an ε-equilibrium.</summary>
    public Rational LargestGain => Gains.Aggregate(Rational.Max);

    /// <summary>Gets a value indicating whether nobody gains: the profile is a Nash equilibrium, exactly.</summary>
    public bool IsEquilibrium => LargestGain.IsZero;

    /// <summary>Checks a profile.</summary>
    /// <param name="game">The game.</param>
    /// <param name="profile">The profile.</param>
    /// <returns>Payoffs and gains.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The profile has other numbers of players or strategies than the game.</exception>
    public static NashCheck Of(NormalFormGame game, MixedProfile profile)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(profile);
        ModelData.RequireCount(profile.Strategies.Count, game.Players, "mixed strategies, one per player", nameof(profile));
        (Rational[] payoffs, Rational[] gains, int[] replies) = (new Rational[game.Players], new Rational[game.Players], new int[game.Players]);
        for (int player = 0; player < game.Players; player++)
        {
            ModelData.RequireCount(profile.Strategies[player].Count, game.Profiles.Counts[player], "probabilities, one per strategy", nameof(profile));
        }

        for (int player = 0; player < game.Players; player++)
        {
            Rational[] values = PureReplies.Payoffs(game.Profiles, game.Payoffs.Row(player), profile.Strategies, player);
            replies[player] = Enumerable.Range(0, values.Length).Aggregate((best, strategy) => values[strategy] > values[best] ? strategy : best);
            payoffs[player] = values.Zip(profile.Strategies[player], (value, probability) => value * probability).Aggregate((sum, term) => sum + term);
            gains[player] = values[replies[player]] - payoffs[player];
        }

        return new(payoffs.ToSequence(), gains.ToSequence(), replies.ToSequence());
    }

    /// <summary>Checks a profile of a polymatrix game, without its normal form.</summary>
    /// <param name="game">The game.</param>
    /// <param name="profile">The profile.</param>
    /// <returns>Payoffs and gains.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The profile has other numbers of players or strategies than the game.</exception>
    public static NashCheck Of(PolymatrixGame game, MixedProfile profile)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(profile);
        Sequence<Sequence<Rational>> values = game.Values(profile);
        Sequence<int> replies = values.Select(own => Enumerable.Range(0, own.Count).Aggregate((best, strategy) => own[strategy] > own[best] ? strategy : best)).ToSequence();
        Sequence<Rational> payoffs = values.Zip(profile.Strategies, (own, strategy) => own.Zip(strategy, (value, probability) => value * probability)
            .Aggregate((sum, term) => sum + term)).ToSequence();
        return new(payoffs, Sequence.Of(game.Players, player => values[player][replies[player]] - payoffs[player]), replies);
    }

    /// <summary>The gains in doubles, for strategies that came from arithmetic in doubles.</summary>
    /// <remarks>Probabilities need only be finite; errors are those of sums of products in doubles. The exact gains are those of <see cref="Of(NormalFormGame, MixedProfile)"/>.</remarks>
    /// <param name="game">The game.</param>
    /// <param name="strategies">The probability of every strategy, shape [player] of [strategy].</param>
    /// <returns>What every player would gain by its best reply, shape [player], at least 0 up to rounding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">Numbers of players or strategies differ from the game's, or a probability is no finite number.</exception>
    public static Sequence<double> RoundedGains(NormalFormGame game, Sequence<Sequence<double>> strategies)
    {
        ArgumentNullException.ThrowIfNull(game);
        ModelData.RequireCount(strategies.Count, game.Players, "mixed strategies, one per player", nameof(strategies));
        for (int player = 0; player < game.Players; player++)
        {
            ModelData.RequireCount(strategies[player].Count, game.Profiles.Counts[player], "probabilities, one per strategy", nameof(strategies));
            _ = ModelData.Exactly(strategies[player].Span, "probability", nameof(strategies));
        }

        return Sequence.Of(game.Players, player =>
        {
            double[] values = PureReplies.Payoffs(game.Profiles, game.RoundedPayoffs.Row(player), strategies, player);
            return values.Max() - values.Zip(strategies[player], (value, probability) => value * probability).Sum();
        });
    }

    /// <summary>Writes the gains.</summary>
    /// <returns>For example <c>gains 0, 1/2</c>.</returns>
    public override string ToString() => $"gains {string.Join(", ", Gains)}";
}
