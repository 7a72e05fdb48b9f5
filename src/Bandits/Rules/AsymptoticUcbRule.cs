using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>Asymptotically optimal UCB: mean reward of a show plus σ√(2 ln(1 + t ln² t) / shows).</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct AsymptoticUcbRule<TReal, TInteger, TMask>(AsymptoticUcb settings) : IAffineRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double scale = 2 * settings.Deviation * settings.Deviation;

    /// <inheritdoc/>
    public bool IsAnytime => true;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => Elementary.Log(1 + (time * NaturalLog.Of(time) * NaturalLog.Of(time)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
        ConfidenceInterval<TReal, TInteger, TMask>.Mean(rewards, shows) +
        ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, TReal.Create(scale) * clock);

    /// <inheritdoc/>
    public double Factor(double clock) => Math.Sqrt(scale * clock);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Offset(TReal shows, TReal rewards) => rewards / shows;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Slope(TReal shows) => TReal.Sqrt(TReal.Create(1) / shows);
}
