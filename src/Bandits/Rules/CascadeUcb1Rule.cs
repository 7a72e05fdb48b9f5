using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>CascadeUCB1: mean plus the root of exploration · ln(t − 1) over reads.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct CascadeUcb1Rule<TReal, TInteger, TMask>(CascadeUcb1 settings) : ICascadeRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double exploration = settings.Exploration;

    /// <inheritdoc/>
    public static bool IsAffine => true;

    /// <inheritdoc/>
    public double Budget(long round) => exploration * Elementary.Log(Math.Max(round - 1, 1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Index(TReal mean, TReal shows, TReal budget) => mean + TReal.Sqrt(budget / shows);
}
