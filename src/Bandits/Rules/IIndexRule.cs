using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The arithmetic of a learner that shows the arm of largest index, written once and run as scalars and vector lanes.</summary>
/// <remarks>
/// Implement it as a small readonly struct of plain numbers, generic over the lane types; members must not branch on lane values,
/// throw, allocate or call anything but lane operations. Mark a short <see cref="Index"/> <c>AggressiveInlining</c>. Say of a long one that it
/// <see cref="IsLong"/>, and mark it <c>NoInlining | AggressiveOptimization</c> if it is too long to be inlined: the compiler stops at 1,024 locals a method. The same struct drives
/// <see cref="IndexRun{TRule}"/> and <see cref="Devices.LaneEpisodes{TReal, TInteger, TMask}"/>, and the bits agree.
/// <para>An arm is active until its index is −∞, once, for good. Arms that are not active are never chosen by index. Only the arm just
/// shown gets a new index, unless <see cref="IsAnytime"/>.</para>
/// <para>What depends on the number of arms or on the horizon is computed when the rule is made. What depends on the round is a single
/// number, the <see cref="Clock"/>, computed once a round; an index must not fall while the clock grows, but for the error of
/// <see cref="Foundations.Numerics.Tolerances.Index"/>, because runs use it to leave out arms that cannot be chosen.</para>
/// </remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
public interface IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Gets a value indicating whether <see cref="Index"/> is long: a call, or more arithmetic than the rest of a round; a constant of the type.</summary>
    /// <remarks>Of speed alone; the bits are the same. Rounds of a short rule are played in one pass over the arms that keeps all it needs in registers. Those do not outlive a call, and a long index leaves none.</remarks>
    static virtual bool IsLong => false;

    /// <summary>Gets a value indicating whether every index moves with the round: the time of the clock is then the round t instead of the horizon T.</summary>
    bool IsAnytime { get; }

    /// <summary>Gets what to do in a round without an active arm.</summary>
    EmptySetPolicy WhenEmpty { get; }

    /// <summary>Index of an arm before its first show.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <returns>The index: +∞ to be shown first, −∞ for an arm that is not active from the start.</returns>
    double First(int arm);

    /// <summary>The one number of a time that indices depend on, for example ln t.</summary>
    /// <param name="time">The round, from 1, for a rule that <see cref="IsAnytime"/>; the horizon for any other.</param>
    /// <returns>A number that does not fall as time passes, at least from the round on in which every arm has been shown.</returns>
    double Clock(long time);

    /// <summary>Index of an arm that has been shown.</summary>
    /// <param name="shows">Times shown, at least 1.</param>
    /// <param name="clicks">Times clicked, at most <paramref name="shows"/>.</param>
    /// <param name="rewards">Sum of its post-click rewards.</param>
    /// <param name="squares">Sum of the squares of its post-click rewards.</param>
    /// <param name="clock">What <see cref="Clock"/> says of the time.</param>
    /// <returns>The index; −∞ removes the arm for good. Never NaN.</returns>
    TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock);
}
