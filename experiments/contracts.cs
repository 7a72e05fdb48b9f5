#:project ../src/Learning/Learning.csproj
#:property PublishAot=false

// A principal learns what to pay for outcomes when effort makes the middle one likelier: contracts.json through the library, and what each learner hands over.
// Run with: dotnet run -c Release experiments/contracts.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Contracting;

ContractProblem model = ContractProblem.Create(
    probabilities: new(2, 3, [0.4, 0.2, 0.4, 0.2, 0.6, 0.2]),
    costs: [0, 0.05],
    rewards: [0, 0.9, 1]);
IContractLearner[] learners = [new LinearContractGrid(), new RobustContractGrid { Step = 0.2 }, new DiscoverAndCover(), new DiscoverAndCover { Scale = 0.3, Name = "Discover-and-Cover, scale 0.3" }];
Sequence<long> horizons = [10_000, 100_000, 1_000_000];

Console.WriteLine($"{model}; best linear contract {LinearContracts.Best(model)!.ExactValue.ToDouble():F4}, best contract {model.Solve(new MinimumPayments()).BestValue:F4} per round");
Console.WriteLine("learner                         exponent   95% interval     regret / T at 10⁴, 10⁵, 10⁶   payment   loss at the end   bad events");
foreach (IContractLearner learner in learners)
{
    ContractContender contender = new(model, learner, ContractBenchmark.BestSummed);
    ContenderSummary[] summaries = [.. horizons.Select(horizon => new RegretContest([contender], horizon, replications: 10, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, summaries.Select(summary => summary.FinalRegrets).ToSequence())!;
    string scaled = string.Join(", ", summaries.Zip(horizons, (summary, horizon) => FormattableString.Invariant($"{summary.Curve.Final / horizon:F3}")));
    Sequence<Sequence<double>> last = summaries[^1].Measures;
    Console.WriteLine(FormattableString.Invariant(
        $"{learner.Name,-30}{fit.Exponent,10:F3}   {fit.Low:F3} to {fit.High:F3}   {scaled,-28}{last[0].Average(),10:F3}{last[1].Average(),18:F4}{(double.IsNaN(last[5].Sum()) ? "–" : $"{last[5].Sum()} of 10"),16}"));
}
