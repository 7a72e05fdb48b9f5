using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A learner together with what it faces, in whatever grammar: contextual, cascading, federated, self-play; it can play one replication and tell its regret.</summary>
/// <remarks>The seam by which problems that are no click-bandits join <see cref="RegretContest"/>, grids, slopes and reports. Immutable and thread-safe.</remarks>
public interface IContender
{
    /// <summary>Gets the name that curves and files carry.</summary>
    string Name { get; }

    /// <summary>Gets what runs add up over rounds besides regret; contenders that meet in a contest add up the same.</summary>
    /// <value>Nothing by default.</value>
    Sequence<ContenderCurve> FurtherCurves => [];

    /// <summary>Gets the value per round that regret is held against, so that reports can draw what is earned beside it.</summary>
    /// <value>Null by default, where there is no such number.</value>
    double? OptimalValue => null;

    /// <summary>Gets the exponent of the rate that reports draw beside regret, in rounds: that of the contender's bound where it knows one.</summary>
    /// <value>1/2 by default, the minimax rate of bandits, whether or not the contender has it; null for no rate.</value>
    double? RateExponent => 0.5;

    /// <summary>Gets the unit of regret and of values per round; contenders that meet in a contest share it.</summary>
    /// <value><c>units of utility</c> by default.</value>
    string RegretUnit => ContenderMeasure.Regret.Unit;

    /// <summary>Gets what each replication tells besides regret; contenders that meet in a contest tell the same.</summary>
    /// <value>Nothing by default.</value>
    Sequence<ContenderMeasure> Measures => [];

    /// <summary>Plays one replication.</summary>
    /// <param name="checkpoints">Rounds after which cumulative regret is recorded, increasing; the last is the horizon.</param>
    /// <param name="replication">The replication's key; all random numbers come from its roles, so that contenders in the same environment meet the same draws.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What came of it: a function of the arguments alone.</returns>
    ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation);
}
