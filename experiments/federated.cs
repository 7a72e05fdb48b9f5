#:project ../src/Bandits/Bandits.csproj
#:property PublishAot=false

// Clients with private costs are paid for their data: regret, costs, payments, and what a client gains by asking for more than its cost.
// Run with: dotnet run -c Release experiments/federated.cs
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Federated;
using Mechanisms.Foundations.Numerics;

FederatedUcb[] protocols =
[
    new() { Rule = new GreedyCover(), Name = "Truth-FedBan" },
    new() { Rule = new DataIncentive(), Name = "Inc-FedUCB", Download = DownloadPolicy.ParticipantsOnly },
    new() { Rule = new FullParticipation(), Name = "DisLinUCB, paid as bid" },
    new(),
];
RegretContest contest = new([.. protocols.Select(protocol => new FederatedContender(protocol, new()))], horizon: 6_250, replications: 10, root: 20240507);

Console.WriteLine($"protocol                    regret{string.Concat(contest.Measures.Select(measure => $"{measure.Name,26}"))}");
foreach (ContenderSummary summary in contest.Run(new CpuDevice()).Summaries)
{
    string measures = string.Concat(summary.Measures.Select(values => FormattableString.Invariant($"{RunningMoments.Of(values.Span).Mean,26:F1}")));
    Console.WriteLine(FormattableString.Invariant($"{summary.Curve.Learner,-26}{summary.Curve.Final,8:F2}{measures}"));
}
