using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Contracting;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Learning.Senders;
using Mechanisms.ScoringRules;

namespace Mechanisms.Examples;

public sealed class LearningTests
{
    private static readonly InformedSendersProblem Experts = InformedSendersProblem.Create(
        joint: new Matrix<double>(2, 4, [0.6, 0, 0, 0, 0, 0, 0, 0.4]),
        signalCounts: [2, 2],
        receiverUtility: new Matrix<double>(3, 2, [1, 0, 0, 1, 0.2, 0.2]),
        senderUtilities: [new Matrix<double>(3, 2, [1, 1, 0.5, 0.5, 0, 0]), new Matrix<double>(3, 2, [0.5, 0.5, 1, 1, 0, 0])]);

    [Fact]
    public void Learns_a_contract_and_hands_it_over() => Printed.Matches("hand-over", () =>
    {
        // snippet: hand-over
        // Only the simulation knows this: effort, at a cost of 0.1, turns a success that is unlikely into one that is likely.
        ContractProblem model = ContractProblem.Create(new Matrix<double>(2, 2, [0.9, 0.1, 0.2, 0.8]), costs: [0, 0.1], rewards: [0, 1]);
        const int Rounds = 100_000;
        ContractRun run = new DiscoverAndCover().Begin([0, 1], Rounds, new StreamKey(7));
        RandomStream chance = new StreamKey(7).Role(Streams.Rewards).Open();
        for (int round = 0; round < Rounds; round++)
        {
            int action = model.BestResponse(run.Announce()).Action;
            run.Observe(chance.NextDouble() < model.OutcomeProbabilities[action, 1].ToDouble() ? 1 : 0);
        }

        CommittedContract learned = run.Commit();
        CommittedContractReport report = learned.Check(model);
        Console.WriteLine($"{learned.Contract}");
        Console.WriteLine($"The agent takes action {report.Action}, which leaves {report.Value:0.000} of {report.Optimum:0.000}.");
        Console.WriteLine($"It does what the learner believed: {report.IsAsBelieved} (off by {report.Miss:0.000}, {report.Allowed:0.000} allowed).");
        // end snippet
    });

    [Fact]
    public void Hands_over_what_a_contender_learned() => Printed.Matches("hand-over-rule", () =>
    {
        // snippet: hand-over-rule
        // A contender plays a learner before a true model: a forecaster who is right six times in ten for nothing, and nine times at a cost.
        ScoringProblem model = ScoringProblem.Create(
            prior: [0.35, 0.65],
            costs: [0, 0.05],
            signals: [new(2, 2, [0.6, 0.4, 0.4, 0.6]), new(2, 2, [0.9, 0.1, 0.1, 0.9])],
            utility: new(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);
        CommittedRule learned = new ForecastingContender(model, new SafeUcb { Scale = 0.02 }).HandOver(horizon: 100_000, new StreamKey(7));
        Console.WriteLine($"Effort {learned.Effort}: the best deviation gains {learned.Check(model).LargestGain:0.000}, the optimistic rule's {(learned with { Rule = learned.Optimistic }).Check(model).LargestGain:0.000}.");
        // end snippet
    });

    // Nobody outside could write one, were its base closed.
    [Fact]
    public void A_receiver_of_ones_own_plays_and_hands_over()
    {
        SendersContender contender = new(Experts, new OwnReceiver(Action: 1));
        ContenderPlay play = contender.Play([10, 100], new StreamKey(1), CancellationToken.None);
        InformedSendersReport report = contender.HandOver(100, new StreamKey(1)).Check(Experts);
        Assert.Equal(0.4, report.ReceiverValue, 1e-12);
        Assert.Equal(100 * (contender.Optimum - 0.4), play.Regret[1], 1e-9);
        Assert.Equal(0, play.FurtherCurves[0][1]);
        Assert.True(report.IsAccepted);
    }
}
