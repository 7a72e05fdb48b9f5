using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A contender whose replications can be played in lanes: a processor plays several of them at once.</summary>
/// <remarks>What lanes give is what <see cref="IContender.Play"/> gives, bit for bit; contests play lanes where there are any.</remarks>
public interface ILaneContender : IContender
{
    /// <summary>Gets a value indicating whether the contender has lanes in its present settings.</summary>
    bool PlaysInLanes { get; }

    /// <summary>Plays replications, one per lane.</summary>
    /// <typeparam name="TReal">Lane reals.</typeparam>
    /// <typeparam name="TInteger">Lane integers.</typeparam>
    /// <typeparam name="TMask">Lane masks.</typeparam>
    /// <param name="checkpoints">Rounds after which cumulative regret is recorded, increasing; the last is the horizon.</param>
    /// <param name="replications">The replications' keys, of one root, from one to the number of lanes.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What came of each, in their order, and nothing of lanes left over.</returns>
    /// <exception cref="ArgumentException">There are no replications, more than lanes or of several roots, or checkpoints are missing or do not increase.</exception>
    /// <exception cref="InvalidOperationException">There are no lanes for these settings.</exception>
    Sequence<ContenderPlay> PlayLanes<TReal, TInteger, TMask>(
        Sequence<long> checkpoints, Sequence<StreamKey> replications, CancellationToken cancellation)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>;
}
