using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>The arithmetic of all click utilities, one formula for the family.</summary>
/// <remarks>
/// u(s, μ) = s·(a·μ + b) − λ(s − μ)² and s*(μ) = min(1, slope·μ + offset). Coefficients are 0 or 1 wherever a case lacks a term, and
/// multiplying by 0 or 1 and adding 0 round nothing, so every case has the bits of its own formula.
/// </remarks>
/// <param name="RewardWeight">a.</param>
/// <param name="ClickWeight">b.</param>
/// <param name="Penalty">λ.</param>
/// <param name="Slope">Slope of s* below 1.</param>
/// <param name="Offset">s*(0) before the cap at 1.</param>
internal readonly record struct ClickUtilityRule(double RewardWeight, double ClickWeight, double Penalty, double Slope, double Offset)
{
    /// <summary>u(s, μ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Value<TReal, TInteger, TMask>(TReal clickRate, TReal postClickMean)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TReal miss = clickRate - postClickMean;
        TReal gain = clickRate * ((TReal.Create(RewardWeight) * postClickMean) + TReal.Create(ClickWeight));
        return gain - (TReal.Create(Penalty) * (miss * miss));
    }

    /// <summary>s*(μ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal DesiredClickRate<TReal, TInteger, TMask>(TReal postClickMean)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> =>
        TReal.Min(TReal.Create(1), (TReal.Create(Slope) * postClickMean) + TReal.Create(Offset));
}
