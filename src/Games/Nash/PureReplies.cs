using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Nash;

/// <summary>What a player's pure strategies earn against mixed strategies of the others, in doubles or exactly.</summary>
internal static class PureReplies
{
    /// <summary>The expected payoff of each strategy of one player, shape [strategy]. Time O(strategies of the player · the product of the sizes of the others' supports).</summary>
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

        TNumber weight = TNumber.MultiplicativeIdentity;
        for (int other = 0; other < profiles.Players; other++)
        {
            weight = other != player && profiles.Counts[other] == 1 ? weight * strategies[other][0] : weight;
        }

        Add(values, profiles, payoffs, strategies, new(player, 0, 0, 0), weight);
        return values;
    }

    // Choices of players one after the other, the last one's fastest; what somebody never plays costs nothing. Who has no choice takes no level, so that there are no more of them than
    // the binary logarithm of the number of profiles.
    private static void Add<TNumber>(TNumber[] values, ProfileSpace profiles, ReadOnlySpan<TNumber> payoffs, Sequence<Sequence<TNumber>> strategies, Choices chosen, TNumber weight)
        where TNumber : IAdditionOperators<TNumber, TNumber, TNumber>, IMultiplyOperators<TNumber, TNumber, TNumber>, IAdditiveIdentity<TNumber, TNumber>, IEquatable<TNumber>
    {
        while (chosen.Players < profiles.Players && profiles.Counts[chosen.Players] == 1)
        {
            chosen = chosen with { Players = chosen.Players + 1 };
        }

        if (chosen.Players == profiles.Players)
        {
            values[chosen.Own] += weight * payoffs[chosen.Profile];
            return;
        }

        bool isOwn = chosen.Players == chosen.Player;
        for (int choice = 0; choice < profiles.Counts[chosen.Players]; choice++)
        {
            TNumber longer = isOwn ? weight : weight * strategies[chosen.Players][choice];
            if (!longer.Equals(TNumber.AdditiveIdentity))
            {
                Choices next = new(chosen.Player, chosen.Players + 1, (chosen.Profile * profiles.Counts[chosen.Players]) + choice, isOwn ? choice : chosen.Own);
                Add(values, profiles, payoffs, strategies, next, longer);
            }
        }
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

    // What the first so many players have chosen, as the number of their profile, and what the player whose replies are asked for has, if it is one of them.
    private readonly record struct Choices(int Player, int Players, int Profile, int Own);
}
