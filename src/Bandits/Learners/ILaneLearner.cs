using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Learners;

/// <summary>A learner whose rule can be run as lanes: a device plays many of its episodes at once.</summary>
/// <remarks>
/// <see cref="Advance"/> is one line, <c>episodes.Play(new MyRule&lt;TReal, TInteger, TMask&gt;(this), rounds)</c>, with the same rule
/// that <see cref="ILearner.Begin"/> hands to <see cref="IndexRun"/>. A learner without lanes implements <see cref="ILearner"/> alone and
/// is played one episode at a time, with the same random numbers.
/// </remarks>
public interface ILaneLearner : ILearner
{
    /// <summary>Gets a value indicating whether the learner has lanes in its present settings; without them its runs are played.</summary>
    /// <value>True by default.</value>
    bool PlaysInLanes => true;

    /// <summary>Gets a value indicating whether single precision is good enough for the learner: what it compares are indices, not sums over the whole run nor draws by functions that are of double precision only.</summary>
    /// <value>True by default.</value>
    bool PlaysInSinglePrecision => true;

    /// <summary>Plays further rounds of a group of episodes, one episode per lane.</summary>
    /// <typeparam name="TReal">Lane reals.</typeparam>
    /// <typeparam name="TInteger">Lane integers.</typeparam>
    /// <typeparam name="TMask">Lane masks.</typeparam>
    /// <param name="episodes">The group.</param>
    /// <param name="rounds">How many rounds to play now.</param>
    void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>;
}
