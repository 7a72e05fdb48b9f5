using System.Diagnostics.Metrics;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
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

    public string Name => "online";

    public string Summary => "runs of 100,000 rounds of every learner of mechanisms, and the linear programs in them";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Learners of mechanisms");
        bench.Report.Paragraph(
            $"One run of {Rounds:N0} rounds, simulation included, one thread, least processor time of {bench.Repetitions} runs with different keys; at most {WantedSeconds} s is wanted. Solves as the library's meter tells them, wall time, of all those runs: cold ones begin without a basis, "
            + $"warm ones at the one before, with other numbers; medians. A saving of {WantedSaving} is wanted.");
        bench.Report.TableHead("learner", "run", "solves a run", "share in solves", "cold solve", "warm solve", "cold ÷ warm");
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
        InformedSendersProblem senders = LadderProblems.Senders(2, 4, 4, 4, 1);
        yield return ("FULL, 4 signals each", new SendersContender(senders, new FullFeedbackReceiver()));
        yield return ("BANDIT(0.67), 4 signals each", new SendersContender(senders, new BanditFeedbackReceiver { Alpha = 0.67, Scale = 0.1 }));
        yield return ("FULL, 8 signals each", new SendersContender(LadderProblems.Senders(2, 8, 4, 4, 1), new FullFeedbackReceiver()));
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
        using SolveListener listener = new();
        double least = double.PositiveInfinity;
        double total = 0;
        for (int repetition = 1; repetition <= bench.Repetitions; repetition++)
        {
            double start = ThreadClock.Now();
            _ = contender.Play([Rounds], new StreamKey((ulong)repetition), CancellationToken.None);
            double used = ThreadClock.Now() - start;
            (least, total) = (Math.Min(least, used), total + used);
        }

        double cold = Median(listener.Cold);
        double warm = Median(listener.Warm);
        bench.Report.Row(
            name,
            Report.Time(least),
            Report.Number((listener.Cold.Count + listener.Warm.Count) / (double)bench.Repetitions, "0.#"),
            (listener.Cold.Sum() + listener.Warm.Sum()) is > 0 and var solving ? Report.Number(100 * solving / total, "0.0") + "%" : "–",
            double.IsNaN(cold) ? "–" : Report.Time(cold),
            double.IsNaN(warm) ? "–" : Report.Time(warm),
            double.IsNaN(cold / warm) ? "–" : Report.Ratio(cold / warm));
    }

    private static double Median(List<double> seconds) => seconds.Count == 0 ? double.NaN : Interleaved.Median(seconds);

    private sealed class SolveListener : IDisposable
    {
        private readonly MeterListener listener = new();

        public SolveListener()
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Mechanisms.LinearPrograms")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => (tags[0].Value is "cold" ? Cold : Warm).Add(seconds));
            listener.Start();
        }

        public List<double> Cold { get; } = [];

        public List<double> Warm { get; } = [];

        public void Dispose() => listener.Dispose();
    }
}
