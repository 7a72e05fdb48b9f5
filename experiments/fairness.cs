#:project ../src/Bandits/Bandits.csproj
#:property PublishAot=false

// An audited learner that sees the truth of the accepted alone: what fair treatment costs in errors, by the penalty for reported pairs.
// Run with: dotnet run -c Release experiments/fairness.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Fairness;
using Mechanisms.Foundations.Numerics;

double[] penalties = [0, 1, 3];
Sequence<IContender> learners = [.. penalties.Select(penalty => new FairContender(
    new FairExp2 { Penalty = penalty, Name = FormattableString.Invariant($"fair Exp2, penalty {penalty}") }, new()))];
RegretContest contest = new(learners, horizon: 4_000, replications: 10, root: 20240507);

Console.WriteLine($"learner                     regret{string.Concat(contest.Measures.Select(measure => $"{measure.Name,32}"))}");
foreach (ContenderSummary summary in contest.Run(new CpuDevice()).Summaries)
{
    string measures = string.Concat(summary.Measures.Select(values => FormattableString.Invariant($"{RunningMoments.Of(values.Span).Mean,32:F3}")));
    Console.WriteLine(FormattableString.Invariant($"{summary.Curve.Learner,-26}{summary.Curve.Final,8:F0}{measures}"));
}
