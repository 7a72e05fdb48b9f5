using BenchmarkDotNet.Attributes;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Workloads;

namespace Mechanisms.Benchmarks.LinearPrograms;

/// <summary>Matrix games from payoffs to answer. Expected allocation: the program and the answer.</summary>
[MemoryDiagnoser]
public class SmallProgramBenchmarks
{
    private readonly RevisedSimplex method = new();
    private MatrixGame game = new(1);
    private LinearProgram? program;

    [Params(5, 10, 20)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        game = new(Size);
        program = game.Program();
    }

    [Benchmark(Baseline = true)]
    public LinearProgramSolution Build_and_solve_MatrixGame() => method.Solve(game.Program());

    [Benchmark]
    public LinearProgramSolution Solve_MatrixGame() => method.Solve(program!);

    [Benchmark]
    public LinearProgram Build_MatrixGame() => game.Program();
}
