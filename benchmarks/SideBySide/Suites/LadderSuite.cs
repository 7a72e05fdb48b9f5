using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
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

    public string Summary => "persuasion, contracts, menus and scoring rules of growing size";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Ladder of design problems");
        bench.Report.Paragraph(
            "Ours from the problem to the optimum, building included: with the plain program, and with generated rows (of menus: generated cells, and their rows). Peers from arrays of the plain program through their own model, building left out; medians of processor time, one thread.");
        string[] names = ["ours: plain", "ours: generated", .. bench.Peers.Peers.Select(peer => peer.Name)];
        bench.Report.TableHead(["problem", "rows × columns", "coefficients", .. names, "fastest peer ÷ fastest ours"]);
        foreach (Rung rung in Rungs())
        {
            Compare(bench, rung, names);
        }

        bench.Report.TableEnd();
    }

    private static IEnumerable<Rung> Rungs() =>
        from family in (IEnumerable<Rung>[])[Menus(), Persuasion(), Contracts(), Scoring(isByMenu: true), Scoring(isByMenu: false)]
        from rung in family
        select rung;

    private static IEnumerable<Rung> Persuasion() =>
        from size in ((int States, int Actions)[])[(10, 10), (20, 20), (40, 20), (40, 40), (80, 40), (80, 80), (160, 80)]
        let problem = LadderProblems.Persuasion(size.States, size.Actions, 1)
        select new Rung(
            $"persuasion {size.States}, {size.Actions}",
            method => problem.Solve(new Recommendations { Program = method }) is { IsOptimal: true } solution ? solution.Value : double.NaN);

    private static IEnumerable<Rung> Contracts() =>
        from size in ((int Actions, int Outcomes)[])[(20, 10), (40, 20), (60, 30), (80, 40)]
        let problem = LadderProblems.Contract(size.Actions, size.Outcomes, 1)
        select new Rung(
            $"contract, joint {size.Actions}, {size.Outcomes}",
            method => problem.Solve(new JointProgram { Program = method }) is { IsOptimal: true } solution ? solution.BestValue : double.NaN);

    private static IEnumerable<Rung> Menus() =>
        from size in ((int Types, int Actions, int Outcomes)[])[(4, 4, 4), (6, 5, 6), (8, 6, 8), (12, 8, 8), (16, 10, 10), (24, 10, 10)]
        let problem = LadderProblems.Menu(size.Types, size.Actions, size.Outcomes, 2, 1)
        select new Rung(
            $"menu {size.Types}, {size.Actions}, {size.Outcomes}",
            method => problem.Solve(new WholeMenu { Program = method }) is { IsOptimal: true } solution ? solution.Value : double.NaN)
        {
            Generated = () => problem.Solve(new GeneratedCells { Program = new RowGeneration() }) is { IsOptimal: true } solution ? solution.Value : double.NaN,
        };

    private static IEnumerable<Rung> Scoring(bool isByMenu) =>
        from size in ((int Efforts, int States, int Signals)[])[(8, 6, 6), (8, 10, 10), (10, 15, 15), (15, 20, 20), (20, 30, 30)]
        where isByMenu || size.Efforts < 15
        let problem = LastFirst(LadderProblems.Scoring(size.Efforts, size.States, size.Signals, 6, 1))
        select new Rung($"{(isByMenu ? "scoring by menus" : "scoring by proper rules")} {size.Efforts}, {size.States}, {size.Signals}", method =>
        {
            OnlyFirst first = new(method);
            IScoringFormulation formulation = isByMenu ? new SignalMenus { Program = first } : new ProperRules { Program = first };
            return problem.Solve(formulation).Efforts[0].MinimumPayment ?? double.NaN;
        });

    // The costliest effort, which is the one to pay for, in front of the others.
    private static ScoringProblem LastFirst(ScoringProblem problem)
    {
        int[] order = [problem.EffortCount - 1, .. Enumerable.Range(0, problem.EffortCount - 1)];
        return ScoringProblem.Create(
            problem.Prior.Span, [.. order.Select(effort => problem.Costs[effort])], [.. order.Select(effort => problem.Signals[effort])], problem.Utility);
    }

    private static void Compare(Bench bench, Rung rung, string[] names)
    {
        Kept kept = new();
        _ = rung.Solve(kept);
        LinearProgram plain = kept.Program!;
        ProgramArrays arrays = ProgramArrays.From(plain);
        double expected = rung.Generated();
        IEnumerable<Contender> ours = [new(names[1], rung.Generated)];
        ours = plain.CoefficientCount <= LargestForPlain ? ours.Prepend(new(names[0], () => rung.Solve(bench.Method))) : ours;
        List<Contender> contenders =
        [
            .. ours,
            .. bench.Peers.Peers.Where(peer => plain.CoefficientCount <= (peer is HighsPeer ? LargestForHighs : LargestForPeers)).Select(peer => Bench.From(peer, arrays)),
        ];
        IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, Bench.Near(expected, Tolerance));
        bench.Report.Row([
            rung.Name,
            $"{plain.RowCount} × {plain.VariableCount}",
            $"{plain.CoefficientCount}",
            .. names.Select(wanted => timings.FirstOrDefault(timing => timing.Name == wanted) is { } timing
                ? timing.IsRight ? Report.Time(timing.Median) : $"value {Report.Number(timing.Value)}"
                : "not tried"),
            Report.Ratio(Fastest(timings.Skip(ours.Count())) / Fastest(timings.Take(ours.Count())))]);
    }

    private static double Fastest(IEnumerable<Timing> timings) =>
        timings.Where(timing => timing.IsRight).Select(timing => timing.Median).DefaultIfEmpty(double.NaN).Min();

    /// <summary>One problem, solved by a linear-programming method.</summary>
    private sealed record Rung(string Name, Func<ILinearProgramMethod, double> Solve)
    {
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
