#:project ../src/Learning/Learning.csproj
#:property PublishAot=false

// A principal learns whom to ask to study the evidence, and what to pay: hired-agents.json through the library, and the mechanism that she hands over.
// Run with: dotnet run -c Release experiments/hired-agents.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

HiredAgentsProblem model = HiredAgentsProblem.Forecasters(agents: 2, cost: new Rational(3, 100), accuracy: new Rational(4, 5)).WithPaymentCap(1);
IHiringLearner[] learners =
[
    new ObservedEffortsPrincipal(), new ObservedEffortsPrincipal { Scale = 0.2, Name = "ETC, scale 0.2" },
    new HiddenEffortsPrincipal(), new HiddenEffortsPrincipal { Scale = 0.2, Name = "ETC, efforts hidden, scale 0.2" },
];
Sequence<long> horizons = [10_000, 100_000, 1_000_000, 10_000_000];

Console.WriteLine($"{HiringTask.Of(model)}; best value {model.Solve(new Correlated()).Value:F4} per round");
Console.WriteLine("learner                         exponent   95% interval     regret / T^(2/3)        weight of known rules   incentive compatible");
foreach (IHiringLearner learner in learners)
{
    ContenderSummary[] summaries = [.. horizons.Select(horizon =>
        new RegretContest([new HiringContender(model, learner)], horizon, replications: 10, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, summaries.Select(summary => summary.FinalRegrets).ToSequence())!;
    string scaled = string.Join(", ", summaries.Zip(horizons, (summary, horizon) => FormattableString.Invariant($"{summary.Curve.Final / Math.Pow(horizon, 2.0 / 3):F1}")));
    Console.WriteLine(FormattableString.Invariant(
        $"{learner.Name,-32}{fit.Exponent,8:F3}   {fit.Low:F3} to {fit.High:F3}   {scaled,-24}{summaries[^1].Measures[6].Average(),21:F2} {summaries.Sum(summary => summary.Measures[7].Count(gain => gain <= 0)),12} of 40 runs"));
}
