#:project ../src/Bandits/Bandits.csproj
#:project ../src/Reports/Reports.csproj
#:property PublishAot=false

// How does regret grow with the horizon once the best arm plays its best response? strategic-rates.json through the library, on two arms.
// Run with: dotnet run -c Release experiments/rates.cs
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Simulations;

long[] horizons = [1_000, 10_000, 100_000];
ClickUtility utility = new ClickUtility.ClickPenalty(5);
ClickBandit bandit = new([0.6, 0.1], utility);
Population population = Population.Each(bandit.Arms, new BestResponder(StrategyGrid.Even(0.2, 1, 41)), MoveOrder.InTurn);
AdaptiveArmsResult[] results = [.. horizons.Select(horizon => new AdaptiveArmsExperiment(
    bandit, [new UcbS(utility), new UcbMu(), new UcbUtility(utility)], bandit.TruthfulClickRates,
    horizon, epochs: 2, replications: 20, root: 20240507, population).Run(new CpuDevice()))];

Console.WriteLine("learner       exponent   95% interval       best arm's click rate at each horizon");
for (int learner = 0; learner < 3; learner++)
{
    AdaptiveArmsTrajectory[] paths = [.. results.Select(result => result.Trajectories[learner])];
    HorizonSeries series = new(
        paths[0].Learner, horizons.ToSequence(), paths.Select(path => path.Epochs[1].Summary.FinalRegrets).ToSequence());
    GrowthFit fit = series.Fit!;
    string rates = string.Join(", ", paths.Select(path => FormattableString.Invariant($"{path.Epochs[1].ClickRates[0]:F2}")));
    Console.WriteLine(FormattableString.Invariant($"{series.Name,-12}{fit.Exponent,10:F3}   {fit.Low:F3} to {fit.High:F3}     {rates}"));
}
