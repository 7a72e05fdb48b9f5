using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>What is left of a game when strategies that another pure strategy strictly dominates are removed, again and again.</summary>
/// <remarks>
/// In each round all players' dominated strategies leave at once; the order does not change what is left. The equilibria of the game are those of
/// <see cref="Reduced"/>, by <see cref="Extend"/>. Dominance by mixed strategies is not looked for. Time O(rounds · strategies² · profiles).
/// Immutable, thread-safe.
/// </remarks>
[Reference("vonstengel2002", "dominated strategies")]
public sealed record DominanceElimination
{
    private DominanceElimination(NormalFormGame game, Sequence<Sequence<int>> kept, int rounds)
    {
        (Game, Kept, Rounds) = (game, kept, rounds);
        ProfileSpace left = new(kept.Select(strategies => strategies.Count).ToSequence());
        Rational[] payoffs = new Rational[game.Players * left.Count];
        for (int profile = 0; profile < left.Count; profile++)
        {
            int original = game.Profiles.IndexOf([.. left.Choices(profile).Select((choice, player) => kept[player][choice])]);
            for (int player = 0; player < game.Players; player++)
            {
                payoffs[(player * left.Count) + profile] = game.Payoffs[player, original];
            }
        }

        Reduced = NormalFormGame.Create(left.Counts.Span, new(game.Players, left.Count, payoffs)).WithTitle(game.Title, game.Description).WithLabels(
            game.PlayerLabels, kept.Select((strategies, player) => strategies.Select(strategy => game.StrategyLabels[player][strategy]).ToSequence()).ToSequence());
    }

    /// <summary>Gets the game.</summary>
    public NormalFormGame Game { get; }

    /// <summary>Gets the strategies that are left, ascending, shape [player] of [strategy left].</summary>
    public Sequence<Sequence<int>> Kept { get; }

    /// <summary>Gets the number of rounds in which something was removed.</summary>
    public int Rounds { get; }

    /// <summary>Gets the game that is left, with the labels of the strategies left.</summary>
    public NormalFormGame Reduced { get; }

    /// <summary>Removes dominated strategies until none is left.</summary>
    /// <param name="game">The game.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What is left.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static DominanceElimination Of(NormalFormGame game, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        Sequence<Sequence<int>> kept = game.Profiles.Counts.Select(count => Sequence.Of(count, strategy => strategy)).ToSequence();
        for (int rounds = 0; ; rounds++)
        {
            Sequence<Sequence<int>> current = kept;
            kept = current.Select((strategies, player) => Undominated(game, current, player, cancellation)).ToSequence();
            if (kept == current)
            {
                return new(game, kept, rounds);
            }
        }
    }

    /// <summary>A profile of the reduced game as one of the whole game, in which what was removed is not played.</summary>
    /// <param name="profile">A profile of <see cref="Reduced"/>.</param>
    /// <returns>The profile of <see cref="Game"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    /// <exception cref="ArgumentException">The profile has other numbers of players or strategies than the reduced game.</exception>
    public MixedProfile Extend(MixedProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ModelData.RequireCount(profile.Strategies.Count, Game.Players, "mixed strategies, one per player", nameof(profile));
        Rational[][] strategies = [.. Game.Profiles.Counts.Select(count => new Rational[count])];
        for (int player = 0; player < Game.Players; player++)
        {
            ModelData.RequireCount(profile.Strategies[player].Count, Kept[player].Count, "probabilities, one per strategy left", nameof(profile));
            foreach ((int index, int strategy) in Kept[player].Index())
            {
                strategies[player][strategy] = profile.Strategies[player][index];
            }
        }

        return MixedProfile.Create([.. strategies.Select(strategy => strategy.ToSequence())]);
    }

    /// <summary>Writes what is left.</summary>
    /// <returns>For example <c>1 × 2 profiles of 3 × 3 profiles</c>.</returns>
    public override string ToString() => $"{Reduced} of {Game}";

    private static Sequence<int> Undominated(NormalFormGame game, Sequence<Sequence<int>> kept, int player, CancellationToken cancellation)
    {
        int[] others = [.. OthersProfiles(game.Profiles, kept, player)];
        Sequence<int> own = kept[player];
        return own.Where(strategy =>
        {
            cancellation.ThrowIfCancellationRequested();
            return !own.Any(better => Dominates(game, others, player, better, strategy));
        }).ToSequence();
    }

    private static bool Dominates(NormalFormGame game, int[] others, int player, int better, int strategy)
    {
        ReadOnlySpan<Rational> payoffs = game.Payoffs.Row(player);
        int stride = game.Profiles.Stride(player);
        foreach (int other in others)
        {
            if (payoffs[other + (better * stride)] <= payoffs[other + (strategy * stride)])
            {
                return false;
            }
        }

        return true;
    }

    // The profiles in which the player makes its choice 0 and the others one that is left.
    private static IEnumerable<int> OthersProfiles(ProfileSpace profiles, Sequence<Sequence<int>> kept, int player)
    {
        IEnumerable<int> places = [0];
        for (int other = 0; other < profiles.Players; other++)
        {
            if (other != player)
            {
                (int stride, Sequence<int> choices) = (profiles.Stride(other), kept[other]);
                places = places.SelectMany(place => choices, (place, choice) => place + (choice * stride)).ToList();
            }
        }

        return places;
    }
}
