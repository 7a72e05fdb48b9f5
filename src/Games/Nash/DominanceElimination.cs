using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>What is left of a game when dominated strategies are removed, again and again.</summary>
/// <remarks>
/// In each round all players' dominated strategies leave at once. With strict
/// dominance the order does not change what is left, and the equilibria of the game are those of <see cref="Reduced"/>, by <see cref="Extend"/>. With weak
/// dominance equilibria of what is left are some of the game's. All comparisons are exact.
/// <para>
/// Time O(rounds · strategies² · profiles) by pure strategies; by mixed ones a linear program for every strategy and round, with a row for every profile
/// of the others. Immutable, thread-safe.
/// </para>
/// </remarks>
[Reference("vonstengel2002", "dominated strategies")]
[Reference("pearce1984", "iterated dominance by mixed strategies and rationalizability")]
public sealed record DominanceElimination
{
    private DominanceElimination(NormalFormGame game, Dominance dominance, Sequence<Sequence<int>> kept, int rounds)
    {
        (Game, Dominance, Kept, Rounds) = (game, dominance, kept, rounds);
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

    /// <summary>Gets what counted as dominated.</summary>
    public Dominance Dominance { get; }

    /// <summary>Gets the strategies that are left, ascending, shape [player] of [strategy left].</summary>
    public Sequence<Sequence<int>> Kept { get; }

    /// <summary>Gets the number of rounds in which something was removed.</summary>
    public int Rounds { get; }

    /// <summary>Gets the game that is left, with the labels of the strategies left.</summary>
    public NormalFormGame Reduced { get; }

    /// <summary>Removes dominated strategies until none is left.</summary>
    /// <param name="game">The game.</param>
    /// <param name="dominance">When a strategy counts as dominated.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What is left.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dominance"/> is none of the choices.</exception>
    /// <exception cref="InvalidOperationException">A linear program of dominance by mixed strategies could not be solved exactly.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static DominanceElimination Of(NormalFormGame game, Dominance dominance = Dominance.StrictByPure, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        if (!Enum.IsDefined(dominance))
        {
            throw new ArgumentOutOfRangeException(nameof(dominance), dominance, "The dominance must be one of the choices.");
        }

        Sequence<Sequence<int>> kept = game.Profiles.Counts.Select(count => Sequence.Of(count, strategy => strategy)).ToSequence();
        for (int rounds = 0; ; rounds++)
        {
            Sequence<Sequence<int>> current = kept;
            kept = current.Select((strategies, player) => Undominated(game, dominance, current, player, cancellation)).ToSequence();
            if (kept == current)
            {
                return new(game, dominance, kept, rounds);
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

    private static Sequence<int> Undominated(NormalFormGame game, Dominance dominance, Sequence<Sequence<int>> kept, int player, CancellationToken cancellation)
    {
        int[] others = [.. OthersProfiles(game.Profiles, kept, player)];
        Sequence<int> own = kept[player];
        bool isStrict = dominance is Dominance.StrictByPure or Dominance.StrictByMixed;
        return own.Where(strategy =>
        {
            cancellation.ThrowIfCancellationRequested();
            return dominance is Dominance.StrictByPure or Dominance.WeakByPure
                ? !own.Any(better => Dominates(game, others, player, better, strategy, isStrict))
                : own.Count == 1 || !MixedDominance.Dominates(game, player, own, others, strategy, isStrict, cancellation);
        }).ToSequence();
    }

    private static bool Dominates(NormalFormGame game, int[] others, int player, int better, int strategy, bool isStrict)
    {
        ReadOnlySpan<Rational> payoffs = game.Payoffs.Row(player);
        int stride = game.Profiles.Stride(player);
        bool isBetterSomewhere = false;
        foreach (int other in others)
        {
            int order = payoffs[other + (better * stride)].CompareTo(payoffs[other + (strategy * stride)]);
            if (order < 0 || (isStrict && order == 0))
            {
                return false;
            }

            isBetterSomewhere |= order > 0;
        }

        return isBetterSomewhere;
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
