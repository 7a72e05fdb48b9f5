using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.InformationAcquisition;
using Mechanisms.Persuasion;
using Mechanisms.ScoringRules;
using Mechanisms.SideBySide.Peers;
using Mechanisms.Workloads.Ladder;

namespace Mechanisms.SideBySide.Suites;

/// <summary>The rungs of the ladder, family by family, small ones first.</summary>
internal static class LadderRungs
{
    // Efforts from which menus of signals are solved faster by generated rows; 20, 30, 30 is not yet, 30, 40, 40 is.
    private const int FewRowsBindFrom = 30;

    // What contracts and menus of signals are made of presolve cannot make smaller, and looking for it takes as long as some solves.
    private static RevisedSimplex AsGiven { get; } = new() { Presolve = false };

    private static IEnumerable<(string Name, IEnumerable<LadderRung> Rungs)> Families { get; } =
    [
        ("senders", Senders()), ("persuasion", Persuasion()), ("agents", Agents()), ("agents-lowcost", CheapAgents()), ("menu", Menus()), ("contract", Contracts()),
        ("contract-joint", JointContracts()), ("scoring-signal", Scoring(isByMenu: true)), ("scoring", Scoring(isByMenu: false)),
    ];

    /// <summary>Lists the rungs of some families, or of all where none is named; a problem is made when its rung is reached.</summary>
    /// <exception cref="PeerException">There is no such family.</exception>
    public static IEnumerable<LadderRung> Of(IReadOnlyCollection<string> names) =>
        names.FirstOrDefault(name => Families.All(family => family.Name != name)) is { } unknown
            ? throw new PeerException($"unknown family '{unknown}'. Known are {string.Join(", ", Families.Select(family => family.Name))}.")
            : Families.Where(family => names.Count == 0 || names.Contains(family.Name)).SelectMany(family => family.Rungs);

    private static IEnumerable<LadderRung> Senders() =>
        from size in ((int Senders, int Signals, int States, int Actions)[])
            [(2, 2, 2, 2), (2, 4, 4, 4), (3, 4, 4, 4), (2, 8, 4, 4), (4, 4, 4, 4), (3, 8, 4, 4), (2, 20, 6, 6), (5, 4, 4, 4), (2, 28, 6, 6), (3, 12, 5, 5), (4, 7, 5, 5), (3, 14, 5, 5), (2, 40, 6, 6)]
        let problem = LadderProblems.Senders(size.Senders, size.Signals, size.States, size.Actions, 1)
        select ByMethod("senders", $"{size.Senders}, {size.Signals}, {size.States}, {size.Actions}, 1", new RowGeneration(), method => Optimum(problem.Solve(new TruthfulReports { Program = method })));

    private static IEnumerable<LadderRung> Persuasion() =>
        from size in ((int States, int Actions)[])[(2, 2), (5, 5), (10, 10), (20, 20), (40, 20), (40, 40), (80, 40), (100, 60), (80, 80), (90, 80), (160, 80)]
        let problem = LadderProblems.Persuasion(size.States, size.Actions, 1)
        select ByMethod("persuasion", $"{size.States}, {size.Actions}, 1", new RowGeneration(), method => Optimum(problem.Solve(new Recommendations { Program = method })));

    private static IEnumerable<LadderRung> Agents() =>
        from size in ((int Agents, int Efforts, int Signals, int States, int Actions, string Cap)[])
            [
                (1, 2, 2, 2, 2, "null"), (2, 2, 2, 2, 2, "1.0"), (2, 3, 3, 3, 3, "null"), (2, 3, 3, 3, 3, "1.0"), (1, 6, 6, 6, 6, "null"), (2, 4, 4, 4, 4, "null"),
                (3, 3, 3, 3, 3, "null"), (3, 2, 3, 3, 3, "1.0"), (2, 4, 4, 4, 4, "1.0"), (3, 3, 4, 4, 4, "null"), (3, 3, 3, 3, 3, "1.0"), (4, 2, 3, 3, 3, "1.0"),
                (2, 6, 6, 6, 6, "1.0"), (3, 3, 4, 4, 4, "1.0"), (2, 8, 6, 6, 6, "1.0"), (4, 3, 3, 3, 3, "1.0"), (3, 4, 5, 4, 4, "1.0"),
            ]
        select Agents("agents", (size.Agents, size.Efforts, size.Signals, size.States, size.Actions), size.Cap, 100);

    private static IEnumerable<LadderRung> CheapAgents() =>
        from size in ((int Agents, int Efforts, int Signals, int States, int Actions, string Cap)[])
            [
                (2, 2, 2, 2, 2, "1.0"), (2, 3, 3, 3, 3, "null"), (2, 3, 3, 3, 3, "1.0"), (2, 4, 4, 4, 4, "null"), (3, 3, 3, 3, 3, "null"), (3, 2, 3, 3, 3, "1.0"),
                (2, 4, 4, 4, 4, "1.0"), (3, 3, 4, 4, 4, "null"), (4, 3, 3, 3, 3, "null"), (2, 6, 6, 6, 6, "null"), (3, 3, 3, 3, 3, "1.0"), (4, 3, 4, 3, 3, "null"),
                (4, 2, 3, 3, 3, "1.0"), (2, 6, 6, 6, 6, "1.0"), (3, 3, 4, 4, 4, "1.0"), (4, 3, 3, 3, 3, "0.5"), (5, 2, 3, 3, 3, "0.5"), (4, 3, 4, 3, 3, "0.5"),
            ]
        select Agents("agents-lowcost", (size.Agents, size.Efforts, size.Signals, size.States, size.Actions), size.Cap, 2000);

    private static LadderRung Agents(string family, (int Agents, int Efforts, int Signals, int States, int Actions) size, string cap, int costUnit)
    {
        HiredAgentsProblem problem = LadderProblems.Agents(size, cap == "null" ? null : Foundations.Numerics.Rational.Parse(cap), 1, costUnit);
        string unit = costUnit == 100 ? string.Empty : $", {costUnit}";
        return ByMethod(
            family,
            $"{size.Agents}, {size.Efforts}, {size.Signals}, {size.States}, {size.Actions}, {cap}, 1{unit}",
            new ColumnGeneration(),
            method => problem.Solve(new Correlated { Program = method }) is { IsOptimal: true } solution ? solution.Value : double.NaN);
    }

    private static IEnumerable<LadderRung> Menus() =>
        from size in ((int Types, int Actions, int Outcomes)[])[(2, 3, 3), (4, 4, 4), (6, 5, 6), (8, 6, 8), (12, 8, 8), (16, 10, 10), (20, 10, 10), (24, 10, 10)]
        let problem = LadderProblems.Menu(size.Types, size.Actions, size.Outcomes, 2, 1)
        select new LadderRung("menu", $"{size.Types}, {size.Actions}, {size.Outcomes}, 2.0, 1", method => Optimum(problem.Solve(new WholeMenu { Program = method })))
        {
            Structured = () => Optimum(problem.Solve(new GeneratedCells { Program = new RowGeneration() })),
        };

    private static IEnumerable<LadderRung> Contracts() =>
        from size in ((int Actions, int Outcomes)[])[(5, 5), (20, 10), (50, 20), (100, 50), (200, 100), (400, 200), (800, 400)]
        let problem = LastFirst(LadderProblems.Contract(size.Actions, size.Outcomes, 1))
        select ByMethod(
            "contract",
            $"{size.Actions}, {size.Outcomes}, 1",
            AsGiven,
            method => problem.Solve(new MinimumPayments { Program = new OnlyFirst(method) }).Actions[0].MinimumPayment ?? double.NaN) with
        { Sign = -1 };

    private static IEnumerable<LadderRung> JointContracts() =>
        from size in ((int Actions, int Outcomes)[])[(5, 5), (20, 10), (40, 20), (60, 30), (80, 40), (120, 60)]
        let problem = LadderProblems.Contract(size.Actions, size.Outcomes, 1)
        select ByMethod(
            "contract-joint",
            $"{size.Actions}, {size.Outcomes}, 1",
            AsGiven,
            method => problem.Solve(new JointProgram { Program = method }) is { IsOptimal: true } solution ? solution.BestValue : double.NaN);

    private static IEnumerable<LadderRung> Scoring(bool isByMenu) =>
        from size in ((int Efforts, int States, int Signals)[])[(2, 2, 2), (4, 4, 4), (8, 6, 6), (8, 10, 10), (10, 15, 15), (12, 16, 16), (15, 20, 20), (20, 30, 30), (30, 40, 40), (40, 60, 60)]
        where isByMenu ? size.Efforts != 12 : size.Efforts <= 15
        let actions = Math.Min(size.Efforts, 6)
        let problem = LastFirst(LadderProblems.Scoring(size.Efforts, size.States, size.Signals, actions, 1))
        select new LadderRung(
            isByMenu ? "scoring-signal" : "scoring",
            $"{size.Efforts}, {size.States}, {size.Signals}, {actions}, 1",
            method => LeastPayment(problem, first => isByMenu ? new SignalMenus { Program = first } : new ProperRules { Program = first }, method))
        {
            Sign = -1,
            Structured = () => LeastPayment(
                problem,
                first => isByMenu ? new SignalMenus { Program = first } : new ExtendedMenus { Program = first },
                isByMenu && size.Efforts >= FewRowsBindFrom ? new RowGeneration() : AsGiven),
        };

    private static double LeastPayment(ScoringProblem problem, Func<ILinearProgramMethod, IScoringFormulation> formulation, ILinearProgramMethod method) =>
        problem.Solve(formulation(new OnlyFirst(method))).Efforts[0].MinimumPayment ?? double.NaN;

    private static LadderRung ByMethod(string family, string parameters, ILinearProgramMethod structured, Func<ILinearProgramMethod, double> solve) =>
        new(family, parameters, solve) { Structured = () => solve(structured) };

    private static double Optimum(InformedSendersSolution solution) => solution.IsOptimal ? solution.Value : double.NaN;

    private static double Optimum(PersuasionSolution solution) => solution.IsOptimal ? solution.Value : double.NaN;

    private static double Optimum(MenuSolution solution) => solution.IsOptimal ? solution.Value : double.NaN;

    // The costliest effort or action, which is the one to pay for, in front of the others.
    private static ScoringProblem LastFirst(ScoringProblem problem)
    {
        int[] order = LastFirst(problem.EffortCount);
        return ScoringProblem.Create(
            problem.Prior.Span, [.. order.Select(effort => problem.Costs[effort])], [.. order.Select(effort => problem.Signals[effort])], problem.Utility);
    }

    private static ContractProblem LastFirst(ContractProblem problem)
    {
        int[] order = LastFirst(problem.ActionCount);
        return ContractProblem.Create(
            new(problem.ActionCount, problem.OutcomeCount, [.. order.SelectMany(action => problem.OutcomeProbabilities.Row(action).ToArray())]),
            [.. order.Select(action => problem.Costs[action])],
            problem.Rewards.Span);
    }

    private static int[] LastFirst(int count) => [count - 1, .. Enumerable.Range(0, count - 1)];

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
