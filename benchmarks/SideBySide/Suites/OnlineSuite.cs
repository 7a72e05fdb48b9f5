using System.Diagnostics;
using System.Diagnostics.Metrics;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Contracting;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Hiring;
using Mechanisms.Learning.Senders;
using Mechanisms.ScoringRules;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads.Ladder;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Runs of the learners of mechanisms: how long they take, how much of it in linear programs, and what a basis to start from saves.</summary>
internal sealed class OnlineSuite : ISuite
{
    private const int Rounds = 100_000;
    private const double WantedSeconds = 20;
    private const double WantedSaving = 5;
    private const string Source = "Mechanisms.LinearPrograms";

    // Programs of one run that are compared, and its key.
    private const int MostPrograms = 2000;
    private const ulong ComparedKey = 23;
    private const int SameProgramColumns = 7;
    private const int SavingColumns = 10;

    // Passes through those programs, at least so many and for at least so long.
    private const int LeastPasses = 5;
    private const double PassSeconds = 1;
    private const double PauseSeconds = 0.3;

    public string Name => "online";

    public string Summary => "runs of 100,000 rounds of every learner of mechanisms, and the linear programs in them";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Learners of mechanisms");
        bench.Report.Paragraph(
            $"One run of {Rounds:N0} rounds, simulation included, one thread, least processor time of {bench.Repetitions} runs with different keys; at most {WantedSeconds} s is wanted. Solves as the library's meter tells them, wall time. "
            + $"First of the same program, without writing it: every program of one more run but the first of its kind, up to {MostPrograms:N0} of them, is solved cold, by a run of its own with the memory that it takes, and warm, by a kept run in which the numbers that differ were changed before, from the basis of the program before, the start from that basis included. "
            + $"Cold ÷ warm is of the means, of which a saving of {WantedSaving} is wanted; beside it that of the medians over programs, and that of the means where the cold solve is RevisedSimplex.Solve instead, which keeps memory of small programs between solves and gives its whole answer. Each program's time is the median of its times in at least {LeastPasses} passes through all of them, the ways in turns, and holds one reading of the clock, some 0.03 µs. "
            + "Then from numbers alone, which is what a learner that keeps no run has: the program is written anew and solved, beside the kept run with the time of its changes, coefficients all at once as learners make them; both sides give their whole answer, with duals and basis, though learners that keep a run read its values in place. The writer of learners sets coefficients one by one; in the last column the program is written by the quickest writer instead, from arrays of compressed columns.");
        bench.Report.TableHead(
            "learner", "rows × variables, entries", "cold ÷ warm", "of medians", "of Solve", "cold solve", "warm solve", "pivots cold / warm", "run", "solves a run", "share in solves", "changed and solved", "written ÷ changed", "from columns ÷ changed");
        foreach ((string name, IContender contender) in Contenders())
        {
            Compare(bench, name, contender);
        }

        bench.Report.TableEnd();
    }

    private static IEnumerable<(string Name, IContender Contender)> Contenders()
    {
        ScoringProblem scoring = ScoringProblem.Create(
            prior: [0.5, 0.5], costs: [0, 0.05], signals: [new(2, 2, [0.5, 0.5, 0.5, 0.5]), new(2, 2, [0.8, 0.2, 0.2, 0.8])], utility: new(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);
        yield return ("SAFE-UCB", new ForecastingContender(scoring, new SafeUcb()));
        yield return ("OSRL-UCB", new ForecastingContender(scoring, new OsrlUcb()));
        yield return ("SAFE-UCB, scale 0.2", new ForecastingContender(scoring, new SafeUcb { Scale = 0.2 }));
        ScoringProblem larger = LadderProblems.Scoring(4, 4, 4, 4, 1).WithPaymentCap(10.0);
        yield return ("SAFE-UCB, 4 efforts of 4 signals, scale 0.01", new ForecastingContender(larger, new SafeUcb { Scale = 0.01 }));
        yield return ("OSRL-UCB, 4 efforts of 4 signals, scale 0.01", new ForecastingContender(larger, new OsrlUcb { Scale = 0.01 }));
        yield return ("SAFE-UCB, 8 efforts of 4 signals, scale 0.01", new ForecastingContender(LadderProblems.Scoring(8, 4, 4, 4, 1).WithPaymentCap(10.0), new SafeUcb { Scale = 0.01 }));
        yield return ("SAFE-UCB, 4 efforts of 8 signals, scale 0.01", new ForecastingContender(LadderProblems.Scoring(4, 4, 8, 4, 1).WithPaymentCap(10.0), new SafeUcb { Scale = 0.01 }));
        InformedSendersProblem senders = LadderProblems.Senders(2, 4, 4, 4, 1);
        yield return ("FULL, 4 signals each", new SendersContender(senders, new FullFeedbackReceiver()));
        yield return ("BANDIT(0.67), 4 signals each", new SendersContender(senders, new BanditFeedbackReceiver { Alpha = 0.67, Scale = 0.1 }));
        yield return ("FULL, 8 signals each", new SendersContender(LadderProblems.Senders(2, 8, 4, 4, 1), new FullFeedbackReceiver()));
        yield return ("BANDIT(0.67), 8 signals each", new SendersContender(LadderProblems.Senders(2, 8, 4, 4, 1), new BanditFeedbackReceiver { Alpha = 0.67, Scale = 0.1 }));
        ContractProblem contract = ContractProblem.Create(new(2, 3, [0.4, 0.2, 0.4, 0.2, 0.6, 0.2]), [0, 0.05], [0, 0.9, 1]);
        yield return ("linear grid", new ContractContender(contract, new LinearContractGrid(), ContractBenchmark.BestLinear));
        yield return ("robust grid, step 0.2", new ContractContender(contract, new RobustContractGrid { Step = 0.2 }, ContractBenchmark.BestBounded));
        yield return ("Discover-and-Cover", new ContractContender(contract, new DiscoverAndCover(), ContractBenchmark.BestSummed));
        HiredAgentsProblem hired = HiredAgentsProblem.Forecasters(2, new Rational(3, 100), new Rational(4, 5)).WithPaymentCap(1);
        yield return ("explore-then-commit, 2 agents", new HiringContender(hired, new ObservedEffortsPrincipal { Scale = 0.2 }));
        yield return ("the same, efforts hidden", new HiringContender(hired, new HiddenEffortsPrincipal { Scale = 0.2 }));
    }

    private static void Compare(Bench bench, string name, IContender contender)
    {
        _ = contender.Play([Rounds], new StreamKey(0), CancellationToken.None);
        (double least, double total, double solving, int solves) = (double.PositiveInfinity, 0, 0, 0);
        using (SolveTimes times = new())
        {
            for (int repetition = 1; repetition <= bench.Repetitions; repetition++)
            {
                double start = ThreadClock.Now();
                _ = contender.Play([Rounds], new StreamKey((ulong)repetition), CancellationToken.None);
                double used = ThreadClock.Now() - start;
                (least, total) = (Math.Min(least, used), total + used);
            }

            (solving, solves) = (times.Seconds.Sum(), times.Seconds.Count);
        }

        // Nobody listens any more.
        string[] saving = Saving(contender);
        string share = solves > 0 ? Report.Number(100 * solving / total, "0.0") + "%" : "–";
        bench.Report.Row(
            [name, .. saving.Take(SameProgramColumns), Report.Time(least), Report.Number(solves / (double)bench.Repetitions, "0.#"), share, .. saving.Skip(SameProgramColumns)]);
    }

    // The programs of one run, in the order of each kept run.
    private static List<LinearProgram>[] Programs(IContender contender)
    {
        Dictionary<RevisedSimplexRun, List<LinearProgram>> written = [];
        int count = 0;
        using (SolveTimes times = new())
        {
            times.Solved = run =>
            {
                if (count++ < MostPrograms)
                {
                    if (!written.TryGetValue(run, out List<LinearProgram>? programs))
                    {
                        written[run] = programs = [];
                    }

                    programs.Add(run.Program);
                }
            };
            _ = contender.Play([Rounds], new StreamKey(ComparedKey), CancellationToken.None);
        }

        return [.. written.Values.Where(programs => programs.Count > 1)];
    }

    private static string[] Saving(IContender contender)
    {
        List<LinearProgram>[] programs = Programs(contender);
        if (programs.Length == 0)
        {
            return [.. Enumerable.Repeat("–", SavingColumns)];
        }

        LinearProgram last = programs[^1][^1];
        (double[] cold, double[] solve, double[] warm, double coldPivots, double warmPivots) = SameProgram(programs);
        (double anew, double changed, double columns) = FromNumbers(programs);
        return
        [
            FormattableString.Invariant($"{last.RowCount} × {last.VariableCount}, {last.Coefficients.Count:N0}"),
            Report.Ratio(cold.Sum() / warm.Sum()),
            Report.Ratio(Interleaved.Median(cold) / Interleaved.Median(warm)),
            Report.Ratio(solve.Sum() / warm.Sum()),
            Report.Time(cold.Average()),
            Report.Time(warm.Average()),
            $"{Report.Number(coldPivots, "0.0")} / {Report.Number(warmPivots, "0.0")}",
            Report.Time(changed),
            Report.Ratio(anew / changed),
            Report.Ratio(columns / changed),
        ];
    }

    // Seconds of each program, solved in three ways, and mean pivots.
    private static (double[] Cold, double[] Solve, double[] Warm, double ColdPivots, double WarmPivots) SameProgram(List<LinearProgram>[] runs)
    {
        RevisedSimplex method = new();
        ProgramPlaces[] places = [.. runs.Select(programs => new ProgramPlaces(programs))];
        (int Run, LinearProgram Program, ProgramChanges Changes)[] steps = [.. runs.SelectMany((programs, run) => programs.Skip(1)
            .Select((program, index) => (run, program, new ProgramChanges(programs[index], program, places[run]))).Where(step => !step.Item3.IsNone))];
        List<double>[] cold = [.. steps.Select(_ => new List<double>())];
        List<double>[] solve = [.. steps.Select(_ => new List<double>())];
        List<double>[] warm = [.. steps.Select(_ => new List<double>())];
        (long coldPivots, long warmPivots) = (0, 0);
        long start = Stopwatch.GetTimestamp();
        bool isWarmedUp = false;
        while (!isWarmedUp || cold[0].Count < LeastPasses || Stopwatch.GetElapsedTime(start).TotalSeconds < PassSeconds)
        {
            (coldPivots, warmPivots) = (0, 0);
            RevisedSimplexRun[] kept = [.. runs.Select((programs, run) => places[run].Begin(method, programs[0]))];
            for (int run = 0; run < kept.Length; run++)
            {
                places[run].Change(kept[run], places[run].Coefficients(runs[run][0]));
                _ = kept[run].Solve();
            }

            for (int index = 0; index < steps.Length; index++)
            {
                (int run, LinearProgram program, ProgramChanges changes) = steps[index];
                changes.Make(kept[run]);
                long begun = Stopwatch.GetTimestamp();
                kept[run].StartFromPresentBasis();
                _ = kept[run].Solve();
                warm[index].Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                warmPivots += kept[run].Pivots;
                begun = Stopwatch.GetTimestamp();
                RevisedSimplexRun own = method.Begin(program);
                _ = own.Solve();
                cold[index].Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                coldPivots += own.Pivots;
                begun = Stopwatch.GetTimestamp();
                _ = method.Solve(program);
                solve[index].Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            }

            if (!isWarmedUp && Stopwatch.GetElapsedTime(start).TotalSeconds > PassSeconds)
            {
                // The compiler optimizes in the background once a moment is quiet.
                Thread.Sleep(TimeSpan.FromSeconds(PauseSeconds));
                Array.ForEach([.. cold, .. solve, .. warm], samples => samples.Clear());
                (isWarmedUp, start) = (true, Stopwatch.GetTimestamp());
            }
        }

        return (
            [.. cold.Select(Interleaved.Median)], [.. solve.Select(Interleaved.Median)], [.. warm.Select(Interleaved.Median)],
            coldPivots / (double)steps.Length, warmPivots / (double)steps.Length);
    }

    // Mean times of a program that is written anew and solved, and of one that is changed in place and solved from the basis before it, the answer taken on either side: medians of passes in turns.
    private static (double Anew, double Changed, double Columns) FromNumbers(List<LinearProgram>[] runs)
    {
        RevisedSimplex method = new();
        ProgramPlaces[] places = [.. runs.Select(programs => new ProgramPlaces(programs))];
        (LinearProgram Program, ProgramChanges Changes)[][] steps = [.. runs.Select((programs, kept) => programs.Skip(1)
            .Select((program, index) => (program, new ProgramChanges(programs[index], program, places[kept]))).Where(step => !step.Item2.IsNone).ToArray())];
        int solves = steps.Sum(run => run.Length);
        (List<double> Anew, List<double> Changed, List<double> Columns) times = ([], [], []);
        long start = Stopwatch.GetTimestamp();
        while (times.Anew.Count < LeastPasses || Stopwatch.GetElapsedTime(start).TotalSeconds < PassSeconds)
        {
            times.Anew.Add(Rewrite(Written));
            times.Columns.Add(Rewrite(FromColumns));
            RevisedSimplexRun[] kept = [.. runs.Select((programs, run) => places[run].Begin(method, programs[0]))];
            for (int index = 0; index < kept.Length; index++)
            {
                places[index].Change(kept[index], places[index].Coefficients(runs[index][0]));
                _ = kept[index].Solve();
            }

            double begun = ThreadClock.Now();
            for (int index = 0; index < kept.Length; index++)
            {
                foreach ((_, ProgramChanges changes) in steps[index])
                {
                    changes.Make(kept[index]);
                    kept[index].StartFromPresentBasis();
                    _ = kept[index].Solve();
                    _ = kept[index].Answer();
                }
            }

            times.Changed.Add((ThreadClock.Now() - begun) / solves);
        }

        return (Interleaved.Median(times.Anew), Interleaved.Median(times.Changed), Interleaved.Median(times.Columns));

        double Rewrite(Func<LinearProgram, LinearProgram> write)
        {
            double begun = ThreadClock.Now();
            foreach ((LinearProgram program, _) in steps.SelectMany(run => run))
            {
                _ = method.Solve(write(program));
            }

            return (ThreadClock.Now() - begun) / solves;
        }
    }

    private static LinearProgram FromColumns(LinearProgram program) => LinearProgram.FromColumns(
        program.Sense, program.Costs.Span, program.ColumnStarts.Span, program.RowIndices.Span, program.Coefficients.Span,
        program.RowLower.Span, program.RowUpper.Span, program.VariableLower.Span, program.VariableUpper.Span);

    // As learners write theirs.
    private static LinearProgram Written(LinearProgram program)
    {
        LinearProgramBuilder builder = new(program.Sense);
        for (int row = 0; row < program.RowCount; row++)
        {
            _ = builder.AddRow(program.RowLower[row], program.RowUpper[row]);
        }

        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            _ = builder.AddVariable(program.VariableLower[variable], program.VariableUpper[variable], program.Costs[variable]);
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int place = 0; place < rows.Length; place++)
            {
                builder.SetCoefficient(rows[place], variable, coefficients[place]);
            }
        }

        return builder.Build();
    }

    // Hears of every solve: how long it took, and the run itself.
    private sealed class SolveTimes : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly List<IDisposable> subscriptions = [];

        public SolveTimes()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Source)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Seconds.Add(seconds));
            listener.Start();
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public List<double> Seconds { get; } = [];

        public Action<RevisedSimplexRun>? Solved { get; set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == Source)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is RevisedSimplexRun run)
            {
                Solved?.Invoke(run);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            listener.Dispose();
            subscriptions.ForEach(subscription => subscription.Dispose());
        }
    }
}
