using System.Diagnostics;
using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Design problems of growing size: ours from the problem to the answer, building included, peers from the matrix of the plain formulation.</summary>
internal sealed class LadderSuite : ISuite
{
    private const double Tolerance = 1e-7;

    // Processor time for one contender on one rung, beyond its first run.
    private const double BudgetSeconds = 1;

    // Ours without use of structure is shown where it is quick, and where there is nothing else.
    private const int LargestForPlain = 60_000;

    public string Name => "ladder";

    public string Summary => "design problems of growing size: senders, agents, persuasion, contracts, menus and scoring rules";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Ladder of design problems");
        bench.Report.Paragraph(
            $"Ours from the problem to the optimum, building included: by the plain program alone, and with use of structure: generated rows (senders, persuasion, LP-SIGNAL from 30, 40, 40 on), the menu for an effort's own beliefs as a start (LP-PROPER), no presolve where nothing can be reduced (contracts, smaller LP-SIGNAL), generated columns (agents; two programs and a check where payments have no cap, the peers solve the first of them), generated cells and their rows (menus). Peers from arrays of the plain program, their own model's building included, that of the arrays left out; SciPy's times are those of its own process inside linprog. Medians of processor time, one thread, a first run left out where it was quick. A time is read only where the value is the known one; a star marks rungs without a known value, where ours with structure decides. A peer that took more than {bench.Patience} s on a rung is not tried on larger ones of the family, and CLP and SciPy give up after {IPeer.LongestSeconds} s; GLPK and HiGHS have no limit. Memory is the largest working set that the process had up to the end of a rung, earlier rungs, the arrays for peers and peers inside the process included: run one rung's family alone to know more.");
        string[] names = ["ours: plain", "ours: structure", .. bench.Peers.Peers.Select(peer => peer.Name)];
        LadderValues known = new(bench.DataFolder);
        bench.Report.TableHead(["problem", "rows × columns", "coefficients", .. names, "fastest peer ÷ fastest ours", "peak memory of the process so far"]);
        Dictionary<string, List<double>> ratios = new(StringComparer.Ordinal);
        HashSet<(string Family, string Name)> tooSlow = [];
        foreach (LadderRung rung in LadderRungs.Of(bench.Families))
        {
            double ratio = Compare(bench, rung, known.Of(rung.Key) is { } value ? rung.Sign * value : null, names, tooSlow);
            if (double.IsFinite(ratio))
            {
                ratios.TryAdd(rung.Family, []);
                ratios[rung.Family].Add(ratio);
            }
        }

        bench.Report.TableEnd();
        Summarize(bench, ratios);
    }

    private static void Summarize(Bench bench, Dictionary<string, List<double>> ratios)
    {
        bench.Report.TableHead("family", "rungs with a peer", "fastest peer ÷ fastest ours, geometric mean", "least", "rungs where a peer is faster");
        foreach ((string family, List<double> of) in ratios)
        {
            bench.Report.Row(
                family, $"{of.Count}", Report.Ratio(Math.Exp(of.Average(Math.Log))), Report.Ratio(of.Min()), $"{of.Count(ratio => ratio < 1)}");
        }

        bench.Report.TableEnd();
    }

    private static double Compare(Bench bench, LadderRung rung, double? known, string[] names, HashSet<(string Family, string Name)> tooSlow)
    {
        Kept kept = new();
        _ = rung.Solve(kept);
        LinearProgram plain = kept.Program!;
        ProgramArrays arrays = ProgramArrays.From(plain);
        Contender[] ours = [.. Ours(bench, rung, names, plain.CoefficientCount)];
        Contender[] peers = [.. bench.Peers.Peers.Select(peer => Bench.From(peer, arrays)).Where(peer => !tooSlow.Contains((rung.Family, peer.Name)))];
        IReadOnlyList<Timing> timings = new Budgeted(bench.Repetitions, BudgetSeconds)
            .Measure([.. ours, .. peers], Bench.Near(known ?? ours[^1].Work(), Tolerance));
        foreach (Timing slow in timings.Where(timing => timing.Minimum > bench.Patience))
        {
            _ = tooSlow.Add((rung.Family, slow.Name));
        }

        double ratio = Fastest(timings.Skip(ours.Length)) / Fastest(timings.Take(ours.Length));
        bench.Report.Row([
            $"{rung.Key}{(known is null ? " *" : string.Empty)}",
            $"{plain.RowCount} × {plain.VariableCount}",
            $"{plain.CoefficientCount}",
            .. names.Select(wanted => Words(timings.FirstOrDefault(timing => timing.Name == wanted))),
            Report.Ratio(ratio),
            PeakMemory()]);
        return ratio;
    }

    private static string PeakMemory()
    {
        using Process process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{process.PeakWorkingSet64 / (1024.0 * 1024):F0} MiB");
    }

    private static IEnumerable<Contender> Ours(Bench bench, LadderRung rung, string[] names, int coefficients)
    {
        if (rung.Structured is null || coefficients <= LargestForPlain)
        {
            yield return new(names[0], () => rung.Solve(bench.Method)) { IsManaged = true };
        }

        if (rung.Structured is { } structured)
        {
            yield return new(names[1], structured) { IsManaged = true };
        }
    }

    private static string Words(Timing? timing) =>
        timing is null ? "not tried" : timing.IsRight ? Report.Time(timing.Median) : double.IsNaN(timing.Value) ? "no answer" : $"value {Report.Number(timing.Value)}";

    private static double Fastest(IEnumerable<Timing> timings) =>
        timings.Where(timing => timing.IsRight).Select(timing => timing.Median).DefaultIfEmpty(double.NaN).Min();

    /// <summary>Keeps the first program that it is asked to solve, and gives up.</summary>
    private sealed record Kept : ILinearProgramMethod
    {
        public LinearProgram? Program { get; private set; }

        public string Name => "kept";

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
        {
            Program ??= program;
            return new() { Status = LinearProgramStatus.Cancelled, Method = Name };
        }
    }
}
