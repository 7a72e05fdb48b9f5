using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>UCB-V: mean reward plus a radius by the empirical variance plus a term in 1/shows.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct UcbVRule<TReal, TInteger, TMask>(UcbV settings) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double exploration = settings.Exploration;

    /// <inheritdoc/>
    public static bool IsLong => true;

    /// <inheritdoc/>
    public bool IsAnytime => true;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => exploration * NaturalLog.Of(time);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
    {
        TReal mean = ConfidenceInterval<TReal, TInteger, TMask>.Mean(rewards, shows);
        TReal variance = SampleVariance<TReal, TInteger, TMask>.Of(shows, mean, squares);
        return mean + ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, TReal.Create(2) * clock * variance)
            + (TReal.Create(3) * clock / TReal.Max(shows, TReal.Create(1)));
    }
}
