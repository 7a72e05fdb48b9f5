#:project ../src/Bandits/Bandits.csproj
#:project ../src/Reports/Reports.csproj
#:property PublishAot=false

// Is truthful play an ε-equilibrium, and how large is ε? The question of truthful-equilibrium.json through the library, at one horizon.
// Run with: dotnet run -c Release experiments/equilibrium.cs
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;

const long Horizon = 20_000;
ClickUtility utility = new ClickUtility.ProductPenalty(5);
ClickBandit bandit = new([0.8, 0.7, 0.6, 0.5, 0.3], utility);
Sequence<double> grid = StrategyGrid.Even(0.3, 1, 15);
Sequence<JointMove> moves = [.. JointMove.Unilateral(bandit.Arms, grid), .. JointMove.Joint([0, 1], grid)];

List<EquilibriumFinding> findings = [];
foreach (ILearner learner in (ILearner[])[new UcbS(utility), new UcbUtility(utility), new UcbMu()])
{
    NashProbe probe = new(new ClickGame(bandit, learner, Horizon), bandit.TruthfulClickRates, moves, replications: 20, root: 20240507);
    findings.Add(probe.Run(new CpuDevice()).Judge(epsilon: 0.05 * Horizon, confidence: 0.95));
    Console.WriteLine($"{learner.Name}: {findings[^1].Explain()}");
}

string folder = Directory.CreateDirectory(Path.Combine("results", "equilibrium-script")).FullName;
using StreamWriter page = new(Path.Combine(folder, "report.html"));
HtmlReport.Write(EquilibriumReport.Of(findings.ToSequence(), EnvironmentDefinitions.Of(bandit).ToSequence()), page);
Console.WriteLine($"Report: {folder}");
