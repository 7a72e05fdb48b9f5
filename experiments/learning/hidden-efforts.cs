#:project ../../src/Learning/Learning.csproj
#:property PublishAot=false

// What it costs a principal that she tells efforts from reports: hidden-efforts.json through the library.
// Run with: dotnet run -c Release experiments/learning/hidden-efforts.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

HiredAgentsProblem model = HiredAgentsProblem.Create(
    prior: [0.5, 0.5],
    utility: new(2, 2, [1, 0, 0, 1]),
    costs: [[0, 0.05]],
    signalCounts: [2],
    signalLaws: [new Matrix<double>(2, 2, [0.6, 0.4, 0.4, 0.6]), new(2, 2, [0.9, 0.1, 0.1, 0.9])]).WithPaymentCap(1);
IHiringLearner[] learners = [new HiddenEffortsPrincipal { Scale = 0.2 }];
Sequence<long> horizons = [10_000, 100_000, 1_000_000, 10_000_000];

Console.WriteLine(FormattableString.Invariant($"best value {model.Solve(new Correlated()).Value:F4} per round"));
foreach (IHiringLearner learner in learners)
{
    HiringContender contender = new(model, learner);
    ContenderSummary[] runs = [.. horizons.Select(horizon => new RegretContest([contender], horizon, replications: 10, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, runs.Select(run => run.FinalRegrets).ToSequence())!;
    foreach ((ContenderSummary run, long horizon) in runs.Zip(horizons))
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{learner.Name}, {horizon:N0} rounds: regret {run.Curve.Final:F0}, violation {run.FurtherCurves[0].Curve.Final:G3}, payment {run.FurtherCurves[1].Curve.Final / horizon:F4} a round (optimum {contender.OptimalPayment:F4})"));
    }

    Console.WriteLine(FormattableString.Invariant(
        $"regret grows as T^{fit.Exponent:F2} ({fit.Low:F2} to {fit.High:F2}), its bound as T^{contender.RateExponent:F2}; the mechanism handed over is incentive compatible in {runs[^1].Measures[7].Count(gain => gain <= 0)} of {runs[^1].Curve.Replications} runs"));
    CommittedMechanism handedOver = contender.HandOver(horizons[^1], new StreamKey(20240507).Replication(0));
    Console.WriteLine(FormattableString.Invariant($"handed over in the first run: the checker finds a gain of {handedOver.Check(model).Finding.LargestGain:G3} by the best deviation"));
}
