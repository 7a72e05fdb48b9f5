using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Rules;

/// <summary>Estimate and confidence radius of a mean in [0, 1]: sum / n ± √(scale / n), with the whole of [0, 1] when n = 0.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
[Reference("hoeffding1963", "Theorem 1")]
internal static class ConfidenceInterval<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>sum / n; 0 when n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Mean(TReal sum, TReal count) => sum / AtLeastOne(count);

    /// <summary>√(scale / n); +∞ when n = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Radius(TReal count, TReal scale) => TReal.Select(
        TReal.Greater(count, TReal.Create(0)),
        TReal.Sqrt(scale / AtLeastOne(count)),
        TReal.Create(double.PositiveInfinity));

    /// <summary>Lower end, clipped to [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Lower(TReal mean, TReal radius) => TReal.Max(TReal.Create(0), mean - radius);

    /// <summary>Upper end, clipped to [0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Upper(TReal mean, TReal radius) => TReal.Min(TReal.Create(1), mean + radius);

    /// <summary>A divisor that keeps 0/0 out: no NaN ever enters a comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal AtLeastOne(TReal count) => TReal.Max(count, TReal.Create(1));
}
