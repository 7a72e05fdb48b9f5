using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Dynamics;

/// <summary>Players who gain by another pure strategy move to a best response to what the others play, until nobody gains.</summary>
/// <remarks>
/// Payoffs are compared exactly; of several best responses the lowest is taken, and who plays one stays. Where one player moves at a time, every path in a game with a potential ends at
/// an equilibrium, since the potential rises with every move; in other games, or where all move at once, paths may go round. With <see cref="Inertia"/> moves at once come apart after a while.
/// <para>Time O(sum of strategies) per step and memory O(moves). Single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("monderer1996", "potentials rise along improvement paths")]
public sealed record BestResponseDynamics
{
    /// <summary>Gets who moves next.</summary>
    /// <value>One player after the other by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">There is no such order.</exception>
    public RevisionOrder Order
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The order must be Sequential, Simultaneous or Drawn.");
    }

    /// <summary>Gets the probability with which a player who would move stays, drawn anew each time.</summary>
    /// <value>At least 0 and below 1, without unit; 0 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside [0, 1), or NaN.</exception>
    public double Inertia
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Inertia must be at least 0 and below 1.");
    }

    /// <summary>Gets the largest number of steps.</summary>
    /// <value>Positive; 1,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaxSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 1_000_000;

    private bool IsRandom => Inertia > 0 || Order == RevisionOrder.Drawn;

    /// <summary>Follows best responses from a profile.</summary>
    /// <param name="game">The game.</param>
    /// <param name="profile">The flat index of the profile to begin with.</param>
    /// <param name="key">Owner of the random numbers; without inertia only <see cref="RevisionOrder.Drawn"/> uses any.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such profile.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public BestResponsePath Follow(NormalFormGame game, int profile, StreamKey key = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentOutOfRangeException.ThrowIfNegative(profile);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(profile, game.Profiles.Count);
        RandomStream stream = key.Open();
        List<int> path = [profile];
        Dictionary<(int Profile, int Turn), int> places = [];
        int turn = 0;
        for (long steps = 0; ; steps++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int Player, int Strategy)[] moves = [.. Enumerable.Range(0, game.Players).Select(player => (player, Response(game, path[^1], player))).Where(move => move.Item2 >= 0)];
            if (moves.Length == 0 || steps == MaxSteps)
            {
                return new(game, this, moves.Length == 0 ? BestResponseEnd.Equilibrium : BestResponseEnd.StepLimit, path.ToSequence(), steps);
            }

            if (!IsRandom && !places.TryAdd((path[^1], turn), path.Count - 1))
            {
                return new(game, this, BestResponseEnd.Cycle, path.ToSequence(), steps) { CycleStart = places[(path[^1], turn)] };
            }

            int next = path[^1];
            foreach ((int player, int strategy) in Revising(moves, turn, ref stream))
            {
                turn = Order == RevisionOrder.Sequential ? (player + 1) % game.Players : 0;
                next = Inertia > 0 && stream.NextDouble() < Inertia ? next : game.Profiles.With(next, player, strategy);
            }

            if (next != path[^1])
            {
                path.Add(next);
            }
        }
    }

    // Those whose turn it is among those who gain.
    private ReadOnlySpan<(int Player, int Strategy)> Revising((int Player, int Strategy)[] moves, int turn, ref RandomStream stream) => Order switch
    {
        RevisionOrder.Simultaneous => moves,
        RevisionOrder.Drawn => moves.AsSpan(stream.NextBelow(moves.Length), 1),
        _ => moves.AsSpan(Math.Max(0, Array.FindIndex(moves, move => move.Player >= turn)), 1),
    };

    // The lowest of the best responses; -1 where the player plays one.
    private static int Response(NormalFormGame game, int profile, int player)
    {
        int best = -1;
        Rational most = game.Payoffs[player, profile];
        for (int strategy = 0; strategy < game.Profiles.Counts[player]; strategy++)
        {
            Rational payoff = game.Payoffs[player, game.Profiles.With(profile, player, strategy)];
            if (payoff > most)
            {
                (best, most) = (strategy, payoff);
            }
        }

        return best;
    }
}
