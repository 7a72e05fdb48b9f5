using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.InformationAcquisition;
using Mechanisms.Persuasion;
using Mechanisms.ScoringRules;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads.Ladder;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Design problems of growing size: ours from the problem to the answer, building included, peers from the matrix of the plain formulation.</summary>
internal sealed class LadderSuite : ISuite
{
    private const double Tolerance = 1e-7;

    // Beyond this many coefficients, a peer may take minutes; the simplex methods of one do long before.
    private const int LargestForPeers = 1_200_000;
    private const int LargestForHighs = 150_000;
    private const int LargestForPlain = 150_000;

    public string Name => "ladder";

    public string Summary => "design problems of growing size: senders, agents, persuasion, contracts, menus and scoring rules";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Ladder of design problems");
        bench.Report.Paragraph(
            "Ours from the problem to the optimum, building included: with the plain program, and with generated rows (of menus: generated cells, and their rows). Peers from arrays of the plain program, their own model's building included, that of the arrays left out; medians of processor time, one thread. Values must be the known ones before time is read; a star marks rungs without a known value, where ours with generated rows decides.");
        string[] names = ["ours: plain", "ours: generated", .. bench.Peers.Peers.Select(peer => peer.Name)];
        LadderValues known = new(bench.DataFolder);
        bench.Report.TableHead(["problem", "rows × columns", "coefficients", .. names, "fastest peer ÷ fastest ours"]);
        Dictionary<string, List<double>> ratios = new(StringComparer.Ordinal);
        foreach (Rung rung in Rungs())
        {
            double ratio = Compare(bench, rung, known.Of(rung.Key) is { } value ? rung.Sign * value : null, names);
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
        bench.Report.TableHead("family", "rungs with a peer", "fastest peer ÷ fastest ours, geometric mean");
        foreach ((string family, List<double> of) in ratios)
        {
            bench.Report.Row(family, $"{of.Count}", Report.Ratio(Math.Exp(of.Average(Math.Log))));
        }

        bench.Report.TableEnd();
    }

    private static IEnumerable<Rung> Rungs() =>
        from family in (IEnumerable<Rung>[])[Senders(), Agents(), CheapAgents(), Menus(), Persuasion(), Contracts(), Scoring(isByMenu: true), Scoring(isByMenu: false)]
        from rung in family
        select rung;

    private static IEnumerable<Rung> Senders() =>
        from size in ((int Senders, int Signals, int States, int Actions)[])[(3, 4, 4, 4), (2, 8, 4, 4), (4, 4, 4, 4), (3, 8, 4, 4), (2, 20, 6, 6), (5, 4, 4, 4), (2, 28, 6, 6), (4, 7, 5, 5), (2, 40, 6, 6)]
        let problem = LadderProblems.Senders(size.Senders, size.Signals, size.States, size.Actions, 1)
        select new Rung(
            "senders",
            $"{size.Senders}, {size.Signals}, {size.States}, {size.Actions}, 1",
            method => problem.Solve(new TruthfulReports { Program = method }) is { IsOptimal: true } solution ? solution.Value : double.NaN);

    private static IEnumerable<Rung> Agents() =>
        from size in ((int Agents, int Efforts, int Signals, int States, int Actions, bool IsCapped)[])
            [(2, 3, 3, 3, 3, false), (2, 3, 3, 3, 3, true), (2, 4, 4, 4, 4, false), (3, 3, 3, 3, 3, false), (2, 4, 4, 4, 4, true), (3, 3, 4, 4, 4, false), (3, 3, 3, 3, 3, true), (2, 6, 6, 6, 6, true), (4, 3, 3, 3, 3, true)]
        select Agents("agents", (size.Agents, size.Efforts, size.Signals, size.States, size.Actions), size.IsCapped ? 1 : null, 100);

    private static IEnumerable<Rung> CheapAgents() =>
        from size in ((int Agents, int Efforts, int Signals, int States, int Actions, bool IsCapped)[])
            [(2, 4, 4, 4, 4, false), (3, 3, 3, 3, 3, false), (2, 4, 4, 4, 4, true), (3, 3, 4, 4, 4, false), (4, 3, 3, 3, 3, false), (2, 6, 6, 6, 6, false), (3, 3, 3, 3, 3, true), (4, 3, 4, 3, 3, false)]
        select Agents("agents-lowcost", (size.Agents, size.Efforts, size.Signals, size.States, size.Actions), size.IsCapped ? 1 : null, 2000);

    private static Rung Agents(string family, (int Agents, int Efforts, int Signals, int States, int Actions) size, int? cap, int costUnit)
    {
        HiredAgentsProblem problem = LadderProblems.Agents(size, cap, 1, costUnit);
        string written = cap is { } amount ? $"{amount}.0" : "null";
        string unit = costUnit == 100 ? string.Empty : $", {costUnit}";
        return new(
            family,
            $"{size.Agents}, {size.Efforts}, {size.Signals}, {size.States}, {size.Actions}, {written}, 1{unit}",
            method => problem.Solve(new Correlated { Program = method }) is { IsOptimal: true } solution ? solution.Value : double.NaN);
    }

    private static IEnumerable<Rung> Persuasion() =>
        from size in ((int States, int Actions)[])[(10, 10), (20, 20), (40, 20), (40, 40), (80, 40), (80, 80), (160, 80)]
        let problem = LadderProblems.Persuasion(size.States, size.Actions, 1)
        select new Rung(
            "persuasion",
            $"{size.States}, {size.Actions}, 1",
            method => problem.Solve(new Recommendations { Program = method }) is { IsOptimal: true } solution ? solution.Value : double.NaN);

    private static IEnumerable<Rung> Contracts() =>
        from size in ((int Actions, int Outcomes)[])[(20, 10), (40, 20), (60, 30), (80, 40)]
        let problem = LadderProblems.Contract(size.Actions, size.Outcomes, 1)
        select new Rung(
            "contract-joint",
            $"{size.Actions}, {size.Outcomes}, 1",
            method => problem.Solve(new JointProgram { Program = method }) is { IsOptimal: true } solution ? solution.BestValue : double.NaN);

    private static IEnumerable<Rung> Menus() =>
        from size in ((int Types, int Actions, int Outcomes)[])[(4, 4, 4), (6, 5, 6), (8, 6, 8), (12, 8, 8), (16, 10, 10), (24, 10, 10)]
        let problem = LadderProblems.Menu(size.Types, size.Actions, size.Outcomes, 2, 1)
        select new Rung(
            "menu",
            $"{size.Types}, {size.Actions}, {size.Outcomes}, 2.0, 1",
            method => problem.Solve(new WholeMenu { Program = method }) is { IsOptimal: true } solution ? solution.Value : double.NaN)
        {
            Generated = () => problem.Solve(new GeneratedCells { Program = new RowGeneration() }) is { IsOptimal: true } solution ? solution.Value : double.NaN,
        };

    private static IEnumerable<Rung> Scoring(bool isByMenu) =>
        from size in ((int Efforts, int States, int Signals)[])[(8, 6, 6), (8, 10, 10), (10, 15, 15), (15, 20, 20), (20, 30, 30)]
        where isByMenu || size.Efforts < 15
        let problem = LastFirst(LadderProblems.Scoring(size.Efforts, size.States, size.Signals, 6, 1))
        select new Rung(isByMenu ? "scoring-signal" : "scoring", $"{size.Efforts}, {size.States}, {size.Signals}, 6, 1", method =>
        {
            OnlyFirst first = new(method);
            IScoringFormulation formulation = isByMenu ? new SignalMenus { Program = first } : new ProperRules { Program = first };
            return problem.Solve(formulation).Efforts[0].MinimumPayment ?? double.NaN;
        })
        { Sign = -1 };

    // The costliest effort, which is the one to pay for, in front of the others.
    private static ScoringProblem LastFirst(ScoringProblem problem)
    {
        int[] order = [problem.EffortCount - 1, .. Enumerable.Range(0, problem.EffortCount - 1)];
        return ScoringProblem.Create(
            problem.Prior.Span, [.. order.Select(effort => problem.Costs[effort])], [.. order.Select(effort => problem.Signals[effort])], problem.Utility);
    }

    private static double Compare(Bench bench, Rung rung, double? known, string[] names)
    {
        Kept kept = new();
        _ = rung.Solve(kept);
        LinearProgram plain = kept.Program!;
        ProgramArrays arrays = ProgramArrays.From(plain);
        IEnumerable<Contender> ours = [new(names[1], rung.Generated)];
        ours = plain.CoefficientCount <= LargestForPlain ? ours.Prepend(new(names[0], () => rung.Solve(bench.Method))) : ours;
        List<Contender> contenders =
        [
            .. ours,
            .. bench.Peers.Peers.Where(peer => plain.CoefficientCount <= (peer is HighsPeer { IsSimplex: true } ? LargestForHighs : LargestForPeers)).Select(peer => Bench.From(peer, arrays)),
        ];
        IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, Bench.Near(known ?? rung.Generated(), Tolerance));
        double ratio = Fastest(timings.Skip(ours.Count())) / Fastest(timings.Take(ours.Count()));
        bench.Report.Row([
            $"{rung.Key}{(known is null ? " *" : string.Empty)}",
            $"{plain.RowCount} × {plain.VariableCount}",
            $"{plain.CoefficientCount}",
            .. names.Select(wanted => timings.FirstOrDefault(timing => timing.Name == wanted) is { } timing
                ? timing.IsRight ? Report.Time(timing.Median) : $"value {Report.Number(timing.Value)}"
                : "not tried"),
            Report.Ratio(ratio)]);
        return ratio;
    }

    private static double Fastest(IEnumerable<Timing> timings) =>
        timings.Where(timing => timing.IsRight).Select(timing => timing.Median).DefaultIfEmpty(double.NaN).Min();

    /// <summary>One problem, solved by a linear-programming method.</summary>
    private sealed record Rung(string Family, string Parameters, Func<ILinearProgramMethod, double> Solve)
    {
        /// <summary>Gets the name that the known value is found by.</summary>
        public string Key => $"{Family} {Parameters}";

        /// <summary>Gets -1 where known values are those of a program that minimizes, turned around.</summary>
        public int Sign { get; init; } = 1;

        /// <summary>Gets the solve that makes use of structure.</summary>
        public Func<double> Generated { get; init; } = () => Solve(new RowGeneration());
    }

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

    /// <summary>Solves the first program, and calls the series off.</summary>
    private sealed record OnlyFirst(ILinearProgramMethod Method) : ILinearProgramMethod
    {
        private bool isDone;

        public string Name => Method.Name;

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
        {
            if (isDone)
            {
                return new() { Status = LinearProgramStatus.Cancelled, Method = Name };
            }

            isDone = true;
            return Method.Solve(program, cancellation);
        }
    }
}
