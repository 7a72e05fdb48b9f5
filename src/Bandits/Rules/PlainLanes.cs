using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>Any other rule, as the kernel wants it: offset, slope and factor are never asked for.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
internal readonly struct PlainLanes<TReal, TInteger, TMask, TRule>(TRule rule) : ILaneRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TRule : struct, IIndexRule<TReal, TInteger, TMask>
{
    private readonly TRule rule = rule;

    /// <inheritdoc/>
    public static bool IsAffine => false;

    /// <inheritdoc/>
    public static bool IsLong => TRule.IsLong;

    /// <inheritdoc/>
    public bool IsAnytime => rule.IsAnytime;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => rule.WhenEmpty;

    /// <inheritdoc/>
    public double First(int arm) => rule.First(arm);

    /// <inheritdoc/>
    public double Clock(long time) => rule.Clock(time);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
        rule.Index(shows, clicks, rewards, squares, clock);

    /// <inheritdoc/>
    public double Factor(double clock) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Offset(TReal shows, TReal rewards) => TReal.Create(0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Slope(TReal shows) => TReal.Create(0);
}
