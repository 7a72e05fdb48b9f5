using BenchmarkDotNet.Attributes;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Workloads;

namespace Mechanisms.Benchmarks.LinearPrograms;

/// <summary>A 10 × 10 program solved again after one number changed. Expected allocation: 0 B.</summary>
[MemoryDiagnoser]
public class WarmRunBenchmarks
{
    private const ulong Seed = 5;
    private const double Share = 0.02;
    private readonly RandomPacking packing = new(10, 1, Seed);
    private double[] costs = [];
    private double[] limits = [];
    private RevisedSimplexRun? run;
    private bool isAway;

    [GlobalSetup]
    public void Setup()
    {
        costs = packing.ChangedCosts(Share, Seed);
        limits = packing.ChangedLimits(Share, Seed);
        run = new RevisedSimplex().Begin(packing.Program());
        run.Solve();
    }

    [Benchmark(Baseline = true)]
    public double Resolve_ChangedCost()
    {
        isAway = !isAway;
        run!.ChangeCost(0, isAway ? costs[0] : packing.Costs[0]);
        run.Solve();
        return run.Value;
    }

    [Benchmark]
    public double Resolve_ChangedLimit()
    {
        isAway = !isAway;
        run!.ChangeRowBounds(0, double.NegativeInfinity, isAway ? limits[0] : packing.Limits[0]);
        run.Solve();
        return run.Value;
    }
}
