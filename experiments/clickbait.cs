#:project ../src/Bandits/Bandits.csproj
#:project ../src/Reports/Reports.csproj
#:property PublishAot=false

// Arms that adapt against four learners: the experiment of clickbait.json through the library.
// Run with: dotnet run -c Release experiments/clickbait.cs
using System.Globalization;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Simulations;
using Mechanisms.Reports.Tables;

ClickUtility utility = new ClickUtility.ClickPenalty(5);
ClickBandit bandit = new([0.6, 0.5, 0.4, 0.3, 0.2], utility);
AdaptiveArmsExperiment experiment = new(
    bandit, [new UcbS(utility), new UcbUtility(utility), new UcbMu(), new Uniform()],
    start: bandit.TruthfulClickRates, horizon: 50_000, epochs: 21, replications: 10, root: 20240507);
AdaptiveArmsResult result = experiment.Run(new CpuDevice());

Console.WriteLine("learner       epoch 0   epochs 11-20   best arm's s - s*");
foreach (AdaptiveArmsTrajectory path in result.Trajectories)
{
    double moved = path.Epochs[^1].ClickRates[0] - bandit.TruthfulClickRates[0];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{path.Learner,-12}{path.MeanRegret(0, 0),9:F0}{path.MeanRegret(11, 20),15:F0}{moved,20:+0.000;-0.000}"));
}

string folder = Directory.CreateDirectory(Path.Combine("results", "clickbait-script")).FullName;
using StreamWriter curves = new(Path.Combine(folder, "curves.csv"));
Csv.Write(AdaptiveArmsTables.Curves(result), curves);
using StreamWriter page = new(Path.Combine(folder, "report.html"));
HtmlReport.Write(AdaptiveArmsReport.Of(result), page);
Console.WriteLine($"Curves and report: {folder}");
