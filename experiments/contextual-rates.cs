#:project ../src/Bandits/Bandits.csproj
#:property PublishAot=false

// How does regret grow with the horizon when one arm of four may oversell, by the amount that gets it shown most? Truthful OptGTM, and learners that believe reports.
// Run with: dotnet run -c Release experiments/contextual-rates.cs [longest horizon, 100000 by default] [replications, 4 by default]
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Foundations.Numerics;

long longest = args.Length > 0 ? long.Parse(args[0]) : 100_000;
int runs = args.Length > 1 ? int.Parse(args[1]) : 4;
Sequence<double> weights = [0.5, 0.5, 0.5, 0.5];
LinearBandit bandit = new(weights, 0.1, new UnitContexts(4, 4));
ConfidenceRadius radius = new ConfidenceRadius.SelfNormalized { Noise = 0.1, Volume = VolumeBound.Horizon };
long[] horizons = [.. new long[] { 1_000, 10_000, 100_000, 1_000_000 }.Where(horizon => horizon <= longest)];
double[] amounts = [0, 0.2, 0.4, 0.6, 0.8, 1];

Console.WriteLine("learner                 arm 0                      exponent   95% interval      regret at each horizon");
Print(GrimTrigger.Optimistic(radius), "truthful", _ => 0);
foreach (IContextualLearner learner in new IContextualLearner[] { new LinUcb { Radius = radius }, new KnownWeights(weights), GrimTrigger.Optimistic(radius) })
{
    double[] moves = [.. horizons.Select(horizon => amounts.MaxBy(amount => Play(learner, horizon, amount, 2).Shows[0]))];
    Print(learner, "oversells " + string.Join(", ", moves), index => moves[index]);
}

void Print(IContextualLearner learner, string arm, Func<int, double> amount)
{
    EpisodeSummary[] summaries = [.. horizons.Select((horizon, index) => Play(learner, horizon, amount(index), runs))];
    GrowthFit fit = GrowthFit.Of(horizons.ToSequence(), summaries.Select(summary => summary.FinalRegrets).ToSequence())!;
    string regrets = string.Join(", ", summaries.Select(summary => summary.Curve.Final.ToString("N0")));
    Console.WriteLine(FormattableString.Invariant($"{learner.Name,-24}{arm,-27}{fit.Exponent,8:F3}   {fit.Low:F3} to {fit.High:F3}    {regrets}"));
}

EpisodeSummary Play(IContextualLearner learner, long horizon, double amount, int replications) => new ReportExperiment(
    bandit, [learner], horizon, replications, root: 20240507,
    [Oversell.ByReward(amount, weights), new TruthfulReport(), new TruthfulReport(), new TruthfulReport()], [horizon]).Run(Environment.ProcessorCount)[0];
