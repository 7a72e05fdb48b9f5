#:project ../src/Learning/Learning.csproj
#:property PublishAot=false

// A receiver learns what to promise to informed senders: senders.json through the library, violation and regret side by side.
// Run with: dotnet run -c Release experiments/senders.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;

InformedSendersProblem model = InformedSendersProblem.Create(
    joint: new Matrix<double>(2, 4, [0.361, 0.0425, 0.09, 0.0055, 0.0325, 0.0855, 0.09, 0.293]),
    signalCounts: [2, 2],
    receiverUtility: new(3, 2, [1, 0.2, 0.4, 1, 1, 0.05]),
    senderUtilities: [new(3, 2, [0.545, 0.69, 0.47, 0.405, 0.335, 0.4]), new(3, 2, [0.72, 0.095, 0.575, 0.335, 0.615, 0.26])]);
ISendersLearner[] learners = [new FullFeedbackReceiver { Scale = 0.1 }, .. ((double[])[0.5, 0.67, 0.8]).Select(alpha => new BanditFeedbackReceiver { Alpha = alpha, Scale = 0.1 })];
Sequence<long> horizons = [1_000, 10_000, 100_000];

Console.WriteLine($"{model}; best truthful value {model.Solve(new TruthfulReports()).Value:F4} per round");
Console.WriteLine("learner          violation grows as T^   95% interval      violation at 100,000   regret at 100,000   pivots per solve");
foreach (ISendersLearner learner in learners)
{
    SendersContender contender = new(model, learner);
    ContenderSummary[] summaries = [.. horizons.Select(horizon => new RegretContest([contender], horizon, replications: 10, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, summaries.Select(summary => summary.FurtherCurves[0].Finals).ToSequence())!;
    Sequence<Sequence<double>> last = summaries[^1].Measures;
    Console.WriteLine(FormattableString.Invariant(
        $"{learner.Name,-14}{fit.Exponent,24:F2}   {fit.Low:F2} to {fit.High:F2}{last[1].Average(),25:F0}{last[0].Average(),20:F0}{last[3].Sum() / last[2].Sum(),19:F1}"));
}
