using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Arms;

/// <summary>How much players could gain by leaving a strategy profile, alone or together, while the learner and everybody else stay as they are.</summary>
/// <remarks>
/// Every move and the profile itself play replications 0, 1, 2, … (common random numbers), so gains are paired run by run. The answer judges claims like
/// "truthful play is an ε-equilibrium under this learner": <see cref="NashProbeResult.Judge"/>.
/// <para>Time O(moves × replications) plays. Immutable and thread-safe.</para>
/// </remarks>
[Reference("nash1950", "equilibrium points: no player gains by leaving alone")]
public sealed record NashProbe
{
    /// <summary>Initializes the question.</summary>
    /// <param name="game">What is played.</param>
    /// <param name="profile">The profile to leave, shape [player].</param>
    /// <param name="moves">The moves to try, at least one; see <see cref="JointMove.Unilateral"/> and <see cref="JointMove.Joint"/>.</param>
    /// <param name="replications">Runs per move, 1 to 524,288; from 2 on errors are known.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <exception cref="ArgumentNullException">The game is null.</exception>
    /// <exception cref="ArgumentException">There is no move, a move names no players of the game or leads to no profile of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of replications is out of range.</exception>
    public NashProbe(IStrategicGame game, Sequence<double> profile, Sequence<JointMove> moves, int replications, ulong root)
    {
        ArgumentNullException.ThrowIfNull(game);
        ReplicationLayout.RequireRuns(replications, nameof(replications));
        game.Require(profile);
        if (moves.Count == 0)
        {
            throw new ArgumentException("A probe needs at least one move; got none.", nameof(moves));
        }

        foreach (JointMove move in moves)
        {
            RequireMovers(move, profile.Count);
            game.Require(Profiles.With(profile, move.Players, move.Strategies));
        }

        (Game, Profile, Moves, Replications, Root) = (game, profile, moves, replications, root);
    }

    /// <summary>Gets what is played.</summary>
    public IStrategicGame Game { get; }

    /// <summary>Gets the profile to leave, shape [player].</summary>
    public Sequence<double> Profile { get; }

    /// <summary>Gets the moves to try.</summary>
    public Sequence<JointMove> Moves { get; }

    /// <summary>Gets the runs per move.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets the rounds of the whole probe.</summary>
    public long TotalPulls => checked(Game.Rounds * Replications * (Moves.Count + 1));

    /// <summary>Plays the profile and all moves.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the rounds done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What each move earned.</returns>
    /// <exception cref="ArgumentNullException">The device is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public NashProbeResult Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        IEnumerable<Sequence<double>> profiles = Moves.Select(move => Profiles.With(Profile, move.Players, move.Strategies)).Prepend(Profile);
        Sequence<StrategicPlay> plays = profiles
            .SelectMany(profile => Enumerable.Range(0, Replications).Select(run => new StrategicPlay(profile, ReplicationLayout.Evaluation(epoch: 0, run))))
            .ToSequence();
        Sequence<StrategicOutcome> outcomes = Game.Play(
            plays, Root, device, PullProgress.For(progress, Game.Name, epoch: 0, done: 0, TotalPulls), cancellation);
        return NashProbeResult.Of(this, device.Name, outcomes.Span);
    }

    private static void RequireMovers(JointMove move, int players)
    {
        ArgumentNullException.ThrowIfNull(move);
        bool isFit = move.Players.Count > 0 && move.Players.Count == move.Strategies.Count
            && move.Players[0] >= 0 && move.Players[^1] < players
            && move.Players.Zip(move.Players.Skip(1)).All(pair => pair.First < pair.Second);
        if (!isFit)
        {
            throw new ArgumentException(
                $"A move must name increasing players within 0..{players - 1} and one strategy each; got players {move.Players} and strategies {move.Strategies}.",
                nameof(move));
        }
    }
}
