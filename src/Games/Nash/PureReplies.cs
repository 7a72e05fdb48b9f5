using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Nash;

/// <summary>What a player's pure strategies earn against mixed strategies of the others, in doubles or exactly.</summary>
internal static class PureReplies
{
    /// <summary>The expected payoff of each strategy of one player, shape [strategy].</summary>
    public static TNumber[] Payoffs<TNumber>(ProfileSpace profiles, ReadOnlySpan<TNumber> payoffs, Sequence<Sequence<TNumber>> strategies, int player)
        where TNumber : IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>,
        IAdditiveIdentity<TNumber, TNumber>, IMultiplicativeIdentity<TNumber, TNumber>, IEquatable<TNumber>
    {
        TNumber[] values = new TNumber[profiles.Counts[player]];
        Array.Fill(values, TNumber.AdditiveIdentity);
        if (profiles.Players == 2)
        {
            AddPair(values, payoffs, strategies[1 - player].Span, player == 0 ? (profiles.Counts[1], 1) : (1, profiles.Counts[1]));
            return values;
        }

        int[] choices = new int[profiles.Players];
        for (int profile = 0; profile < profiles.Count; profile++)
        {
            TNumber weight = TNumber.MultiplicativeIdentity;
            for (int other = 0; other < choices.Length && !weight.Equals(TNumber.AdditiveIdentity); other++)
            {
                weight = other == player ? weight : weight * strategies[other][choices[other]];
            }

            if (!weight.Equals(TNumber.AdditiveIdentity))
            {
                values[choices[player]] += weight * payoffs[profile];
            }

            Advance(profiles, choices);
        }

        return values;
    }

    // Own and other strategies are so far apart among the payoffs; what the other never plays costs nothing.
    private static void AddPair<TNumber>(TNumber[] values, ReadOnlySpan<TNumber> payoffs, ReadOnlySpan<TNumber> weights, (int Own, int Other) steps)
        where TNumber : IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>, IAdditiveIdentity<TNumber, TNumber>, IEquatable<TNumber>
    {
        for (int other = 0; other < weights.Length; other++)
        {
            TNumber weight = weights[other];
            for (int own = 0; own < values.Length && !weight.Equals(TNumber.AdditiveIdentity); own++)
            {
                values[own] += weight * payoffs[(own * steps.Own) + (other * steps.Other)];
            }
        }
    }

    // The next profile: the last player's strategy varies fastest.
    private static void Advance(ProfileSpace profiles, int[] choices)
    {
        for (int player = choices.Length - 1; player >= 0 && ++choices[player] == profiles.Counts[player]; player--)
        {
            choices[player] = 0;
        }
    }
}
