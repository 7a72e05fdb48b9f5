using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Solving again after a change in place: models are made once, and every re-solve starts from the last basis.</summary>
internal sealed class WarmSuite : ISuite
{
    private const ulong Seed = 5;
    private const double Share = 0.02;
    private const double Tolerance = 1e-9;

    public string Name => "warm";

    public string Summary => "re-solves after a change of costs or right-hand sides, and the bytes that ours allocates";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Warm re-solves");
        bench.Report.Paragraph(
            "Time per re-solve over a cycle of changes that ends where it began; the sum of the cycle's optimal values must be that of cold solves. Bytes are those that the thread allocates in a cycle of ours.");
        string[] names = ["ours: run", .. bench.Peers.Lasting.Select(peer => peer.Name)];
        bench.Report.TableHead(["change", .. names, "fastest peer ÷ ours", "bytes"]);
        RandomPacking small = new(10, 1, Seed);
        RandomPacking large = new(200, 0.5, Seed);
        Compare(bench, names, "one cost, 10 × 10 dense", small, Cycle.OneByOne(small, isCost: true, Share));
        Compare(bench, names, "one right-hand side, 10 × 10 dense", small, Cycle.OneByOne(small, isCost: false, Share));
        Compare(bench, names, "one cost by up to 100%, 10 × 10 dense", small, Cycle.OneByOne(small, isCost: true, 1));
        Compare(bench, names, "every cost by up to 2%, 200 × 200 half dense", large, Cycle.AllAtOnce(large, isCost: true, Share));
        Compare(bench, names, "every right-hand side by up to 2%, 200 × 200 half dense", large, Cycle.AllAtOnce(large, isCost: false, Share));
        bench.Report.TableEnd();
    }

    private static void Compare(Bench bench, string[] names, string change, RandomPacking packing, Cycle cycle)
    {
        LinearProgram program = packing.Program();
        ProgramArrays arrays = ProgramArrays.From(program);
        double expected = cycle.ColdSum(packing);
        RevisedSimplexRun run = new RevisedSimplex().Begin(program);
        run.Solve();
        IPeerModel[] models = [.. bench.Peers.Lasting.Select(peer => peer.Load(arrays))];
        List<Contender> contenders = [new(names[0], () => Follow(run, cycle))];
        for (int index = 0; index < models.Length; index++)
        {
            IPeerModel model = models[index];
            model.Solve();
            contenders.Add(new(names[index + 1], () => Follow(model, cycle)));
        }

        IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, Bench.Near(expected, Tolerance));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Follow(run, cycle);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        foreach (IPeerModel model in models)
        {
            model.Dispose();
        }

        double peer = timings.Skip(1).Where(timing => timing.IsRight).Select(timing => timing.Median).DefaultIfEmpty(double.NaN).Min();
        bench.Report.Row([
            change,
            .. timings.Select(timing => timing.IsRight ? Report.Time(timing.Median / cycle.Solves) : $"sum {Report.Number(timing.Value)}"),
            Report.Ratio(peer / timings[0].Median),
            Report.Number(bytes)]);
    }

    private static double Follow(RevisedSimplexRun run, Cycle cycle)
    {
        double sum = 0;
        foreach (Change[] changes in cycle.Steps)
        {
            foreach (Change change in changes)
            {
                if (change.IsCost)
                {
                    run.ChangeCost(change.Index, change.Value);
                }
                else
                {
                    run.ChangeRowBounds(change.Index, double.NegativeInfinity, change.Value);
                }
            }

            sum += run.Solve() == LinearProgramStatus.Optimal ? run.Value : double.NaN;
        }

        return sum;
    }

    private static double Follow(IPeerModel model, Cycle cycle)
    {
        double sum = 0;
        foreach (Change[] changes in cycle.Steps)
        {
            foreach (Change change in changes)
            {
                if (change.IsCost)
                {
                    model.ChangeCost(change.Index, change.Value);
                }
                else
                {
                    model.ChangeRowBounds(change.Index, double.NegativeInfinity, change.Value);
                }
            }

            sum += model.Solve() == LinearProgramStatus.Optimal ? model.Value : double.NaN;
        }

        return sum;
    }
}
