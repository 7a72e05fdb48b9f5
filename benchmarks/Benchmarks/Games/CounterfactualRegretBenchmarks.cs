using BenchmarkDotNet.Attributes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Benchmarks.Games;

/// <summary>Iterations of counterfactual regret minimization; times are per iteration, expected allocation 0 B.</summary>
[MemoryDiagnoser]
public class CounterfactualRegretBenchmarks
{
    private const int Count = 100;

    private CounterfactualRegretRun vanilla = null!;
    private CounterfactualRegretRun plus = null!;
    private SampledRegretRun sampled = null!;

    [Params("kuhn", "leduc")]
    public string Game { get; set; } = "kuhn";

    [GlobalSetup]
    public void Begin()
    {
        ExtensiveFormGame game = Game == "kuhn" ? KuhnPoker.Create() : LeducPoker.Create();
        vanilla = CounterfactualRegret.Vanilla.Begin(game);
        plus = CounterfactualRegret.Plus.Begin(game);
        sampled = new SampledRegret().Begin(game, new StreamKey(7));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Iterate_Vanilla() => vanilla.Iterate(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Iterate_Plus() => plus.Iterate(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Iterate_ExternalSampling() => sampled.Iterate(Count);
}
