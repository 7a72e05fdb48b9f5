using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The arithmetic of a learner that shows the arm of largest index, written once and run as scalars and vector lanes.</summary>
/// <remarks>
/// Implement it as a small readonly struct of plain numbers, generic over the lane types; members must not branch on lane values,
/// throw, allocate or call anything but lane operations. Mark a short <see cref="Index"/> <c>AggressiveInlining</c>, and a long one
/// <c>NoInlining | AggressiveOptimization</c>: the compiler stops inlining at 1,024 locals a method. The same struct drives
/// <see cref="IndexRun{TRule}"/> and <see cref="Devices.LaneEpisodes{TReal, TInteger, TMask}"/>, and the bits agree.
/// <para>An arm is active until its index is −∞, once, for good. Arms that are not active are never chosen by index. Only the arm just
/// shown gets a new index, unless <see cref="IsAnytime"/>.</para>
/// </remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
public interface IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Gets a value indicating whether every index moves with the round: <c>logTime</c> is then ln t instead of ln T.</summary>
    bool IsAnytime { get; }

    /// <summary>Gets what to do in a round without an active arm.</summary>
    EmptySetPolicy WhenEmpty { get; }

    /// <summary>Index of an arm before its first show.</summary>
    /// <param name="arm">Arm from 0.</param>
    /// <returns>The index: +∞ to be shown first, −∞ for an arm that is not active from the start.</returns>
    double First(int arm);

    /// <summary>Index of an arm that has been shown.</summary>
    /// <param name="shows">Times shown, at least 1.</param>
    /// <param name="clicks">Times clicked, at most <paramref name="shows"/>.</param>
    /// <param name="rewards">Sum of its post-click rewards.</param>
    /// <param name="logTime">ln T, or ln t for a rule that <see cref="IsAnytime"/>.</param>
    /// <returns>The index; −∞ removes the arm for good. Never NaN.</returns>
    TReal Index(TReal shows, TReal clicks, TReal rewards, TReal logTime);
}
