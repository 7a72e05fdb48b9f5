using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Optimal auctions as linear programs, dominant-strategy and Bayesian.</summary>
internal sealed class AuctionSuite : ISuite
{
    // CLP is off by 1e-8 on the largest; ours is audited elsewhere.
    private const double Tolerance = 1e-7;

    // Beyond this, GLPK takes minutes.
    private const int LargestForGlpk = 1_000_000;

    public string Name => "auctions";

    public string Summary => "optimal auctions of two bidders with 5 to 40 values each";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Optimal auctions (B3)");
        bench.Report.Paragraph(
            "All from arrays of compressed columns, through their own model, to an answer, ours a checked one; medians of processor time, one thread.");
        string[] names = [$"ours: {bench.Method.Name}", .. bench.Peers.Peers.Select(peer => peer.Name)];
        bench.Report.TableHead(["program", "rows × columns", .. names, "fastest CLP ÷ ours"]);
        foreach (int values in (int[])[5, 10, 20])
        {
            Compare(bench, $"DSIC k = {values}", AuctionProgram.DominantStrategy(values), AuctionProgram.Revenue(values).ToDouble(), names);
        }

        foreach (int values in (int[])[5, 10, 20, 40])
        {
            Compare(bench, $"BIC k = {values}", AuctionProgram.Bayesian(values), AuctionProgram.Revenue(values).ToDouble(), names);
        }

        bench.Report.TableEnd();
    }

    private static void Compare(Bench bench, string name, LinearProgram program, double revenue, string[] names)
    {
        ProgramArrays arrays = ProgramArrays.From(program);
        bool isForGlpk = (long)program.RowCount * program.VariableCount <= LargestForGlpk;
        List<Contender> contenders =
        [
            new(names[0], () => bench.Solve(arrays.Program())),
            .. bench.Peers.Peers.Where(peer => isForGlpk || peer is not GlpkPeer).Select(peer => Bench.From(peer, arrays)),
        ];
        IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, Bench.Near(revenue, Tolerance));
        double clp = timings.Where(timing => timing.IsRight && timing.Name.StartsWith("clp", StringComparison.Ordinal))
            .Select(timing => timing.Median).DefaultIfEmpty(double.NaN).Min();
        bench.Report.Row([
            name,
            $"{program.RowCount} × {program.VariableCount}",
            .. names.Select(wanted => timings.FirstOrDefault(timing => timing.Name == wanted) is { } timing
                ? timing.IsRight ? Report.Time(timing.Median) : $"value {Report.Number(timing.Value)}"
                : "not tried"),
            Report.Ratio(clp / timings[0].Median)]);
    }
}
