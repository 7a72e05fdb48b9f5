using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>A game that players play against a learner: each chooses one number before play, and a whole run of the learner pays them.</summary>
/// <remarks>
/// The number is a click rate, a factor on a reported cost, the strength of a manipulation. Implementations are immutable and thread-safe. Two plays of
/// equal replication share their random numbers, so what a deviation earns is measured run by run; implement <see cref="IndependentGame"/> where plays
/// need no batching.
/// </remarks>
public interface IStrategicGame
{
    /// <summary>Gets the name that reports carry: the learner, and the rules where they vary.</summary>
    string Name { get; }

    /// <summary>Gets the number of players, at least 1.</summary>
    int Players { get; }

    /// <summary>Gets the rounds of one play, for progress; at least 1.</summary>
    long Rounds { get; }

    /// <summary>Gets the largest possible less the smallest possible utility of a player in one play; infinite where no bound is known.</summary>
    double UtilityRange { get; }

    /// <summary>Checks a profile.</summary>
    /// <param name="profile">One number per player.</param>
    /// <exception cref="ArgumentException">The profile is none of this game; the message says what is.</exception>
    void Require(Sequence<double> profile);

    /// <summary>Plays.</summary>
    /// <param name="plays">What to play.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the rounds done since the last report; may be called from any thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One outcome per play, in their order; it does not depend on the device.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    Sequence<StrategicOutcome> Play(
        Sequence<StrategicPlay> plays, ulong root, IDevice device, IProgress<long>? progress = null, CancellationToken cancellation = default);
}
