using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Linear;

/// <summary>What of a self-normalized <see cref="ConfidenceRadius"/> does not depend on samples, and the arithmetic of the rest, for runs and lanes.</summary>
/// <param name="Volume">How the volume is taken; <see cref="VolumeBound.Horizon"/> for every radius that never moves.</param>
/// <param name="Offset">√λ · S.</param>
/// <param name="Noise">σ.</param>
/// <param name="Doubt">2 ln(1/δ).</param>
/// <param name="ContextBound">L.</param>
/// <param name="Start">ln det V of an estimator without samples, d ln λ; 0 where the volume is no determinant's.</param>
/// <param name="Scale">d λ.</param>
internal readonly record struct RadiusTerms(
    VolumeBound Volume, double Offset, double Noise, double Doubt, double ContextBound, double Start, double Scale)
{
    /// <summary>β for a volume.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Of<TReal, TInteger, TMask>(TReal volume)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TReal zero = TReal.Create(0);
        TReal spread = TReal.Create(Doubt) + volume;
        return TReal.Create(Offset) + (TReal.Create(Noise) * TReal.Sqrt(TReal.Select(TReal.Greater(zero, spread), zero, spread)));
    }

    /// <summary>1 + nL²/(dλ): d times its logarithm bounds ln(det V / λᵈ) by the inequality of arithmetic and geometric means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Growth<TReal, TInteger, TMask>(TReal samples)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        TReal bound = TReal.Create(ContextBound);
        return TReal.Create(1) + (samples * bound * bound / TReal.Create(Scale));
    }
}
