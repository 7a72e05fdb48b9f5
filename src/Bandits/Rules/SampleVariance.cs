using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The empirical variance of rewards in [0, 1], with divisor n.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal static class SampleVariance<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>Σr²/n − mean², where rounding leaves no less than 0. Rewards of size 1 at most lose no digits that matter to a bonus.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Of(TReal shows, TReal mean, TReal squares) => TReal.Max(
        TReal.Create(0), ConfidenceInterval<TReal, TInteger, TMask>.Mean(squares, shows) - (mean * mean));
}
