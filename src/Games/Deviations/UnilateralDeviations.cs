using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Deviations;

/// <summary>Finds what a player earns by leaving a profile alone, over a finite list of alternatives.</summary>
/// <remarks>
/// A profile is a Nash equilibrium of the game restricted to the alternatives exactly when no gain is positive. A finite list of
/// alternatives out of a continuum proves nothing about the others: the answer says how many were tried.
/// Ties go to the first alternative. Gains are compared as given, without tolerance.
/// <para>Time and number of utility evaluations are linear in the number of alternatives. Thread-safe when the utility is.</para>
/// </remarks>
[Reference("nash1950", "equilibrium points: no player gains by leaving alone")]
public static class UnilateralDeviations
{
    /// <summary>Finds the alternative that earns one player the most.</summary>
    /// <typeparam name="TStrategy">What a player chooses.</typeparam>
    /// <param name="player">Index of the player, at least 0.</param>
    /// <param name="from">What the profile asks of the player.</param>
    /// <param name="alternatives">What the player may do instead, at least one; they may include <paramref name="from"/>.</param>
    /// <param name="utility">The player's utility from a strategy while everybody else stays, finite; evaluated once for
    /// <paramref name="from"/> and once for each alternative, in order.</param>
    /// <returns>The best alternative and its gain over <paramref name="from"/>, negative when every alternative costs the player.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="player"/> is negative.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="utility"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no alternative, or a utility is NaN or infinite.</exception>
    public static Deviation<TStrategy> Best<TStrategy>(
        int player, TStrategy from, ReadOnlySpan<TStrategy> alternatives, Func<TStrategy, double> utility)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(player);
        ArgumentNullException.ThrowIfNull(utility);
        if (alternatives.IsEmpty)
        {
            throw new ArgumentException(
                $"Player {player} needs at least one alternative to deviate to; got none. Add one, or leave the player out.",
                nameof(alternatives));
        }

        double before = Finite(utility(from), player, nameof(utility));
        int best = 0;
        double highest = double.NegativeInfinity;
        for (int index = 0; index < alternatives.Length; index++)
        {
            double after = Finite(utility(alternatives[index]), player, nameof(utility));
            if (after > highest)
            {
                (best, highest) = (index, after);
            }
        }

        return new(player, from, alternatives[best], highest - before);
    }

    /// <summary>Finds every player's best deviation from a profile.</summary>
    /// <typeparam name="TStrategy">What a player chooses.</typeparam>
    /// <param name="profile">What each player is asked to do, shape [player], at least one player.</param>
    /// <param name="alternatives">What any player may do instead, at least one; the same list for all.</param>
    /// <param name="utility">Utility of a player (first argument) from a strategy (second) while everybody else keeps to the
    /// profile, finite.</param>
    /// <returns>The best deviation of each player.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utility"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no player or no alternative, or a utility is NaN or infinite.</exception>
    public static DeviationReport<TStrategy> FromProfile<TStrategy>(
        ReadOnlySpan<TStrategy> profile, ReadOnlySpan<TStrategy> alternatives, Func<int, TStrategy, double> utility)
    {
        ArgumentNullException.ThrowIfNull(utility);
        if (profile.IsEmpty)
        {
            throw new ArgumentException("A profile needs at least one player; got none. Add the players' strategies.", nameof(profile));
        }

        Deviation<TStrategy>[] best = new Deviation<TStrategy>[profile.Length];
        for (int player = 0; player < best.Length; player++)
        {
            int deviator = player;
            best[player] = Best(player, profile[player], alternatives, strategy => utility(deviator, strategy));
        }

        return new([.. best], alternatives.Length);
    }

    /// <summary>Finds the most profitable deviation of any player, exactly.</summary>
    /// <typeparam name="TGains">What deviations earn; a struct, to be compiled into the loop.</typeparam>
    /// <param name="gains">What deviations earn; asked once for every alternative, player by player.</param>
    /// <returns>The deviation with the largest gain, ties to the lowest player and then to its first alternative; null when none is positive.</returns>
    public static ProfitableDeviation? MostProfitable<TGains>(in TGains gains)
        where TGains : struct, IDeviationGains
    {
        ProfitableDeviation? best = null;
        Rational highest = Rational.Zero;
        for (int player = 0; player < gains.Players; player++)
        {
            int count = gains.AlternativesOf(player);
            for (int alternative = 0; alternative < count; alternative++)
            {
                if (gains.GainOf(player, alternative) is { } gain && gain > highest)
                {
                    highest = gain;
                    best = new(player, alternative, gain);
                }
            }
        }

        return best;
    }

    private static double Finite(double utility, int player, string parameter) => double.IsFinite(utility)
        ? utility
        : throw new ArgumentException(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"A utility must be finite; got {utility} for player {player}. Check the function that computes it."),
            parameter);
}
