using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Ten thousand games at once, against one after another.</summary>
internal sealed class BatchSuite : ISuite
{
    private const int Games = 10_000;
    private const int Size = 10;
    private const double WantedSeconds = 0.02;
    private const double Tolerance = 1e-9;

    public string Name => "batch";

    public string Summary => "10,000 matrix games of 10 strategies in one batch";

    public void Run(Bench bench)
    {
        MatrixGame[] games = [.. Enumerable.Range(1, Games).Select(seed => new MatrixGame(Size, (ulong)seed))];
        LinearProgramFamily family = MatrixGame.Family(games);
        LinearProgramBatch packed = family.Pack();
        bench.Report.Heading("Ten thousand games of n = 10 (B2)");
        bench.Report.Paragraph(
            $"Seeds 1 to {Games}; the sum of the values must be {Report.Number(MatrixGame.SumOfTenThousand)}. One thread; at most {Report.Time(WantedSeconds)} is wanted, building included. A family writes four programs from their games, solves them and goes on; a batch is packed into arrays first. Ours have fresh memory each time: a family for its answers, 3 MB, a batch for its arrays as well, 14 MB. Peers solve one after another, building included, from arrays that are allocated for each.");
        List<Contender> contenders =
        [
            new("ours: family, writing included", () => Sum(family.Solve())),
            new("ours: batch, packing included", () => Sum(family.Pack().Solve())),
            new("ours: batch, packed before", () => Sum(packed.Solve())),
            new($"ours: {bench.Method.Name}, one by one", () => games.Sum(game => bench.Solve(game.Program()))),
            .. bench.Peers.Peers.Select(peer => new Contender(peer.Name, () => games.Sum(game => Bench.Solve(peer, ProgramArrays.From(game))))),
        ];
        IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, Bench.Near(MatrixGame.SumOfTenThousand, Tolerance));
        bench.Report.TableHead("contender", "processor time", "smallest", "÷ family");
        foreach (Timing timing in timings)
        {
            bench.Report.Row(
                timing.Name, timing.IsRight ? Report.Time(timing.Median) : $"sum {Report.Number(timing.Value)}", Report.Time(timing.Minimum),
                Report.Ratio(timing.Median / timings[0].Median));
        }

        bench.Report.TableEnd();
    }

    private static double Sum(LinearProgramBatchSolution solution)
    {
        // Asked once: the answer takes a look at every program.
        if (!solution.AreAllOptimal)
        {
            return double.NaN;
        }

        double sum = 0;
        for (int program = 0; program < Games; program++)
        {
            sum += solution.Value(program);
        }

        return sum;
    }
}
