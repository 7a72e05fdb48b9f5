using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Two threads solving different programs, and whether they answer as one does.</summary>
internal sealed class ThreadSuite : ISuite
{
    private const int Repetitions = 5;
    private const double Wanted = 1.7;

    // Into so many are programs shared out: each taken program by itself would have the threads wait for each other's counting.
    private const int Portions = 400;

    public string Name => "threads";

    public string Summary => "two threads solving different programs, and the same bits from both as from one";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Two threads");
        bench.Report.Paragraph(
            $"Wall time of one thread over that of two for the same programs, medians of {Repetitions}, which of the two comes first in turns, after one pair that does not count; at least {Report.Ratio(Wanted)} is wanted on two idle cores. Beside it what one program costs each in processor time: that ratio shows what threads cost each other where the cores are not idle. Every answer is compared with that of a first solve, within the time, and dropped; where answers are kept they are compared afterwards, and the collector, one thread's work whoever waits, moves them.");
        bench.Report.TableHead("programs", "one thread", "two threads", "scaling", "processor time, 2 ÷ 1", "answers");
        LinearProgram[] games = [.. Enumerable.Range(1, 20_000).Select(seed => new MatrixGame(20, (ulong)seed).Program())];
        Compare(bench, "20,000 games of n = 20", games);
        Compare(bench, "the same, answers kept", games, keeps: true);
        Compare(bench, "400 games of n = 100", [.. Enumerable.Range(1, 400).Select(seed => new MatrixGame(100, (ulong)seed).Program())]);
        Compare(bench, "240 auctions BIC k = 10", [.. Enumerable.Repeat(AuctionProgram.Bayesian(10), 240)]);
        if (bench.DataFolder is { } folder)
        {
            string[] names = ["25fv47", "scfxm2", "ship04l", "stair", "sctap2", "fit1p", "degen2", "ganges"];
            Compare(bench, "8 Netlib problems, four times", [.. Enumerable.Repeat(names, 4).SelectMany(all => all).Select(name => NetlibFiles.Read(folder, name))]);
        }

        bench.Report.TableEnd();
    }

    private static void Compare(Bench bench, string name, LinearProgram[] programs, bool keeps = false)
    {
        LinearProgramSolution[] expected = [.. programs.Select(program => Answer(bench, program))];
        List<double> scalings = [];
        List<double> costs = [];
        (List<double> One, List<double> Two) wall = ([], []);
        bool isSame = true;
        for (int repetition = 0; repetition <= Repetitions; repetition++)
        {
            int first = 1 + (repetition % 2);
            (bool IsSame, double Wall, double Processor)[] runs = new (bool, double, double)[2];
            runs[first - 1] = Solve(bench, programs, expected, first, keeps);
            runs[2 - first] = Solve(bench, programs, expected, 3 - first, keeps);
            ((bool isSingleSame, double oneWall, double oneProcessor), (bool isPairSame, double twoWall, double twoProcessor)) = (runs[0], runs[1]);
            isSame &= isSingleSame && isPairSame;
            if (repetition == 0)
            {
                continue;
            }

            scalings.Add(oneWall / twoWall);
            costs.Add(twoProcessor / oneProcessor);
            wall.One.Add(oneWall);
            wall.Two.Add(twoWall);
        }

        bench.Report.Row(
            name, Report.Time(Interleaved.Median(wall.One)), Report.Time(Interleaved.Median(wall.Two)), Report.Ratio(Interleaved.Median(scalings)),
            Report.Ratio(Interleaved.Median(costs)), isSame ? "the same bits" : "**differ**");
    }

    private static LinearProgramSolution Answer(Bench bench, LinearProgram program) => bench.Method.Solve(program) with { Elapsed = default };

    // Each thread takes the next portion that nobody has taken.
    private static (bool IsSame, double Wall, double Processor) Solve(
        Bench bench, LinearProgram[] programs, LinearProgramSolution[] expected, int threads, bool keeps)
    {
        LinearProgramSolution[] kept = new LinearProgramSolution[keeps ? programs.Length : 0];
        int portion = Math.Max(1, programs.Length / Portions);
        double[] processor = new double[threads];
        int wrong = 0;
        int taken = 0;
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(worker => new Thread(() =>
        {
            double used = ThreadClock.Now();
            for (int end = Interlocked.Add(ref taken, portion); end - portion < programs.Length; end = Interlocked.Add(ref taken, portion))
            {
                for (int index = end - portion; index < Math.Min(end, programs.Length); index++)
                {
                    LinearProgramSolution answer = Answer(bench, programs[index]);
                    if (keeps)
                    {
                        kept[index] = answer;
                    }
                    else if (answer != expected[index])
                    {
                        Interlocked.Increment(ref wrong);
                    }
                }
            }

            processor[worker] = ThreadClock.Now() - used;
        }))];
        long start = Stopwatch.GetTimestamp();
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (wrong == 0 && (!keeps || kept.SequenceEqual(expected)), seconds, processor.Sum());
    }
}
