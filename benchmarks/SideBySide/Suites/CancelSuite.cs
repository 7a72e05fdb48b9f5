using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>How long a solve goes on after it is told to stop.</summary>
internal sealed class CancelSuite : ISuite
{
    private const double WantedSeconds = 0.05;
    private const int Moments = 12;
    private const double LastMomentSeconds = 4;

    public string Name => "cancel";

    public string Summary => "time from cancelling to the answer, at twelve moments of long solves";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Cancelling");
        bench.Report.Paragraph(
            $"Wall time between cancelling and having the answer, at {Moments} moments spread over the solve, or its first {Report.Time(LastMomentSeconds)}; at most {Report.Time(WantedSeconds)} is wanted.");
        bench.Report.TableHead("program", "whole solve", "cancelled", "median", "largest");
        Measure(bench, "DSIC auction k = 20", AuctionProgram.DominantStrategy(20));
        Measure(bench, "BIC auction k = 40", AuctionProgram.Bayesian(40));
        Measure(bench, "matrix game n = 400", new MatrixGame(400).Program());
        if (bench.DataFolder is { } folder)
        {
            foreach (string name in (string[])["dfl001", "pilot87", "greenbea", "maros-r7", "fit2d"])
            {
                Measure(bench, name, NetlibFiles.Read(folder, name));
            }
        }

        bench.Report.TableEnd();
    }

    private static void Measure(Bench bench, string name, LinearProgram program)
    {
        long start = Stopwatch.GetTimestamp();
        bench.Method.Solve(program);
        double whole = Stopwatch.GetElapsedTime(start).TotalSeconds;
        List<double> latencies = [];
        for (int moment = 0; moment < Moments; moment++)
        {
            double latency = Latency(bench, program, Math.Min(whole, LastMomentSeconds) * (moment + 0.5) / Moments);
            if (!double.IsNaN(latency))
            {
                latencies.Add(latency);
            }
        }

        bench.Report.Row(
            name, Report.Time(whole), $"{latencies.Count} of {Moments}",
            Report.Time(latencies.Count > 0 ? Interleaved.Median(latencies) : double.NaN), Report.Time(latencies.DefaultIfEmpty(double.NaN).Max()));
    }

    // NaN when the solve was over first.
    private static double Latency(Bench bench, LinearProgram program, double delay)
    {
        using CancellationTokenSource source = new();
        LinearProgramSolution? answer = null;
        long end = 0;
        Thread worker = new(() =>
        {
            answer = bench.Method.Solve(program, source.Token);
            end = Stopwatch.GetTimestamp();
        });
        worker.Start();
        Thread.Sleep(TimeSpan.FromSeconds(delay));
        long cancelled = Stopwatch.GetTimestamp();
        source.Cancel();
        worker.Join();
        return answer!.Status == LinearProgramStatus.Cancelled ? Stopwatch.GetElapsedTime(cancelled, end).TotalSeconds : double.NaN;
    }
}
