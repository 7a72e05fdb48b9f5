using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>KL-UCB++ on rewards in [0, 1], as lanes play it.</summary>
/// <remarks>The bits of <see cref="KlUcbPlusPlusRule"/>, whose logarithms of one number are faster.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct KlUcbPlusPlusLanes<TReal, TInteger, TMask>(int arms) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double shareOfArm = 1.0 / arms;

    /// <inheritdoc/>
    public bool IsAnytime => false;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => time * shareOfArm;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock)
    {
        TReal zero = TReal.Create(0);
        TReal share = clock / shows;
        TReal log = TReal.Max(zero, Elementary<TReal, TInteger, TMask>.Log(share));
        TReal budget = TReal.Max(zero, Elementary<TReal, TInteger, TMask>.Log(share * (TReal.Create(1) + (log * log))));
        return BernoulliDivergence<TReal, TInteger, TMask>.Upper(rewards / shows, budget / shows);
    }
}
