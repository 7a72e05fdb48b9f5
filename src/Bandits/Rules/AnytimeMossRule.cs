using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>Anytime MOSS: mean reward plus √(½(1 + α) ln⁺(t / (K · shows)) / shows).</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct AnytimeMossRule<TReal, TInteger, TMask>(AnytimeMoss settings, int arms) : IIndexRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double shareOfArm = 1.0 / arms;
    private readonly double scale = (1 + settings.Alpha) / 2;

    /// <inheritdoc/>
    public static bool IsLong => true;

    /// <inheritdoc/>
    public bool IsAnytime => true;

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
        TReal count = TReal.Max(shows, TReal.Create(1));
        TReal log = TReal.Max(TReal.Create(0), Elementary<TReal, TInteger, TMask>.Log(clock / count));
        return ConfidenceInterval<TReal, TInteger, TMask>.Mean(rewards, shows) + ConfidenceInterval<TReal, TInteger, TMask>.Radius(shows, TReal.Create(scale) * log);
    }
}
