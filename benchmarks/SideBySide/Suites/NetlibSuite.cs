using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Every Netlib problem, against CLP.</summary>
internal sealed class NetlibSuite : ISuite
{
    // The table's values have eleven digits; CLP is off by 4e-8 on pilot.
    private const double OurTolerance = 1e-9;
    private const double PeerTolerance = 1e-6;

    public string Name => "netlib";

    public string Summary => "the Netlib problems, no per-problem options";

    public void Run(Bench bench)
    {
        IReadOnlyList<(string Name, double Value)> problems = NetlibFiles.List(bench.DataFolder);
        IPeer[] peers = [.. bench.Peers.Peers.Where(peer => peer.Name is "clp initial solve" or "clp dual" or "highs")];
        bench.Report.Heading("Netlib (B15)");
        if (problems.Count == 0)
        {
            bench.Report.Paragraph("Skipped: --data names no folder with netlib/optimal.csv.");
            return;
        }

        bench.Report.Paragraph(
            "Program in memory to answer, reading not included; default settings throughout. Median processor time; ours must match the table within 1e-9, relative.");
        bench.Report.TableHead(["problem", "rows × columns", "pivots", "relative error", "ours", .. peers.Select(peer => peer.Name), "ours ÷ CLP"]);
        double[] totals = new double[1 + peers.Length];
        int right = 0;
        foreach ((string name, double value) in problems)
        {
            right += Compare(bench, name, value, peers, totals) ? 1 : 0;
        }

        bench.Report.Row([
            "total where all are right", string.Empty, string.Empty, $"{right} of {problems.Count} right", .. totals.Select(Report.Time),
            peers.Length > 0 ? Report.Ratio(totals[0] / totals[1]) : "–"]);
        bench.Report.TableEnd();
    }

    private static bool Compare(Bench bench, string name, double value, IPeer[] peers, double[] totals)
    {
        LinearProgram program = NetlibFiles.Read(bench.DataFolder!, name);
        ProgramArrays arrays = ProgramArrays.From(program);
        LinearProgramSolution answer = new() { Status = LinearProgramStatus.SizeLimit, Method = string.Empty };
        double Ours()
        {
            answer = bench.Method.Solve(program);
            return answer.IsOptimal ? answer.Value : double.NaN;
        }

        IReadOnlyList<Timing> timings = bench.Clock.Measure(
            [new("ours", Ours), .. peers.Select(peer => Bench.From(peer, arrays))], Bench.Near(value, PeerTolerance));
        double error = answer.IsOptimal ? Math.Abs(answer.Value - value) / Math.Abs(value) : double.NaN;
        bool areAllRight = timings.All(timing => timing.IsRight);
        for (int index = 0; index < totals.Length; index++)
        {
            totals[index] += areAllRight ? timings[index].Median : 0;
        }

        bench.Report.Row([
            name,
            $"{program.RowCount} × {program.VariableCount}",
            Report.Number(answer.Pivots),
            answer.IsOptimal ? Report.Number(error, "0.0e0") : answer.Status.ToString(),
            .. timings.Select(timing => timing.IsRight ? Report.Time(timing.Median) : $"value {Report.Number(timing.Value)}"),
            peers.Length > 0 ? Report.Ratio(timings[0].Median / timings[1].Median) : "–"]);
        return error <= OurTolerance;
    }
}
