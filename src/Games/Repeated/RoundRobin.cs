using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Repeated;

/// <summary>A tournament in which every machine meets every machine, itself included, for the same number of rounds.</summary>
/// <remarks>Scores are exact, and expectations where machines mix or err. Time O(machines² · rounds · pairs of states). Immutable settings.</remarks>
[Reference("axelrod1984", "computer tournaments")]
public sealed record RoundRobin
{
    /// <summary>Gets the number of rounds of a match.</summary>
    /// <value>Positive; 200 by default, as in the first tournament.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Rounds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 200;

    /// <summary>Gets the probability with which an action comes out as another than was meant, of all machines.</summary>
    /// <value>From 0 to 1; 0 by default. With errors fractions grow with every round: take few rounds, or a power of 1/2.</value>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1].</exception>
    public Rational Noise
    {
        get;
        init => field = value.Sign >= 0 && value <= Rational.One ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The probability of an error must be at least 0 and at most 1.");
    }

    /// <summary>Plays all matches.</summary>
    /// <param name="game">The game, in which both players have the same number of actions.</param>
    /// <param name="machines">The machines, at least one.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <returns>The table of scores; everybody plays as player 0.</returns>
    /// <exception cref="ArgumentNullException">The game or a machine is null.</exception>
    /// <exception cref="ArgumentException">There is no machine, or one has other numbers of actions than the game.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public RoundRobinTable Play(RepeatedGame game, Sequence<MooreMachine> machines, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        ModelData.RequireSome(machines.Count, "machine", nameof(machines));
        MooreMachine[] players = [.. machines.Select(machine => (machine ?? throw new ArgumentNullException(nameof(machines))).WithNoise(Noise))];
        Rational[] scores = [.. from row in players from column in players select game.TotalPayoffs(row, column, Rounds, cancellation)[0]];
        return new(this, game, machines, new(players.Length, players.Length, scores));
    }
}
