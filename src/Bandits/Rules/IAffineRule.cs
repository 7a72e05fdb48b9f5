using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>A rule whose index is, but for rounding, an offset plus a slope times one number of the clock: UCB1 and its kin.</summary>
/// <remarks>
/// Offset and slope move only when the arm is shown. Lanes then find the arm of largest index by one product and one sum an arm. In double precision they
/// compute <see cref="IIndexRule{TReal, TInteger, TMask}.Index"/> itself in rounds in which the two largest are closer than rounding
/// could tell: what is chosen is always what the index says. In single precision offset + slope · factor, rounded after the product and after the sum, is the index on every machine. Play it by
/// <see cref="Devices.LaneEpisodes{TReal, TInteger, TMask}.PlayAffine"/>.
/// </remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
public interface IAffineRule<TReal, TInteger, TMask> : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>The number of the clock that slopes are multiplied with, for example √(2 ln t).</summary>
    /// <param name="clock">What <see cref="IIndexRule{TReal, TInteger, TMask}.Clock"/> says of the time.</param>
    /// <returns>Finite and not negative.</returns>
    double Factor(double clock);

    /// <summary>The part of an arm's index that does not depend on the time.</summary>
    /// <param name="shows">Times shown, at least 1.</param>
    /// <param name="rewards">Sum of its post-click rewards.</param>
    /// <returns>The offset, not negative.</returns>
    TReal Offset(TReal shows, TReal rewards);

    /// <summary>What one unit of <see cref="Factor"/> adds to an arm's index.</summary>
    /// <param name="shows">Times shown, at least 1.</param>
    /// <returns>The slope, finite and not negative.</returns>
    TReal Slope(TReal shows);
}
