using BenchmarkDotNet.Attributes;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Benchmarks.Bandits;

/// <summary>One thread plays 16 truthful episodes of 10,000 rounds: 160,000 arm pulls an operation. Expected allocation: results only.</summary>
[MemoryDiagnoser]
public class CpuDeviceBenchmarks
{
    private const int Pulls = 160_000;
    private readonly Dictionary<LaneWidth, CpuDevice> devices = new[] { LaneWidth.Scalar, LaneWidth.Bits256, LaneWidth.Bits512 }
        .ToDictionary(width => width, width => new CpuDevice { Threads = 1, Lanes = width });

    private EpisodeBatch? batch;

    [Params(5, 10)]
    public int Arms { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ClickBandit environment = new(
            Sequence.Of(Arms, arm => 0.8 - (0.6 * arm / Arms)), new ClickUtility.ClickPenalty(5));
        batch = new(
            environment,
            new UcbS(environment.Utility),
            Sequence.Of(16, episode => new Episode(environment.TruthfulClickRates, (uint)episode)),
            Pulls / 16,
            [Pulls / 16],
            root: 7);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Pulls)]
    public Sequence<EpisodeResult> Play_UcbS_Scalar() => devices[LaneWidth.Scalar].Play(batch!);

    [Benchmark(OperationsPerInvoke = Pulls)]
    public Sequence<EpisodeResult> Play_UcbS_Bits256() => devices[LaneWidth.Bits256].Play(batch!);

    [Benchmark(OperationsPerInvoke = Pulls)]
    public Sequence<EpisodeResult> Play_UcbS_Bits512() => devices[LaneWidth.Bits512].Play(batch!);
}
