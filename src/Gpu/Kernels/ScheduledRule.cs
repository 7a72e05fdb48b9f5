using System.Runtime.CompilerServices;
using ILGPU;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Kernels;

/// <summary>A rule whose clock has been computed beforehand, on the processor, for the rounds of a launch.</summary>
/// <remarks>All episodes share the time: threads read one number instead of computing it each, and its bits are those of the processor.</remarks>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
internal readonly struct ScheduledRule<TReal, TRule>(TRule rule, ArrayView<double> clocks, long first) : ILaneRule<TReal, IntegerScalar, MaskScalar>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar>
{
    private readonly TRule rule = rule;
    private readonly ArrayView<double> clocks = clocks;
    private readonly long first = first;

    /// <inheritdoc/>
    public static bool IsAffine => TRule.IsAffine;

    /// <inheritdoc/>
    public static bool IsDivergence => TRule.IsDivergence;

    /// <inheritdoc/>
    public bool IsAnytime => rule.IsAnytime;

    /// <inheritdoc/>
    public EmptySetPolicy WhenEmpty => rule.WhenEmpty;

    /// <inheritdoc/>
    public double First(int arm) => rule.First(arm);

    /// <inheritdoc/>
    public double Clock(long time) => clocks[time - first];

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
