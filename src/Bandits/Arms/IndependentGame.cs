using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Arms;

/// <summary>A game whose plays are independent pieces of work: implement <see cref="PlayOnce"/>; the plays are shared among threads.</summary>
public abstract record IndependentGame : IStrategicGame
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract int Players { get; }

    /// <inheritdoc/>
    public abstract long Rounds { get; }

    /// <inheritdoc/>
    public virtual double UtilityRange => double.PositiveInfinity;

    /// <inheritdoc/>
    public abstract void Require(Sequence<double> profile);

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The device is null.</exception>
    public Sequence<StrategicOutcome> Play(
        Sequence<StrategicPlay> plays, ulong root, IDevice device, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        Experiments.Replicated.Run(plays.Count, device, index =>
        {
            StrategicOutcome outcome = PlayOnce(plays[index].Profile, new StreamKey(root, plays[index].Replication), cancellation);
            progress?.Report(Rounds);
            return outcome;
        }, cancellation);

    /// <summary>Plays once.</summary>
    /// <param name="profile">What each player chose, shape [player].</param>
    /// <param name="key">The replication's key; all random numbers of the play come from its roles.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What the play paid: a function of profile and key alone.</returns>
    protected abstract StrategicOutcome PlayOnce(Sequence<double> profile, StreamKey key, CancellationToken cancellation);
}
