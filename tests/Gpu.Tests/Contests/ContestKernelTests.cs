using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Playing;

namespace Mechanisms.Gpu.Tests.Contests;

/// <summary>Kernels of contests, which no device plays yet, compile for devices: emulated they give what runs give, and their PTX keeps the rules.</summary>
public sealed class ContestKernelTests
{
    private const int Replications = 5;
    private const int Rounds = 300;

    private static readonly CascadeModel Model = new([0.2, 0.5, 0.2, 0.35, 0.6, 0.5], 3);

    [Fact]
    public void Emulated_cascades_give_what_runs_give()
    {
        RequireRuns(new CascadeUcb1(), new CascadeUcb1Rule<DeviceReal, IntegerScalar, MaskScalar>(new()));
        RequireRuns(new CascadeKlUcb(), new CascadeKlUcbRule<DeviceReal, IntegerScalar, MaskScalar>(new()));
        Assert.ThrowsAny<Exception>(() => RequireRuns(
            new CascadeUcb1(), new CascadeUcb1Rule<DeviceReal, IntegerScalar, MaskScalar>(new() { Exploration = 1.4 })));
    }

    [Fact]
    public void Their_text_neither_leaves_itself_nor_approximates_nor_fuses()
    {
        Require(CascadeOf<CascadeUcb1Rule<DeviceReal, IntegerScalar, MaskScalar>>());
        Require(CascadeOf<CascadeKlUcbRule<DeviceReal, IntegerScalar, MaskScalar>>());
    }

    private static MethodInfo CascadeOf<TRule>()
        where TRule : unmanaged, ICascadeRule<DeviceReal, IntegerScalar, MaskScalar> =>
        new Action<Index1D, CascadeMemory<DeviceReal>, ScheduledCascade<DeviceReal, TRule>, ulong, double, long>(CascadeLaunch<DeviceReal, TRule>.Play).Method;

    private static void Require(MethodInfo kernel) => Assert.Empty(PtxRules.Violations(PtxPlayer<DeviceReal>.Compile(kernel)));

    private static void RequireRuns<TRule>(ICascadeLearner learner, TRule rule)
        where TRule : unmanaged, ICascadeRule<DeviceReal, IntegerScalar, MaskScalar>
    {
        CascadeTally<DeviceReal>[] tallies = Emulate(rule);
        for (int replication = 0; replication < Replications; replication++)
        {
            ContenderPlay play = new CascadeContender(Model, learner).Play([Rounds], new StreamKey(7, (uint)replication), CancellationToken.None);
            CascadeTally<DeviceReal> tally = tallies[replication];
            Assert.Equal(play.Regret[0], tally.Regret.Value + tally.Correction.Value);
            Assert.Equal(play.Measures, [tally.BestLists.Value / Rounds, tally.Reads.Value / Rounds]);
        }
    }

    private static CascadeTally<DeviceReal>[] Emulate<TRule>(TRule rule)
        where TRule : unmanaged, ICascadeRule<DeviceReal, IntegerScalar, MaskScalar>
    {
        using GpuSession session = GpuSession.Open(Machine.Emulated(threadsPerWarp: 4, warps: 2));
        ItemLanes<DeviceReal, IntegerScalar>[] held = [.. Enumerable.Range(0, Replications * Model.Items).Select(cell => new ItemLanes<DeviceReal, IntegerScalar>
        {
            Id = new((uint)(cell % Model.Items)),
            Mean = new(double.PositiveInfinity),
            Miss = new(1 - Model.Attractions[cell % Model.Items]),
            Threshold = new(BernoulliThreshold.FromProbability(Model.Attractions[cell % Model.Items]).Value),
        })];
        using MemoryBuffer1D<ItemLanes<DeviceReal, IntegerScalar>, Stride1D.Dense> items = session.Accelerator.Allocate1D(held);
        using MemoryBuffer1D<PlaceLanes<DeviceReal, IntegerScalar>, Stride1D.Dense> places =
            session.Accelerator.Allocate1D<PlaceLanes<DeviceReal, IntegerScalar>>(Replications * Model.Positions);
        using MemoryBuffer1D<CascadeTally<DeviceReal>, Stride1D.Dense> tallies = session.Accelerator.Allocate1D(new CascadeTally<DeviceReal>[Replications]);
        using MemoryBuffer1D<double, Stride1D.Dense> budgets = session.Accelerator.Allocate1D(
            Enumerable.Range(1, Rounds).Select(round => rule.Budget(round)).ToArray());
        CascadeMemory<DeviceReal> memory = new()
        {
            Items = items.View, Places = places.View, Tallies = tallies.View, ItemCount = Model.Items, PositionCount = Model.Positions,
        };
        var kernel = session.Kernel(accelerator => accelerator.LoadAutoGroupedKernel<Index1D, CascadeMemory<DeviceReal>, ScheduledCascade<DeviceReal, TRule>, ulong, double, long>(
            CascadeLaunch<DeviceReal, TRule>.Play));
        kernel(session.Accelerator.DefaultStream, Replications, memory, new(rule, budgets.View), 7, Model.BestValue, Rounds);
        session.Accelerator.Synchronize();
        return tallies.GetAsArray1D();
    }
}
