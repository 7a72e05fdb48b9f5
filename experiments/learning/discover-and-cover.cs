#:project ../../src/Learning/Learning.csproj
#:property PublishAot=false

// What a learner loses that asks about contracts until regions cover all of them: discover-and-cover.json through the library.
// Run with: dotnet run -c Release experiments/learning/discover-and-cover.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;

ContractProblem model = ContractProblem.Create(
    probabilities: new(2, 2, [0.9, 0.1, 0.2, 0.8]),
    costs: [0, 0.1],
    rewards: [0, 1]);
IContractLearner[] learners = [new DiscoverAndCover()];
Sequence<long> horizons = [10_000, 100_000, 1_000_000, 10_000_000];

Console.WriteLine(FormattableString.Invariant($"{model}; best linear contract {LinearContracts.Best(model)!.Value:F4}, best contract {model.Solve(new MinimumPayments()).BestValue:F4} per round"));
foreach (IContractLearner learner in learners)
{
    ContractContender contender = new(model, learner, ContractBenchmark.BestSummed);
    ContenderSummary[] runs = [.. horizons.Select(horizon => new RegretContest([contender], horizon, replications: 6, root: 20240507).Run(new CpuDevice()).Summaries[0])];
    GrowthFit fit = GrowthFit.Of(horizons, runs.Select(run => run.FinalRegrets).ToSequence())!;
    foreach ((ContenderSummary run, long horizon) in runs.Zip(horizons))
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{learner.Name}, {horizon:N0} rounds: regret {run.Curve.Final:F0}, payment {run.FurtherCurves[0].Curve.Final / horizon:F4} a round (optimum {contender.OptimalPayment:F4})"));
    }

    CommittedContract handedOver = contender.HandOver(horizons[^1], new StreamKey(20240507).Replication(0));
    CommittedContractReport check = handedOver.Check(model);
    Console.WriteLine(FormattableString.Invariant(
        $"regret grows as T^{fit.Exponent:F2} ({fit.Low:F2} to {fit.High:F2}; it is off by {100 * (Math.Exp(fit.LargestResidual) - 1):F0}% at most), its bound as T^{contender.RateExponent:F2}; an agent does what the learner believed, within its error, in {runs[^1].Measures[3].Sum():F0} of {runs[^1].Curve.Replications} runs"));
    Console.WriteLine(FormattableString.Invariant(
        $"handed over in the first run: {handedOver.Contract}, under which the agent takes action {check.Action}: worth {check.Value:F4}, {check.Loss:F4} less than the best contract; outcomes as seen are {check.Miss:F4} from the truth at most, of {check.Allowed:F4} that the learner allows for"));
}
