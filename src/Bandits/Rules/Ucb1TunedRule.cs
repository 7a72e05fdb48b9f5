using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>UCB1-Tuned: mean reward plus a bonus scaled by an upper bound of the variance.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct Ucb1TunedRule<TReal, TInteger, TMask> : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <inheritdoc/>
    public static bool IsLong => true;

    /// <inheritdoc/>
    public bool IsAnytime => true;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => NaturalLog.Of(time);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
    {
        TReal mean = ConfidenceInterval<TReal, TInteger, TMask>.Mean(rewards, shows);
        TReal variance = SampleVariance<TReal, TInteger, TMask>.Of(shows, mean, squares);
        TReal bound = TReal.Min(TReal.Create(0.25), variance + ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, TReal.Create(2) * clock));
        return mean + ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, clock * bound);
    }
}
