using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning;
using Mechanisms.Learning.Contracting;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Hiring;
using Mechanisms.Learning.Senders;
using Mechanisms.ScoringRules;
using Mechanisms.Workloads.Learning;

namespace Mechanisms.SideBySide.Suites.Rates;

/// <summary>Every learner with its safe constants, and with radii scaled where these leave nothing to see.</summary>
internal static class RateCases
{
    private const double TwoThirds = 2.0 / 3;

    // The rate of T^(2/3) is wanted to within a twentieth and a little.
    private const double WantedTwoThirds = 0.72;
    private const double WantedContracts = 0.85;
    private const double WantedFull = 0.55;

    private static readonly Sequence<long> FromThousand = [1000, 10_000, 100_000, 1_000_000];
    private static readonly Sequence<long> TenOverThreeDecades = [10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000];
    private static readonly Sequence<long> FromTenToTheFourAndAHalf = [31_623, 316_228, 3_162_278, 31_622_777];
    private static readonly Sequence<long> FromHundredThousand = [100_000, 1_000_000, 10_000_000, 100_000_000];
    private static readonly Sequence<long> FromMillion = [1_000_000, 10_000_000, 100_000_000, 1_000_000_000];
    private static readonly Sequence<long> FromTenMillion = [10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];

    /// <summary>The cases of every part.</summary>
    public static IEnumerable<(string Part, Func<IEnumerable<RateCase>> Cases)> Parts { get; } =
        [("promises", Promises), ("hired", Hired), ("rules", Rules), ("contracts", Contracts)];

    // With α = 1/2 the first phase has a hundred rounds only at 10⁴, whose slack still allows nearly anything: later horizons tell the rate.
    private static IEnumerable<RateCase> Promises()
    {
        yield return Promised("FULL", 0.5, WantedFull, new FullFeedbackReceiver()) with { Runs = 2 };
        yield return Promised("FULL", 0.5, WantedFull, new FullFeedbackReceiver()) with { Runs = 3, Horizons = FromTenToTheFourAndAHalf };
        yield return Promised("FULL, scale 0.1", 0.5, WantedFull, new FullFeedbackReceiver { Scale = 0.1 }) with { Runs = 6 };
        foreach (double alpha in (double[])[0.5, 0.67, 0.8])
        {
            yield return Bandit(alpha, 1) with { Runs = 2 };
            yield return Bandit(alpha, 0.02) with { Runs = 10 };
        }

        yield return Bandit(0.5, 0.02) with { Runs = 48, Horizons = FromTenToTheFourAndAHalf };
    }

    private static RateCase Bandit(double alpha, double scale) => Promised(
        FormattableString.Invariant($"BANDIT({alpha}){Scaled(scale)}"), 1 - (alpha / 2), 1 - (alpha / 2) + 0.05, new BanditFeedbackReceiver { Alpha = alpha, Scale = scale });

    // Open: twice the slack, which a promise may break incentives by, over what there is to gain by lies when nobody minds them.
    private static RateCase Promised(string name, double rate, double wanted, ISendersLearner learner)
    {
        KeptRuns.Senders kept = new(learner);
        double stake = RateFigures.Gained(PromiseModels.Biased);
        return new(name, "biased senders", new SendersContender(PromiseModels.Biased, kept), rate, wanted)
        {
            Growing = RateFigures.Violation,
            Open = (_, _) => 2 * kept.Latest!.Commit().Slack / stake,
        };
    }

    /// <summary>Models on which the scale 0.2 shows no rate at these horizons, each with the smallest scale tried at which all of 100 runs end without a gain.</summary>
    public static Sequence<(string Instance, HiredAgentsProblem Model, double Scale)> OtherHired { get; } =
    [
        ("one agent, three efforts", HiringModels.Three, 0.03), ("two observers of a common signal", HiringModels.Common, 0.05), ("one agent, prior 0.35", HiringModels.Lopsided, 0.07),
        ("two forecasters, 0.6 at 0.01", HiringModels.Forecasters, 0.03), ("two unlike agents", HiringModels.Unlike, 0.1), ("two uneven agents", HiringModels.Uneven, 0.07),
    ];

    private static IEnumerable<RateCase> Hired()
    {
        foreach ((string instance, HiredAgentsProblem model) in ((string, HiredAgentsProblem)[])
            [("one agent, two efforts", HiringModels.One), ("two forecasters, 0.8 at 0.03", HiringModels.Studious)])
        {
            yield return Hired(instance, model, new ObservedEffortsPrincipal(), "observed");
            yield return Hired(instance, model, new HiddenEffortsPrincipal(), "hidden");
            yield return Hired(instance, model, new ObservedEffortsPrincipal { Scale = 0.2 }, "observed, scale 0.2");
            yield return Hired(instance, model, new HiddenEffortsPrincipal { Scale = 0.2 }, "hidden, scale 0.2");
        }

        yield return Hired("one agent, two efforts", HiringModels.One, new ObservedEffortsPrincipal(), "observed") with { Horizons = FromMillion };
        yield return Hired("one agent, two efforts", HiringModels.One, new HiddenEffortsPrincipal(), "hidden") with { Horizons = FromMillion };
        foreach ((string instance, HiredAgentsProblem model, double scale) in OtherHired)
        {
            yield return Hired(instance, model, new ObservedEffortsPrincipal { Scale = 0.2 }, "observed, scale 0.2");
            yield return Hired(instance, model, new ObservedEffortsPrincipal { Scale = scale }, FormattableString.Invariant($"observed, scale {scale}"));
        }

        yield return Hired(OtherHired[0].Instance, OtherHired[0].Model, new ObservedEffortsPrincipal { Scale = 0.03 }, "observed, scale 0.03") with { Horizons = FromHundredThousand };
        yield return Hired(OtherHired[1].Instance, OtherHired[1].Model, new ObservedEffortsPrincipal { Scale = 0.05 }, "observed, scale 0.05") with { Runs = 3, Horizons = FromTenMillion };
    }

    // Open: twice what known rules still are of payments, so that one half is the line.
    private static RateCase Hired(string instance, HiredAgentsProblem model, IHiringLearner learner, string efforts)
    {
        HiringContender contender = new(model, learner);
        int known = RateFigures.Place(contender, "Known rules at the end");
        return new($"hired agents, efforts {efforts}", instance, contender, TwoThirds, WantedTwoThirds) { Open = (play, _) => 2 * play.Measures[known] };
    }

    private static IEnumerable<RateCase> Rules()
    {
        foreach ((string instance, ScoringProblem model) in ((string, ScoringProblem)[])
            [("0.5 and 0.8 at 0.05", ForecastingModels.Uninformed), ("0.6 and 0.9 at 0.05", ForecastingModels.Two)])
        {
            yield return Ruled("SAFE-UCB", instance, model, new SafeUcb()) with { Runs = 2 };
            yield return Ruled("SAFE-UCB, scale 0.2", instance, model, new SafeUcb { Scale = 0.2 }) with { Runs = 4 };
            yield return Ruled("OSRL-UCB", instance, model, new OsrlUcb()) with { Runs = 4, Horizons = FromThousand };
            yield return Ruled("OSRL-UCB, scale 0.05", instance, model, new OsrlUcb { Scale = 0.05 }) with { Runs = 4, Horizons = FromThousand };
        }

        // Radii scaled by as little as leaves no gain in any of 100 runs of 20,000 rounds, of 0.03, 0.02 and 0.01.
        foreach ((string instance, ScoringProblem model, double scale) in ((string, ScoringProblem, double)[])
            [("three efforts", ForecastingModels.Three, 0.02), ("prior 0.35", ForecastingModels.Lopsided, 0.02), ("prior 0.35, three efforts", ForecastingModels.LopsidedThree, 0.03), ("three states", ForecastingModels.ThreeStates, 0.02)])
        {
            yield return Ruled("SAFE-UCB, scale 0.2", instance, model, new SafeUcb { Scale = 0.2 }) with { Runs = 2 };
            yield return Ruled($"SAFE-UCB{Scaled(scale)}", instance, model, new SafeUcb { Scale = scale }) with { Runs = 4 };
        }
    }

    // Open: twice the weight of the known rule, so that one half is the line. OSRL-UCB's weight falls with time, whatever its sets say: it tells nothing.
    private static RateCase Ruled(string name, string instance, ScoringProblem model, IForecastingLearner learner)
    {
        KeptRuns.Forecasting kept = new(learner);
        return new(name, instance, new ForecastingContender(model, kept), TwoThirds, WantedTwoThirds)
        {
            Open = (_, _) => learner is SafeUcb ? 2 * kept.Latest!.Commit().Weight : double.NaN,
        };
    }

    private static IEnumerable<RateCase> Contracts()
    {
        yield return Covered("two far actions", ContractingModels.Apart, 1, 3);
        yield return Covered("two far actions", ContractingModels.Apart, 0.3, 2);
        yield return Covered("two far actions, agent 0.02-rational, ties against", ContractingModels.Apart, 1, 3, new RationalResponder { Slack = 0.02, Ties = TieRule.AgainstPrincipal }) with { Runs = 4 };
        yield return Covered("worked example", ContractingModels.Worked, 1, 3) with { Runs = 4 };
        yield return Covered("four outcomes, three actions", ContractingModels.Four, 1, 3) with { Runs = 4 };
        yield return Covered("four outcomes, three actions", ContractingModels.Four, 0.3, 2) with { Runs = 4 };
        yield return Covered("four outcomes, three actions", ContractingModels.Four, 0.3, 1) with { Runs = 4 };
        yield return Covered("four outcomes, three actions", ContractingModels.Four, 0.1, 1) with { Runs = 4 };
        yield return Linear("worked example", ContractingModels.Worked);
        yield return Linear("two far actions", ContractingModels.Apart);
        yield return Robust("two far actions", ContractingModels.Apart, 1) with { Runs = 2, Horizons = [100, 1000, 10_000, 100_000] };
        foreach (double scale in (double[])[0.3, 0.1, 0.03])
        {
            yield return Robust("two far actions", ContractingModels.Apart, scale) with { Runs = scale > 0.1 ? 2 : 4, Horizons = FromThousand };
        }

        yield return Robust("two outcomes, three actions", ContractingModels.Steps, 0.1) with { Runs = 4, Horizons = FromThousand };
    }

    /// <summary>Contracts that are handed over, each to be checked in a hundred runs.</summary>
    public static IEnumerable<ContractCase> HandedOver()
    {
        yield return new("Discover-and-Cover", "two far actions", new(ContractingModels.Apart, new DiscoverAndCover(), ContractBenchmark.BestSummed), 60_000);
        yield return new("Discover-and-Cover, scale 0.3, accuracy 2", "two far actions", new(ContractingModels.Apart, new DiscoverAndCover { Scale = 0.3, Accuracy = 2 }, ContractBenchmark.BestSummed), 60_000);
        yield return new("Discover-and-Cover", "worked example", new(ContractingModels.Worked, new DiscoverAndCover(), ContractBenchmark.BestSummed), 300_000);
        yield return new("Discover-and-Cover", "four outcomes, three actions", new(ContractingModels.Four, new DiscoverAndCover(), ContractBenchmark.BestSummed), 300_000);
        yield return new("linear grid", "worked example", new(ContractingModels.Worked, new LinearContractGrid(), ContractBenchmark.BestLinear), 100_000);
        yield return new("robust grid, scale 0.1", "two far actions", new(ContractingModels.Apart, new RobustContractGrid { Scale = 0.1 }, ContractBenchmark.BestBounded), 100_000);
    }

    // Open: the bound on the loss over the best value.
    private static RateCase Covered(string instance, ContractProblem model, double scale, double accuracy, RationalResponder? agent = null)
    {
        KeptRuns.Contracts kept = new(new DiscoverAndCover { Scale = scale, Accuracy = accuracy });
        ContractContender contender = new(model, kept, ContractBenchmark.BestSummed) { Agent = agent ?? new RationalResponder() };
        return new(FormattableString.Invariant($"Discover-and-Cover{Scaled(scale)}, accuracy {accuracy}"), instance, contender, 0.8, WantedContracts)
        {
            Open = (_, _) => (((DiscoverAndCoverRun)kept.Latest!).Cover?.LossBound ?? double.PositiveInfinity) / contender.Optimum,
        };
    }

    private static RateCase Linear(string instance, ContractProblem model)
    {
        ContractContender contender = new(model, new LinearContractGrid(), ContractBenchmark.BestLinear);
        return new("linear grid", instance, contender, TwoThirds, WantedContracts)
        {
            Runs = 4,
            Horizons = TenOverThreeDecades,
            Ceiling = 3,
            Open = (_, horizon) => Radius(1, Math.Ceiling(Math.Cbrt(horizon / Math.Log(horizon))), horizon) / contender.Optimum,
        };
    }

    // Rewards less payments lie in [-1, 1]: radii are twice those of a range of 1.
    private static RateCase Robust(string instance, ContractProblem model, double scale)
    {
        ContractContender contender = new(model, new RobustContractGrid { Scale = scale }, ContractBenchmark.BestBounded);
        return new($"robust grid{Scaled(scale)}", instance, contender, 5.0 / 6, WantedContracts)
        {
            Open = (_, horizon) => 2 * Radius(scale, Math.Pow(Math.Ceiling(Math.Cbrt(horizon)) + 1, 2), horizon) / contender.Optimum,
        };
    }

    // Open: the radius of UCB1 where all contracts were announced equally often, over the best value.
    private static double Radius(double scale, double contracts, long horizon) => scale * Math.Sqrt(2 * Math.Log(horizon) * contracts / horizon);

    private static string Scaled(double scale) => scale == 1 ? string.Empty : FormattableString.Invariant($", scale {scale}");
}
