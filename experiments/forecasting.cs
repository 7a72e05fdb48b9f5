#:project ../src/Learning/Learning.csproj
#:property PublishAot=false

// A principal learns what to pay a forecaster: forecasting.json through the library, and the rule that each learner hands over.
// Run with: dotnet run -c Release experiments/forecasting.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Forecasting;
using Mechanisms.ScoringRules;

ScoringProblem model = ScoringProblem.Create(
    prior: [0.5, 0.5],
    costs: [0, 0.05],
    signals: [new(2, 2, [0.5, 0.5, 0.5, 0.5]), new(2, 2, [0.8, 0.2, 0.2, 0.8])],
    utility: new(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);
IForecastingLearner[] learners = [new SafeUcb(), new SafeUcb { Scale = 0.2, Name = "SAFE-UCB, scale 0.2" }, new OsrlUcb()];
Sequence<long> horizons = [10_000, 100_000, 1_000_000];

Console.WriteLine($"{ForecastingTask.Of(model)}; best value {model.Solve(new SignalMenus()).BestValue:F4} per round");
Console.WriteLine("learner                exponent   95% interval     regret / T^(2/3)      answered as meant   incentive compatible at the end");
foreach (IForecastingLearner learner in learners)
{
    ContenderSummary[] summaries = [.. horizons.Select(horizon =>
        new RegretContest([new ForecastingContender(model, learner)], horizon, replications: 10, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, summaries.Select(summary => summary.FinalRegrets).ToSequence())!;
    string scaled = string.Join(", ", summaries.Zip(horizons, (summary, horizon) => FormattableString.Invariant($"{summary.Curve.Final / Math.Pow(horizon, 2.0 / 3):F1}")));
    Console.WriteLine(FormattableString.Invariant(
        $"{learner.Name,-21}{fit.Exponent,10:F3}   {fit.Low:F3} to {fit.High:F3}   {scaled,-20}{summaries[^1].Measures[0].Average(),16:P1}{summaries[^1].Measures[4].Count(gain => gain <= 0),22} of 10 runs"));
}
