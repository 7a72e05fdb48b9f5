using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>KL-UCB on rewards in [0, 1], as lanes play it.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
internal readonly struct KlUcbLanes<TReal, TInteger, TMask>(KlUcb settings) : ILaneRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
{
    private readonly double exploration = settings.Exploration;

    /// <inheritdoc/>
    public static bool IsAffine => false;

    /// <inheritdoc/>
    public static bool IsDivergence => true;

    /// <inheritdoc/>
    public bool IsAnytime => true;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => EmptySetPolicy.UniformRandom;

    /// <inheritdoc/>
    public double First(int arm) => double.PositiveInfinity;

    /// <inheritdoc/>
    public double Clock(long time) => KlUcbRule.LevelAt(time, exploration);

    /// <inheritdoc/>
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
        BernoulliDivergence<TReal, TInteger, TMask>.Upper(rewards / shows, clock / shows);

    /// <inheritdoc/>
    public double Factor(double clock) => 0;

    /// <inheritdoc/>
    public TReal Offset(TReal shows, TReal rewards) => TReal.Create(0);

    /// <inheritdoc/>
    public TReal Slope(TReal shows) => TReal.Create(0);
}
