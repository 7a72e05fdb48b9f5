#:project ../src/Bandits/Bandits.csproj
#:property PublishAot=false

// Learners of full information in random zero-sum games, against copies of themselves and against somebody who knows their strategy.
// Run with: dotnet run -c Release experiments/no-regret.cs
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Dynamics;

INoRegretLearner[] learners =
[
    new Hedge { Rate = new LearningRate.Constant(1_000), Name = "follow the leader" },
    new Hedge { LossRange = 2 },
    new Hedge { LossRange = 2, Hint = Hint.LastLoss, Name = "optimistic Hedge" },
    new RegretMatchingPlus(),
];
Console.WriteLine("learner            opponent            regret   exploitability of average play");
foreach (Opponent opponent in Enum.GetValues<Opponent>())
{
    RegretContest contest = new(
        [.. learners.Select(learner => new GameContender(learner, 10, 10) { Opponent = opponent })], horizon: 10_000, replications: 10, root: 20240507);
    foreach (ContenderSummary summary in contest.Run(new CpuDevice()).Summaries)
    {
        double exploitability = RunningMoments.Of(summary.Measures[0].Span).Mean;
        Console.WriteLine(FormattableString.Invariant($"{summary.Curve.Learner,-19}{opponent,-16}{summary.Curve.Final,10:F1}{exploitability,34:E1}"));
    }
}
