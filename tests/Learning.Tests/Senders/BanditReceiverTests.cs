using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;

namespace Mechanisms.Learning.Tests.Senders;

/// <summary>The second phase of bandit feedback, and the slacks of both kinds of feedback, against plain arithmetic.</summary>
public sealed class BanditReceiverTests
{
    private const int Regret = 0;

    // Utilities are fifths around a table, and tables change after the constant rounds. With four profiles the last one is seen in one round of a hundred: some of its actions are never tried.
    private static Arbitrary<BanditRounds> Played { get; } = Arb.From(
        from counts in Gen.Elements<int[]>([2], [3], [2, 2])
        from actions in Gen.Choose(2, 3)
        from scale in Gen.Elements(0.01, 0.03, 0.1, 0.5)
        let task = new SendersTask(new([.. counts]), actions)
        let parties = counts.Length + 1
        from tables in Gen.Choose(0, 4).ArrayOf(2 * parties * task.Entries)
        from draws in Gen.Choose(0, 99).ArrayOf(BanditRounds.Horizon)
        from chosen in Gen.Choose(0, actions - 1).ArrayOf(BanditRounds.Horizon)
        from noise in Gen.Choose(0, 1).ArrayOf(parties * BanditRounds.Horizon)
        select new BanditRounds(task, scale, [.. Enumerable.Range(0, BanditRounds.Horizon).Select(round => Round(task, tables, noise, round, draws[round], chosen[round]))]));

    [Fact]
    public void The_promise_is_best_by_the_optimistic_program_of_the_specification() =>
        Prop.ForAll(Played, rounds => rounds.Agrees(rounds.Learned())).Check(Laws.Config.WithMaxTest(60));

    // Known-bad subjects: each is another program, of which the promise is not the best, or whose slack is another. Of the first 100 samples 8, 10, 5, 9 and 43 tell the first five apart, and all tell the others.
    [Fact]
    public void Finds_programs_that_are_not_those_of_the_specification()
    {
        BanditRounds[] samples = Laws.Sample(Played.Generator, 10, 300);
        Promise[] learned = [.. samples.Select(rounds => rounds.Learned())];
        Assert.All(samples.Zip(learned), run => Assert.True(run.First.Agrees(run.Second)));
        Func<BanditRounds, BanditRounds>[] planted =
        [
            rounds => rounds with { BonusFactor = 0 },
            rounds => rounds with { BonusFactor = 1 / rounds.Scale },
            rounds => rounds with { AreProfilesWeighted = false },
            rounds => rounds with { UntriedMean = 0 },
            rounds => rounds with { IncentiveRounds = BanditRounds.Horizon },
            rounds => rounds with { RootFactor = 1 },
            rounds => rounds with { BernsteinFactor = 0 },
            rounds => rounds with { SlackFactor = 1 / rounds.Scale },
        ];
        int[] found = [.. planted.Select(bug => samples.Zip(learned).Count(run => !bug(run.First).Agrees(run.Second)))];
        Assert.All(found, count => Assert.True(count >= 3, string.Join(' ', found)));
    }

    // ε₁ = √(4 L/m) + 4 L/(3 m): L = 13.7747, m = 16; L = 18.2166, m = 97; L = 20.1395, m = 5000.
    [Theory]
    [InlineData(new[] { 2 }, 2, 1000, 0.5, 0.05, 3.00360409150524)]
    [InlineData(new[] { 2, 2 }, 3, 5000, 2.0 / 3, 0.1, 1.1168686900201754)]
    [InlineData(new[] { 3 }, 2, 100_000, 0.8, 0.05, 0.13155091430822585)]
    public void The_slack_under_bandit_feedback_is_that_of_the_specification(int[] counts, int actions, long horizon, double alpha, double confidence, double slack)
    {
        foreach (double scale in (double[])[1, 0.1])
        {
            BanditFeedbackReceiver learner = new() { Alpha = alpha, Confidence = confidence, Scale = scale };
            BanditFeedbackRun run = (BanditFeedbackRun)learner.Begin(new(new([.. counts]), actions), horizon);
            for (int round = 0; run.Promise().Slack == 0; round++)
            {
                Assert.Equal(1, run.Promise().Probabilities[0, round % actions]);
                run.Observe(new(round % 2, round % actions, [.. Enumerable.Repeat(0.5, counts.Length + 1)]));
            }

            Assert.Equal(scale * slack, run.Promise().Slack, 1e-12);
        }
    }

    // ε = √(2 L/t): L = 13.0815, t = 250; L = 17.5155, t = 5000.
    [Theory]
    [InlineData(new[] { 2 }, 2, 1000, 250, 0.05, 0.3235001252906598)]
    [InlineData(new[] { 2, 2 }, 3, 5000, 5000, 0.1, 0.08370618264400012)]
    public void The_slack_under_full_feedback_is_that_of_the_specification(int[] counts, int actions, long horizon, int rounds, double confidence, double slack)
    {
        foreach (double scale in (double[])[1, 0.1])
        {
            FullFeedbackRun run = (FullFeedbackRun)new FullFeedbackReceiver { Confidence = confidence, Scale = scale }.Begin(new(new([.. counts]), actions), horizon);
            for (int round = 0; round < rounds; round++)
            {
                run.Observe(new(round % 2, [.. Enumerable.Repeat(0.5, (counts.Length + 1) * actions)]));
            }

            Assert.Equal(scale * slack, run.Promise().Slack, 1e-12);
        }
    }

    // Action 0 is worth 1/2, action 1 is worth 0 or 1 and 0.6 on average; senders do not mind. In the constant rounds action 1 may seem worse: without a bonus it is never tried again, and 0.1 is lost in every round:
    // as happens in 14 of these 100 runs, with regrets up to 496. With the bonus regrets are from 30 to 84. The key is fixed.
    [Fact]
    public void Without_optimism_what_seems_worse_at_first_is_never_tried_again()
    {
        InformedSendersProblem model = InformedSendersProblem.Create(
            new Matrix<double>(2, 1, [0.4, 0.6]), [1], new Matrix<double>(2, 2, [0.5, 0.5, 0, 1]), [new Matrix<double>(2, 2, [0, 0, 0, 0])]);
        Assert.True(Regrets(scale: 1).Max() < 150);
        Assert.True(Regrets(scale: 1e-9).Count(regret => regret > 400) > 5);

        Sequence<double> Regrets(double scale) => SendersModels.Play(new(model, new BanditFeedbackReceiver { Alpha = 0.5, Scale = scale }), 5000, 100).Measures[Regret];
    }

    private static (int Profile, int Action, double[] Utilities) Round(SendersTask task, int[] tables, int[] noise, int round, int draw, int chosen)
    {
        (int parties, int late) = (task.Senders + 1, round < BanditRounds.Constant ? 0 : 1);
        int profile = Math.Min(task.Signals.Count - 1, ((int[])[50, 80, 99]).Count(bound => draw >= bound));
        int action = late == 0 ? round % task.Actions : chosen;
        return (profile, action, [.. Enumerable.Range(0, parties).Select(party =>
            (tables[(((((late * parties) + party) * task.Signals.Count) + profile) * task.Actions) + action] + noise[(round * parties) + party]) / 5.0)]);
    }
}
