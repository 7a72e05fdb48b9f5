using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Gpu.Kernels;

namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>Plays episodes by interpreting the PTX of their kernels: what a GPU would be given, and not the processor's code for the same source.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
internal sealed class InterpretedPlayer<TReal> : ILanePlayer<TReal, IntegerScalar, MaskScalar>
    where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
{
    private const int Threads = 3;

    private readonly EpisodeBatch batch;
    private readonly EpisodeTables[] tables;
    private readonly PtxMemory memory = new(1 << 20);
    private readonly ArmLanes<TReal, IntegerScalar>[] arms;
    private readonly double[] perShow;
    private readonly PtxProgram kernel;
    private readonly PtxProgram sum;
    private ulong armsAt;
    private ulong eliminatedAt;
    private ulong replicationsAt;

    /// <summary>Sets up a batch.</summary>
    /// <param name="batch">The batch; its only checkpoint is its horizon.</param>
    /// <param name="kernel">The learner's kernel.</param>
    /// <param name="sum">The kernel that sums up regret.</param>
    public InterpretedPlayer(EpisodeBatch batch, PtxProgram kernel, PtxProgram sum)
    {
        (this.batch, this.kernel, this.sum) = (batch, kernel, sum);
        tables = [.. batch.Episodes.Select(episode => batch.Environment.Tables(episode.ClickRates))];
        arms = new ArmLanes<TReal, IntegerScalar>[Arms * tables.Length];
        perShow = new double[arms.Length];
        for (int cell = 0; cell < arms.Length; cell++)
        {
            (int arm, int episode) = (cell / tables.Length, cell % tables.Length);
            arms[cell] = new()
            {
                ClickThreshold = new(BernoulliThreshold.FromProbability(tables[episode].ClickProbability[arm]).Value),
                RewardThreshold = new(BernoulliThreshold.FromProbability(tables[episode].RewardProbability[arm]).Value),
                Id = new((uint)arm),
            };
            perShow[cell] = tables[episode].RegretPerShow[arm];
        }
    }

    /// <inheritdoc/>
    public int Arms => batch.Environment.Arms;

    /// <summary>Plays the batch in two pieces.</summary>
    public Sequence<EpisodeResult> Run()
    {
        ILaneLearner learner = (ILaneLearner)batch.Learner;
        LaneEpisodes<TReal, IntegerScalar, MaskScalar> lanes = new(this, batch.Horizon);
        long half = batch.Horizon / 2;
        learner.Advance(lanes, half);
        learner.Advance(lanes, batch.Horizon - half);
        double[] regret = SumRegret();
        return Sequence.Of(tables.Length, episode => new EpisodeResult(
            [regret[episode]],
            Sequence.Of(Arms, arm => (long)Cell(arm, episode).Shows.Value),
            Sequence.Of(Arms, arm => (long)TReal.Extract(Cell(arm, episode).Clicks, 0)),
            Sequence.Of(Arms, arm => (long)memory.At<uint>(eliminatedAt, arms.Length)[(arm * tables.Length) + episode])));
    }

    /// <inheritdoc/>
    public void Begin(Func<int, double> first)
    {
        for (int cell = 0; cell < arms.Length; cell++)
        {
            arms[cell].Index = TReal.Create(first(cell / tables.Length));
        }

        armsAt = memory.Allocate<ArmLanes<TReal, IntegerScalar>>(arms);
        eliminatedAt = memory.Allocate(arms.Length * sizeof(uint));
        replicationsAt = memory.Allocate<uint>([.. batch.Episodes.Select(episode => episode.Replication)]);
    }

    /// <inheritdoc/>
    /// <remarks>ILGPU lays a rule out as the processor does, then the schedule's view, an address and a length, and the first time.</remarks>
    public void Play<TRule>(TRule rule, long horizon, long from, long to)
        where TRule : struct, ILaneRule<TReal, IntegerScalar, MaskScalar>
    {
        int top = memory.Top;
        double[] clocks = [.. Enumerable.Range(0, (int)(to - from)).Select(step => rule.IsAnytime ? rule.Clock(from + 1 + step) : 0)];
        ulong clocksAt = memory.Allocate<double>(clocks);
        int size = kernel.Entry.Sizes[2];
        ulong ruleAt = memory.Allocate(size);
        int tail = size - (3 * sizeof(ulong));
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TRule, byte>(ref rule), Unsafe.SizeOf<TRule>());
        bytes[..Math.Min(tail, bytes.Length)].CopyTo(memory.At<byte>(ruleAt, size));
        Longs(ruleAt + (ulong)tail, clocksAt, (ulong)clocks.Length, (ulong)(from + 1));
        Launch(kernel, [ruleAt, Span(rule.Clock(horizon), from, to)]);
        memory.Top = top;
    }

    /// <inheritdoc/>
    public void PlayWeights(double rate, double bias, long from, long to)
    {
        int top = memory.Top;
        Launch(kernel, [memory.Allocate<double>([rate]), memory.Allocate<double>([bias]), Span(0, from, to)]);
        memory.Top = top;
    }

    /// <inheritdoc/>
    public void PlayPosteriors(double deviation, long from, long to)
    {
        int top = memory.Top;
        Launch(kernel, [memory.Allocate<double>([deviation]), Span(0, from, to)]);
        memory.Top = top;
    }

    private double[] SumRegret()
    {
        ulong regretAt = memory.Allocate(tables.Length * sizeof(double));
        ulong[] views = [memory.Allocate<double>(perShow), memory.Allocate<double>([.. tables.Select(table => table.RegretPerIdleRound)]), regretAt];
        ulong[] arguments = [.. views.Select(view => Longs(memory.Allocate(2 * sizeof(ulong)), view, (ulong)arms.Length))];
        Launch(sum, [arguments[0], arguments[1], memory.Allocate<uint>([(uint)batch.Horizon]), arguments[2]]);
        return memory.At<double>(regretAt, tables.Length).ToArray();
    }

    private ArmLanes<TReal, IntegerScalar> Cell(int arm, int episode) =>
        memory.At<ArmLanes<TReal, IntegerScalar>>(armsAt, arms.Length)[(arm * tables.Length) + episode];

    private void Launch(PtxProgram program, ulong[] further)
    {
        ulong extent = memory.Allocate<uint>([Threads]);
        ulong episodes = memory.Allocate((6 * sizeof(ulong)) + (4 * sizeof(uint)));
        Longs(episodes, armsAt, (ulong)arms.Length, eliminatedAt, (ulong)arms.Length, replicationsAt, (ulong)tables.Length);
        ((uint[])[(uint)Arms, (uint)tables.Length, (uint)tables.Length, Threads]).CopyTo(memory.At<uint>(episodes + (6 * sizeof(ulong)), 4));

        // One thread too many: a kernel must leave it idle, for launches fill whole groups.
        for (int thread = 0; thread <= Threads; thread++)
        {
            new PtxThread(program, memory, thread, Threads + 1).Run([extent, episodes, .. further]);
        }
    }

    private ulong Span(double horizonClock, long from, long to) => Longs(
        memory.Allocate(4 * sizeof(ulong)), batch.Root, BitConverter.DoubleToUInt64Bits(horizonClock), (ulong)from, (ulong)to);

    private ulong Longs(ulong address, params ReadOnlySpan<ulong> values)
    {
        values.CopyTo(memory.At<ulong>(address, values.Length));
        return address;
    }
}
