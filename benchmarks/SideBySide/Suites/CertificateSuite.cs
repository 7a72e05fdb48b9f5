using System.Diagnostics;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>What exactness costs: our audit against our own solve and against a solver in rationals.</summary>
internal sealed class CertificateSuite : ISuite
{
    private const int LargestRows = 2_000;
    private const double WantedRatio = 10;

    public string Name => "certificates";

    public string Summary => "exact audits of auction and Netlib optima, glpsol --exact beside them";

    public void Run(Bench bench)
    {
        Auctions(bench);
        Netlib(bench);
    }

    private static void Auctions(Bench bench)
    {
        bench.Report.Heading("Exact certificates of auctions (B4)");
        bench.Report.Paragraph(
            "The audit starts from the answer and ends with the exact optimum. `glpsol --exact` is a process that reads the program and solves it in rationals: its processor time, and what it says its solve took by the wall clock.");
        bench.Report.TableHead("program", "rows", "solve", "exact audit", "exact value", "repaired", "glpsol --exact, process", "its solve");
        foreach (int values in (int[])[5, 10])
        {
            LinearProgram program = AuctionProgram.DominantStrategy(values);
            (Timing solve, Timing audit, LinearProgramAuditReport report) = Measure(bench, program);
            (string process, string own) = Glpsol(bench, program);
            bench.Report.Row(
                $"DSIC k = {values}", Report.Number(program.RowCount), Report.Time(solve.Median), Report.Time(audit.Median),
                report.Exact && report.Passed ? report.ExactValue!.Value.ToString() : report.Reason, report.Repaired ? "yes" : "no", process, own);
        }

        bench.Report.TableEnd();
    }

    private static void Netlib(Bench bench)
    {
        IReadOnlyList<(string Name, double Value)> problems = NetlibFiles.List(bench.DataFolder);
        bench.Report.Heading($"Exact audits of Netlib optima, up to {LargestRows} rows");
        bench.Report.TableHead("problem", "rows", "solve", "audit", "audit ÷ solve", "exact", "repaired", "conclusion");
        List<double> ratios = [];
        int exact = 0;
        foreach ((string name, double _) in problems)
        {
            LinearProgram program = NetlibFiles.Read(bench.DataFolder!, name);
            if (program.RowCount > LargestRows)
            {
                continue;
            }

            (Timing solve, Timing audit, LinearProgramAuditReport report) = Measure(bench, program);
            ratios.Add(audit.Median / solve.Median);
            exact += report.Exact && report.Passed ? 1 : 0;
            bench.Report.Row(
                name, Report.Number(program.RowCount), Report.Time(solve.Median), Report.Time(audit.Median), Report.Ratio(ratios[^1]),
                report.Exact ? "yes" : "no", report.Repaired ? "yes" : "no", report.Passed ? "passed" : report.Reason);
        }

        bench.Report.TableEnd();
        bench.Report.Paragraph(
            $"{exact} of {ratios.Count} exact and passed; {ratios.Count(ratio => ratio < WantedRatio)} of {ratios.Count} audits under {WantedRatio} times the solve, the worst at {Report.Ratio(ratios.DefaultIfEmpty(double.NaN).Max())}.");
    }

    private static (Timing Solve, Timing Audit, LinearProgramAuditReport Report) Measure(Bench bench, LinearProgram program)
    {
        LinearProgramSolution answer = bench.Method.Solve(program);
        LinearProgramAuditReport report = LinearProgramAudit.Check(program, answer);
        IReadOnlyList<Timing> timings = bench.Clock.Measure(
            [
                new("solve", () => bench.Solve(program)),
                new("audit", () => LinearProgramAudit.Check(program, answer).Passed ? 1 : 0),
            ],
            _ => true);
        return (timings[0], timings[1], report);
    }

    private static (string Process, string Own) Glpsol(Bench bench, LinearProgram program)
    {
        if (bench.Peers.Glpsol is not { } path)
        {
            return ("skipped", "skipped");
        }

        string file = Path.GetTempFileName();
        try
        {
            WriteFor(program, file);
            string sense = program.Sense == ObjectiveSense.Maximize ? "--max" : "--min";
            ProcessStartInfo start = new(path, ["--exact", sense, "--freemps", file]) { RedirectStandardOutput = true, UseShellExecute = false };
            double begun = ThreadClock.OfChildren();
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            double seconds = ThreadClock.OfChildren() - begun;
            string own = output.Split('\n').FirstOrDefault(line => line.StartsWith("Time used:", StringComparison.Ordinal)) ?? "not said";
            return (Report.Time(seconds), own.Replace("Time used:", string.Empty, StringComparison.Ordinal).Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    // GLPK knows no OBJSENSE section; its command line says the sense.
    private static void WriteFor(LinearProgram program, string file)
    {
        using StringWriter text = new();
        new MpsWriter().Write(program, text);
        string[] lines = text.ToString().Split('\n');
        int sense = Array.FindIndex(lines, line => line.StartsWith("OBJSENSE", StringComparison.Ordinal));
        File.WriteAllText(file, string.Join('\n', lines.Where((_, index) => sense < 0 || (index != sense && index != sense + 1))));
    }
}
