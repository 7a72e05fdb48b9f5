using System.Runtime.CompilerServices;
using ILGPU;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;

namespace Mechanisms.Gpu.Tests.Contests;

/// <summary>Cascades in the memory of a device, one replication after the other.</summary>
internal struct CascadeMemory<TReal>
    where TReal : unmanaged
{
    public ArrayView<ItemLanes<TReal, IntegerScalar>> Items;

    public ArrayView<PlaceLanes<TReal, IntegerScalar>> Places;

    public ArrayView<CascadeTally<TReal>> Tallies;

    public int ItemCount;

    public int PositionCount;
}

/// <summary>One of them.</summary>
internal readonly struct DeviceCascade<TReal>(CascadeMemory<TReal> memory, int replication) : ICascadeMemory<TReal, IntegerScalar>
    where TReal : unmanaged
{
    private readonly CascadeMemory<TReal> memory = memory;
    private readonly int replication = replication;

    public int Items => memory.ItemCount;

    public int Positions => memory.PositionCount;

    public ref ItemLanes<TReal, IntegerScalar> Item(int item) => ref memory.Items[(replication * memory.ItemCount) + item];

    public ref PlaceLanes<TReal, IntegerScalar> Place(int position) => ref memory.Places[(replication * memory.PositionCount) + position];

    public ref CascadeTally<TReal> Tally() => ref memory.Tallies[replication];
}

/// <summary>A rule whose budgets have been computed on the processor.</summary>
internal readonly struct ScheduledCascade<TReal, TRule>(TRule rule, ArrayView<double> budgets) : ICascadeRule<TReal, IntegerScalar, MaskScalar>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    where TRule : struct, ICascadeRule<TReal, IntegerScalar, MaskScalar>
{
    private readonly TRule rule = rule;
    private readonly ArrayView<double> budgets = budgets;

    public static bool IsAffine => TRule.IsAffine;

    public double Budget(long round) => budgets[round - 1];

    public TReal Index(TReal mean, TReal shows, TReal budget) => rule.Index(mean, shows, budget);
}

/// <summary>What a device thread would do for cascades: no device of the suite plays them yet.</summary>
internal static class CascadeLaunch<TReal, TRule>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    where TRule : struct, ICascadeRule<TReal, IntegerScalar, MaskScalar>
{
    public static void Play(Index1D replication, CascadeMemory<TReal> memory, ScheduledCascade<TReal, TRule> rule, ulong root, double bestValue, long rounds)
    {
        DeviceCascade<TReal> cascade = new(memory, replication);
        IntegerScalar lane = new((uint)(int)replication);
        CascadeKernel<TReal, IntegerScalar, MaskScalar, ScheduledCascade<TReal, TRule>, DeviceCascade<TReal>>.ObserveFree(cascade, root, lane);
        CascadeKernel<TReal, IntegerScalar, MaskScalar, ScheduledCascade<TReal, TRule>, DeviceCascade<TReal>>.Play(cascade, rule, root, lane, bestValue, 1, rounds);
    }
}
