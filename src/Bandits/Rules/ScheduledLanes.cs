using System.Runtime.CompilerServices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Bandits.Rules;

/// <summary>A rule whose clock has been computed beforehand for the rounds of a block: groups of episodes share the time, and a logarithm costs as much as the draws of some lanes.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
/// <typeparam name="TMask">Lane masks.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
internal readonly struct ScheduledLanes<TReal, TInteger, TMask, TRule>(TRule rule, double[] clocks, long first) : ILaneRule<TReal, TInteger, TMask>
    where TReal : struct, ILaneReal<TReal, TInteger, TMask>
    where TInteger : struct, ILaneInteger<TInteger, TMask>
    where TMask : struct, ILaneMask<TMask>
    where TRule : struct, ILaneRule<TReal, TInteger, TMask>
{
    private readonly TRule rule = rule;
    private readonly double[] clocks = clocks;
    private readonly long first = first;

    /// <inheritdoc/>
    public static bool IsAffine => TRule.IsAffine;

    /// <inheritdoc/>
    public static bool IsLong => TRule.IsLong;

    /// <inheritdoc/>
    public static bool IsAlwaysClicked => TRule.IsAlwaysClicked;

    /// <inheritdoc/>
    public static bool IsDivergence => TRule.IsDivergence;

    /// <inheritdoc/>
    public bool IsAnytime => true;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => rule.WhenEmpty;

    /// <inheritdoc/>
    public double First(int arm) => rule.First(arm);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Clock(long time) => clocks[(int)(time - first)];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) =>
        rule.Index(shows, clicks, rewards, squares, clock);

    /// <inheritdoc/>
    public double Factor(double clock) => rule.Factor(clock);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Offset(TReal shows, TReal rewards) => rule.Offset(shows, rewards);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Slope(TReal shows) => rule.Slope(shows);
}
