#:project ../../src/Learning/Learning.csproj
#:property PublishAot=false

// How regret grows of a learner whose known rule is given up by time alone: osrl-ucb.json through the library.
// Run with: dotnet run -c Release experiments/learning/osrl-ucb.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Forecasting;
using Mechanisms.ScoringRules;

ScoringProblem model = ScoringProblem.Create(
    prior: [0.5, 0.5],
    costs: [0, 0.05],
    signals: [new(2, 2, [0.5, 0.5, 0.5, 0.5]), new(2, 2, [0.8, 0.2, 0.2, 0.8])],
    utility: new(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);
IForecastingLearner[] learners = [new OsrlUcb { Scale = 0.05 }];
Sequence<long> horizons = [1_000, 10_000, 100_000, 1_000_000];

Console.WriteLine(FormattableString.Invariant($"best value {model.Solve(new SignalMenus()).BestValue:F4} per round"));
foreach (IForecastingLearner learner in learners)
{
    ForecastingContender contender = new(model, learner);
    ContenderSummary[] runs = [.. horizons.Select(horizon => new RegretContest([contender], horizon, replications: 4, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, runs.Select(run => run.FinalRegrets).ToSequence())!;
    foreach ((ContenderSummary run, long horizon) in runs.Zip(horizons))
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{learner.Name}, {horizon:N0} rounds: regret {run.Curve.Final:F0}, payment {run.FurtherCurves[0].Curve.Final / horizon:F4} a round (optimum {contender.OptimalPayment:F4})"));
    }

    Console.WriteLine(FormattableString.Invariant(
        $"regret grows as T^{fit.Exponent:F2} ({fit.Low:F2} to {fit.High:F2}), its bound as T^{contender.RateExponent:F2}; the rule handed over is incentive compatible in {runs[^1].Measures[4].Count(gain => gain <= 0)} of {runs[^1].Curve.Replications} runs"));
    CommittedRule handedOver = contender.HandOver(horizons[^1], new StreamKey(20240507).Replication(0));
    Console.WriteLine(FormattableString.Invariant($"handed over in the first run: effort {handedOver.Effort} is to be made, and the checker finds a gain of {handedOver.Check(model).LargestGain:G3} by the best deviation"));
}
