using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Hiring;
using Mechanisms.Learning.Senders;
using Mechanisms.ScoringRules;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads.Learning;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>What learners of mechanisms promise and show: rates over three decades, promises that nobody breaks, the specification's figures, and incentives of what a hundred runs hand over.</summary>
internal sealed class RatesSuite : ISuite
{
    private const int Constant = 100;
    private const long ConstantHorizon = 10_000;

    public string Name => "rates";

    public string Summary => "slopes of regret and violation of every learner of mechanisms over three decades, the specification's figures, and exact incentives of a hundred runs";

    public void Run(Bench bench)
    {
        double start = ThreadClock.Now();
        bench.Report.Heading("Rates of learners of mechanisms");
        bench.Report.Paragraph(
            $"One thread, root key {RateCase.Root}, replication r with the key of replication r at every horizon; so many runs as the table says, whatever --repetitions is. Slope of the logarithm of the mean curve on that of the horizon, with its 95% jackknife interval over runs; the largest miss is of a mean from the line, in logarithms. "
            + "The curve is violation for senders and regret otherwise. Met: the whole interval is at most what is wanted, and a power fits. Not met: the whole interval is above. No power fits: not above, but some mean misses the line by more than 0.2, a factor of 1.22, so that the slope says little. Undecided: none of these. Trivial: not met, and the constants leave everything open at the last horizon still. "
            + "The linear grid swings with where its shares fall beside the best one: of it the curve over T^rate is to stay below 3 at ten horizons. "
            + "What they leave open, at the first and the last horizon, is 1 or more where the bound says nothing. Senders: twice the slack of the last promise over what lies gain when nobody minds them. Hired agents and SAFE-UCB: twice the share of known rules in what is paid, so that 1 is one half; for OSRL-UCB, whose share falls with time alone, nothing. "
            + "Discover-and-Cover: its bound on the loss over the best value. Grids: the radius of UCB1 where all contracts were announced equally often, over the best value.");
        bench.Report.TableHead("learner", "instance", "horizons", "runs", "curve over T^rate", "rate", "slope", "95%", "largest miss", "left open", "wanted", "verdict");
        foreach (RateCase subject in RateCases.Parts.Where(part => IsAsked(part.Part)).SelectMany(part => part.Cases()))
        {
            Row(bench.Report, subject, subject.Measure());
        }

        bench.Report.TableEnd();
        foreach ((string part, Action<Report> write) in ((string, Action<Report>)[])[("constant", ConstantPromises), ("figures", Figures), ("incentives", Incentives), ("handover", LearnedContracts)])
        {
            if (IsAsked(part))
            {
                write(bench.Report);
            }
        }

        bench.Report.Paragraph($"Processor time of all this: {Report.Time(ThreadClock.Now() - start)}.");

        bool IsAsked(string part) => bench.Families.Count == 0 || bench.Families.Contains(part);
    }

    private static void Figures(Report report)
    {
        report.Heading("Figures of the specification");
        RateFigures.Write(report);
    }

    private static void Row(Report report, RateCase subject, RateMeasured measured)
    {
        GrowthFit? fit = measured.Fit;
        report.Row(
            subject.Learner,
            subject.Instance,
            $"{subject.Horizons[0]:0.#e+0} to {subject.Horizons[^1]:0.#e+0}".Replace("e+", "e", StringComparison.Ordinal),
            Report.Number(subject.Runs),
            string.Join(", ", measured.OverRate.Select(value => Report.Number(value, "G3"))),
            Report.Number(subject.Rate, "0.###"),
            fit is null ? "–" : Report.Number(fit.Exponent, "0.000"),
            fit is null ? "–" : $"{Report.Number(fit.Low, "0.000")} to {Report.Number(fit.High, "0.000")}",
            fit is null ? "–" : Report.Number(fit.LargestResidual, "0.00"),
            double.IsNaN(measured.OpenFirst) ? "–" : $"{Report.Number(measured.OpenFirst, "0.00")}, {Report.Number(measured.OpenLast, "0.00")}",
            Report.Number(subject.Wanted, "0.###"),
            measured.Verdict(subject.Wanted, subject.Ceiling));
    }

    private static void ConstantPromises(Report report)
    {
        report.Heading("Violation while actions are promised in turn");
        report.Paragraph($"BANDIT(α) with the safe constants, {Constant} runs of {ConstantHorizon:N0} rounds: the sum of violation over all runs after T^α rounds, in doubles, to be 0 exactly, and at the end.");
        report.TableHead("α", "rounds of the first phase", "runs with violation of exactly 0", "sum", "sum at the end");
        foreach (double alpha in (double[])[0.5, 0.67, 0.8])
        {
            long explored = (long)Math.Ceiling(Math.Pow(ConstantHorizon, alpha) - 1e-9);
            SendersContender contender = new(PromiseModels.Biased, new BanditFeedbackReceiver { Alpha = alpha });
            ContenderPlay[] plays = [.. Enumerable.Range(0, Constant).Select(run => RateCase.Play(contender, [explored, ConstantHorizon], run))];
            report.Row(
                Report.Number(alpha), Report.Number(explored), $"{plays.Count(play => play.FurtherCurves[0][0] == 0)} of {Constant}", Report.Number(plays.Sum(play => play.FurtherCurves[0][0])), Report.Number(plays.Sum(play => play.FurtherCurves[0][1]), "G4"));
        }

        report.TableEnd();
    }

    private static void Incentives(Report report)
    {
        report.Heading("Incentives of what is handed over");
        report.Paragraph(
            $"{IncentiveCase.Runs} runs each. The checker of the design rooms judges what was handed over under the true model, in exact rationals: the largest gain of any deviation is to be at most 0. On the good event it must be; δ = 0.05 of runs may be bad. Scaled radii promise nothing: their confidence sets miss the truth. "
            + "Different gains tell how many of the runs are different: symmetric models end alike while the bound is trivial. Relaxed promises to senders leave gains by design.");
        report.TableHead("learner", "instance", "rounds", "bad events", "no gain on the good event", "no gain at all", "different gains", "largest gain");
        foreach (IncentiveCase subject in IncentiveCases())
        {
            subject.Write(report);
        }

        report.TableEnd();
    }

    private static void LearnedContracts(Report report)
    {
        report.Heading("What learned contracts make agents do");
        report.Paragraph(
            $"{IncentiveCase.Runs} runs each. A contract names no action: an agent follows its best response to any contract, so that to be incentive compatible says nothing of one. Told instead, of the contract handed over, under the true model: whether an agent that knows its own problem, ties for the principal, does what the learner "
            + "saw, all frequencies within the radius; and what the contract loses against the benchmark. On the good event the former must be; δ = 0.05 of runs may be bad. Grids believe nothing of answers.");
        report.TableHead("learner", "instance", "rounds", "bad events", "as believed on the good event", "as believed at all", "optimum", "mean loss", "largest loss");
        foreach (ContractCase subject in RateCases.HandedOver())
        {
            subject.Write(report);
        }

        report.TableEnd();
    }

    private static IEnumerable<IncentiveCase> IncentiveCases()
    {
        (string Name, ScoringProblem Model)[] forecasters =
        [
            ("0.6 and 0.9 at 0.05", ForecastingModels.Two), ("0.5 and 0.8 at 0.05", ForecastingModels.Uninformed), ("three efforts", ForecastingModels.Three),
            ("prior 0.35", ForecastingModels.Lopsided), ("prior 0.35, three efforts", ForecastingModels.LopsidedThree), ("three states", ForecastingModels.ThreeStates),
        ];
        foreach (double scale in (double[])[1, 0.2, 0.03, 0.02, 0.01])
        {
            foreach ((string name, ScoringProblem model) in forecasters)
            {
                yield return new(scale == 1 ? "SAFE-UCB" : FormattableString.Invariant($"SAFE-UCB, scale {scale}"), name, new ForecastingContender(model, new SafeUcb { Scale = scale }), 20_000);
            }
        }

        foreach ((string name, ScoringProblem model) in forecasters[..2])
        {
            yield return new("OSRL-UCB", name, new ForecastingContender(model, new OsrlUcb()), 100_000);
            yield return new("OSRL-UCB, scale 0.05", name, new ForecastingContender(model, new OsrlUcb { Scale = 0.05 }), 100_000);
        }

        foreach (IncentiveCase subject in Hired())
        {
            yield return subject;
        }

        yield return new("FULL, scale 0.1", "biased senders", new SendersContender(PromiseModels.Biased, new FullFeedbackReceiver { Scale = 0.1 }), 10_000);
    }

    private static IEnumerable<IncentiveCase> Hired()
    {
        (string Name, HiredAgentsProblem Model, long Rounds)[] hired =
        [
            ("one agent, two efforts", HiringModels.One, 10_000_000), ("one agent, three efforts", HiringModels.Three, 100_000), ("one agent, dear effort", HiringModels.Dear, 100_000),
            ("one agent, prior 0.35", HiringModels.Lopsided, 100_000_000), ("two observers of a common signal", HiringModels.Common, 100_000), ("two forecasters, 0.6 at 0.01", HiringModels.Forecasters, 100_000),
            ("two forecasters, 0.8 at 0.03", HiringModels.Studious, 100_000), ("two unlike agents", HiringModels.Unlike, 100_000), ("two uneven agents", HiringModels.Uneven, 100_000),
        ];
        foreach ((string name, HiredAgentsProblem model, long rounds) in hired)
        {
            yield return new("hired agents, efforts observed", name, new HiringContender(model, new ObservedEffortsPrincipal()), rounds);
            yield return new("hired agents, efforts hidden", name, new HiringContender(model, new HiddenEffortsPrincipal()), rounds);
        }

        foreach ((string name, HiredAgentsProblem model, double scale) in (Sequence<(string, HiredAgentsProblem, double)>)[("one agent, two efforts", HiringModels.One, 0.2), ("two forecasters, 0.8 at 0.03", HiringModels.Studious, 0.2), .. RateCases.OtherHired])
        {
            foreach (long rounds in (long[])[100_000, 1_000_000, 10_000_000])
            {
                yield return new(FormattableString.Invariant($"hired agents, efforts observed, scale {scale}"), name, new HiringContender(model, new ObservedEffortsPrincipal { Scale = scale }), rounds);
            }
        }
    }
}
