using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.Rules;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Dynamics;
using Mechanisms.Games.NormalForm;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Playing;

namespace Mechanisms.Gpu.Tests.Contests;

/// <summary>Kernels of contests, which no device plays yet, compile for devices: emulated they give what runs give, and their PTX keeps the rules.</summary>
public sealed class ContestKernelTests
{
    private const int Replications = 5;
    private const int Rounds = 300;
    private const int TriggerRounds = 1200;

    private static readonly CascadeModel Model = new([0.2, 0.5, 0.2, 0.35, 0.6, 0.5], 3);

    [Fact]
    public void Emulated_cascades_give_what_runs_give()
    {
        RequireRuns(new CascadeUcb1(), new CascadeUcb1Rule<DeviceReal, IntegerScalar, MaskScalar>(new()));
        RequireRuns(new CascadeKlUcb(), new CascadeKlUcbRule<DeviceReal, IntegerScalar, MaskScalar>(new()));
        PlantedLaw.RequireFalsified(() => RequireRuns(
            new CascadeUcb1(), new CascadeUcb1Rule<DeviceReal, IntegerScalar, MaskScalar>(new() { Exploration = 1.4 })));
    }

    /// <summary>A row player that matches regrets, a column player that weighs exponentially; alternating turns and linear averages, too.</summary>
    [Theory]
    [InlineData(Turns.Simultaneous, Averaging.Uniform)]
    [InlineData(Turns.Alternating, Averaging.Linear)]
    public void Emulated_self_play_gives_what_runs_give(Turns turns, Averaging averaging)
    {
        double rate = Math.Sqrt(8 * Elementary.Log(3) / Rounds) / 2;
        RequireRun(new(LaneDynamics.RegretMatchingPlus, LaneDynamics.Hedge, 0, rate, turns, averaging));
        RequireRun(new(LaneDynamics.RegretMatching, LaneDynamics.Hedge, 0, rate, turns, averaging));
        PlantedLaw.RequireFalsified(() => RequireRun(new(LaneDynamics.RegretMatchingPlus, LaneDynamics.Hedge, 0, 1.01 * rate, turns, averaging)));
    }

    /// <summary>Six dimensions, beyond one tile of estimators; radii that move and that do not; arms that are removed; a thousand rounds, so that estimators are computed anew.</summary>
    [Fact]
    public void Emulated_grim_triggers_give_what_runs_give()
    {
        RequireRuns(GrimTrigger.Optimistic(new ConfidenceRadius.SelfNormalized { Noise = 0.2 }) with { Slack = 0.5 }, 1);
        RequireRuns(GrimTrigger.Optimistic(new ConfidenceRadius.SelfNormalized { Volume = VolumeBound.Samples }, 0.5) with { Timing = LcbTiming.PostUpdate }, 1);
        RequireRuns(GrimTrigger.Greedy([1, 0.9, 0.8, 0.7, 0.6, 0.5]) with { Slack = 0.05 }, 1);
        PlantedLaw.RequireFalsified(() => RequireRuns(GrimTrigger.Optimistic(new ConfidenceRadius.Constant(0.1)), 1.001));
    }

    [Fact]
    public void Their_text_neither_leaves_itself_nor_approximates_nor_fuses()
    {
        Require(CascadeOf<CascadeUcb1Rule<DeviceReal, IntegerScalar, MaskScalar>>());
        Require(CascadeOf<CascadeKlUcbRule<DeviceReal, IntegerScalar, MaskScalar>>());
        Require(new Action<Index1D, SelfPlayMemory<DeviceReal>, SelfPlayRule, long>(SelfPlayLaunch<DeviceReal>.Play).Method);
        Require(new Action<Index1D, TriggerMemory<DeviceReal>, TriggerRule, ulong, long>(TriggerLaunch<DeviceReal>.Play).Method);
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

    private static void RequireRuns(GrimTrigger learner, double claims)
    {
        LinearBandit bandit = new([1, 0.9, 0.8, 0.7, 0.6, 0.5], 0.2, new FeatureContexts(new(3, 6, [.. Enumerable.Range(1, 18).Select(index => Math.Sqrt(index) - 2)])));
        (TriggerLanes<DeviceReal, IntegerScalar>[] arms, TriggerTally<DeviceReal>[] tallies) = Emulate(bandit, TriggerLearner.Of(bandit, learner, TriggerRounds)!, claims);
        for (int episode = 0; episode < Replications; episode++)
        {
            ContextualResult result = new ContextualEpisode(
                bandit,
                [new ScaledReport([1, 2, 1, 1, 1.5, 1]), new TruthfulReport(), new ScaledReport([1, 1, -3, 1, 1, 2])],
                learner,
                TriggerRounds,
                new StreamKey(7, (uint)episode / 2),
                new StreamKey(7, (uint)episode)).Play([TriggerRounds], CancellationToken.None);
            Assert.Equal(result.Play.Regret[0], tallies[episode].Regret.Value);
            Assert.Equal(result.ContextManipulation, Math.Sqrt(tallies[episode].Manipulated.Value));
            Assert.Equal(result.RewardManipulation, Math.Sqrt(tallies[episode].Claimed.Value));
            Assert.Equal(result.Play.Shows, arms.Skip(3 * episode).Take(3).Select(arm => (long)arm.Plays.Value));
            Assert.Equal(result.Play.EliminatedAt, arms.Skip(3 * episode).Take(3).Select(arm => (long)arm.RemovedAt.Value));
        }
    }

    private static (TriggerLanes<DeviceReal, IntegerScalar>[] Arms, TriggerTally<DeviceReal>[] Tallies) Emulate(LinearBandit bandit, TriggerLearner learner, double claims)
    {
        using GpuSession session = GpuSession.Open(Machine.Emulated(threadsPerWarp: 4, warps: 2));
        double[] factors = [claims, 2, 1, 1, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, -3, 1, 1, 2];
        double[] shared = [.. ((FeatureContexts)bandit.Contexts).Features.Entries, .. bandit.Weights, .. learner.KnownWeights];
        Array.Resize(ref shared, 18 + 12);
        TriggerMemory<DeviceReal> memory = new() { ArmCount = 3, Length = 6 };
        TriggerArray<DeviceReal, IntegerScalar> begun = new(3, 6, hasEstimators: true);
        learner.Begin<DeviceReal, IntegerScalar, MaskScalar, TriggerArray<DeviceReal, IntegerScalar>>(begun, TriggerRounds);
        IEnumerable<DeviceReal> one =
        [
            .. Enumerable.Range(0, memory.ContextsAt).Select(index => begun.Estimator(index)), .. new DeviceReal[3 * 6],
            .. factors.Select(factor => new DeviceReal(factor)), .. new DeviceReal[6 + DeviceTrigger<DeviceReal>.Spares],
        ];
        using MemoryBuffer1D<DeviceReal, Stride1D.Dense> reals = session.Accelerator.Allocate1D(Enumerable.Repeat(one, Replications).SelectMany(numbers => numbers).ToArray());
        using MemoryBuffer1D<double, Stride1D.Dense> numbers = session.Accelerator.Allocate1D(shared);
        using MemoryBuffer1D<TriggerTally<DeviceReal>, Stride1D.Dense> tallies = session.Accelerator.Allocate1D(new TriggerTally<DeviceReal>[Replications]);
        using MemoryBuffer1D<TriggerLanes<DeviceReal, IntegerScalar>, Stride1D.Dense> arms = session.Accelerator.Allocate1D(
            Enumerable.Range(0, 3 * Replications).Select(arm => begun.Arm(arm % 3)).ToArray());
        (memory.Arms, memory.Tallies, memory.Reals, memory.Shared) = (arms.View, tallies.View, reals.View, numbers.View);
        var kernel = session.Kernel(accelerator => accelerator.LoadAutoGroupedKernel<Index1D, TriggerMemory<DeviceReal>, TriggerRule, ulong, long>(TriggerLaunch<DeviceReal>.Play));
        kernel(session.Accelerator.DefaultStream, Replications, memory, learner.Rule(bandit, TriggerRounds), 7, TriggerRounds);
        session.Accelerator.Synchronize();
        GC.KeepAlive(begun);
        return (arms.GetAsArray1D(), tallies.GetAsArray1D());
    }

    private static void RequireRun(SelfPlayRule rule)
    {
        Matrix<double> payoffs = new(2, 3, [0.5, -0.75, 0.25, -0.3, 0.9, -0.1]);
        SelfPlayRun run = new SelfPlay(
            MatrixGame.ZeroSum(payoffs),
            rule.Row == LaneDynamics.RegretMatching ? new RegretMatching() : new RegretMatchingPlus(),
            new Hedge { LossRange = 2 }) { Turns = rule.Turns, Averaging = rule.Averaging }.Begin(Rounds);
        run.Play(Rounds);
        (ActionLanes<DeviceReal>[] actions, PlayerTally<DeviceReal>[] tallies) = Emulate(rule, payoffs);

        // The second game is the first: threads do not meet.
        for (int game = 0; game < 2; game++)
        {
            DeviceReal[] sums = [.. actions.Skip(5 * game).Take(5).Select(action => action.Sum)];
            Assert.Equal(run.RowAverage, sums.Take(2).Select(sum => sum.Value / sums.Take(2).Sum(other => other.Value)));
            Assert.Equal(run.ColumnAverage, sums.Skip(2).Select(sum => sum.Value / sums.Skip(2).Sum(other => other.Value)));
            double loss = tallies[2 * game].Loss.Value + tallies[2 * game].Correction.Value;
            Assert.Equal(run.RowEvidence.Regret, loss - actions.Skip(5 * game).Take(2).Min(action => action.TotalLoss.Value));
        }
    }

    private static (ActionLanes<DeviceReal>[] Actions, PlayerTally<DeviceReal>[] Tallies) Emulate(SelfPlayRule rule, Matrix<double> payoffs)
    {
        using GpuSession session = GpuSession.Open(Machine.Emulated(threadsPerWarp: 4, warps: 2));
        DeviceReal[] cells = [.. payoffs.Entries.ToArray().Select(payoff => new DeviceReal(payoff))];
        DeviceReal[] negated = [.. cells.Select(cell => new DeviceReal(-cell.Value))];
        ActionLanes<DeviceReal>[] begun = [.. Enumerable.Range(0, 10).Select(action => new ActionLanes<DeviceReal> { Strategy = new(action % 5 < 2 ? 0.5 : 1.0 / 3) })];
        using MemoryBuffer1D<ActionLanes<DeviceReal>, Stride1D.Dense> actions = session.Accelerator.Allocate1D(begun);
        using MemoryBuffer1D<DeviceReal, Stride1D.Dense> rows = session.Accelerator.Allocate1D<DeviceReal>([.. cells, .. cells]);
        using MemoryBuffer1D<DeviceReal, Stride1D.Dense> columns = session.Accelerator.Allocate1D<DeviceReal>([.. negated, .. negated]);
        using MemoryBuffer1D<PlayerTally<DeviceReal>, Stride1D.Dense> tallies = session.Accelerator.Allocate1D(new PlayerTally<DeviceReal>[4]);
        SelfPlayMemory<DeviceReal> memory = new()
        {
            Actions = actions.View, RowPayoffs = rows.View, ColumnPayoffs = columns.View, Tallies = tallies.View, RowCount = 2, ColumnCount = 3,
        };
        var kernel = session.Kernel(accelerator => accelerator.LoadAutoGroupedKernel<Index1D, SelfPlayMemory<DeviceReal>, SelfPlayRule, long>(SelfPlayLaunch<DeviceReal>.Play));
        kernel(session.Accelerator.DefaultStream, 2, memory, rule, Rounds);
        session.Accelerator.Synchronize();
        return (actions.GetAsArray1D(), tallies.GetAsArray1D());
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
