#:project ../../src/Learning/Learning.csproj
#:property PublishAot=false

// What lies would have gained while a receiver learned who sees all utilities: full-feedback.json through the library.
// Run with: dotnet run -c Release experiments/learning/full-feedback.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;

InformedSendersProblem model = InformedSendersProblem.Create(
    joint: new Matrix<double>(2, 4, [0.361, 0.0425, 0.09, 0.0055, 0.0325, 0.0855, 0.09, 0.293]),
    signalCounts: [2, 2],
    receiverUtility: new(3, 2, [1, 0.2, 0.4, 1, 1, 0.05]),
    senderUtilities: [new(3, 2, [0.545, 0.69, 0.47, 0.405, 0.335, 0.4]), new(3, 2, [0.72, 0.095, 0.575, 0.335, 0.615, 0.26])]);
ISendersLearner[] learners = [new FullFeedbackReceiver { Scale = 0.02 }];
Sequence<long> horizons = [10_000, 100_000, 1_000_000, 10_000_000];

Console.WriteLine(FormattableString.Invariant($"{model}; best truthful value {model.Solve(new TruthfulReports()).Value:F4} per round"));
foreach (ISendersLearner learner in learners)
{
    SendersContender contender = new(model, learner);
    ContenderSummary[] runs = [.. horizons.Select(horizon => new RegretContest([contender], horizon, replications: 6, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, runs.Select(run => run.FurtherCurves[0].Finals).ToSequence())!;
    foreach ((ContenderSummary run, long horizon) in runs.Zip(horizons))
    {
        Console.WriteLine(FormattableString.Invariant($"{learner.Name}, {horizon:N0} rounds: regret {run.Curve.Final:F0}, violation {run.FurtherCurves[0].Curve.Final:F0}"));
    }

    Console.WriteLine(FormattableString.Invariant(
        $"violation grows as T^{fit.Exponent:F2} ({fit.Low:F2} to {fit.High:F2}), its bound as T^{contender.FurtherCurves[0].RateExponent:F2}; the last promises reward lies with {runs[^1].Measures[4].Average():G2} a round: incentive compatible in {runs[^1].Measures[4].Count(gain => gain <= 0)} of {runs[^1].Curve.Replications} runs"));
    Promise handedOver = contender.HandOver(horizons[^1], new StreamKey(20240507).Replication(0));
    Console.WriteLine(FormattableString.Invariant($"handed over in the first run: worth {handedOver.Check(model).ReceiverValue:F4}, and the checker finds a gain of {handedOver.Check(model).Best?.Gain ?? 0:G3} by the best lie"));
}
