using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>UCB(δ): mean reward of a show plus σ√(2 ln(1/δ) / shows).</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct UcbDeltaRule<TReal, TInteger, TMask>(UcbDelta settings) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double scale = 2 * settings.Deviation * settings.Deviation;
    private readonly double errorProbability = settings.ErrorProbability;

    /// <inheritdoc/>
    public bool IsAnytime => false;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => errorProbability > 0 ? 0 - Elementary.Log(errorProbability) : 2 * NaturalLog.Of(time);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
        ConfidenceInterval<TReal, TInteger, TMask>.Mean(rewards, shows) +
        ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, TReal.Create(scale) * clock);
}
