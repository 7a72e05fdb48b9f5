using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Fairness;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Fairness;

public sealed class FairExp2Tests
{
    private const double Penalty = 1.5;
    private static readonly StreamKey Key = new(3);
    private static readonly FairExp2 Learner = new() { Penalty = Penalty };

    // The log ratio of weights is the rate times the difference of estimated costs, so its mean over draws must be that of true costs.
    [Fact]
    public void Estimated_costs_are_right_on_average_over_all_draws_of_the_hypothesis() => Prop.ForAll(FairCase.Arbitrary, @case =>
    {
        FairRun run = Learner.Begin(@case.Hypotheses, @case.Individuals, 10, Key);
        double rate = Math.Sqrt(Math.Log(Math.Max(@case.Hypotheses, 2)) / 10) / (@case.Individuals * (1 + Penalty));
        for (int round = 0; round < 3; round++)
        {
            FairRound faced = @case.Round(round);
            run.Face(faced);
            FairnessReport? report = @case.Panel.Audit(run.Acceptance);
            double[] mean = new double[@case.Hypotheses];
            for (int drawn = 0; drawn < @case.Hypotheses; drawn++)
            {
                FairRun fork = run.Fork();
                fork.Observe(drawn, @case.Labels(round), report);
                for (int hypothesis = 0; hypothesis < mean.Length; hypothesis++)
                {
                    double step = -Math.Log(fork.Weights[hypothesis] / fork.Weights[0] * run.Weights[0] / run.Weights[hypothesis]);
                    mean[hypothesis] += run.Weights[drawn] * step / rate;
                }
            }

            for (int hypothesis = 0; hypothesis < mean.Length; hypothesis++)
            {
                double expected = FairCase.Cost(faced, hypothesis, @case.Labels(round), report, Penalty)
                    - FairCase.Cost(faced, 0, @case.Labels(round), report, Penalty);
                Assert.Equal(expected, mean[hypothesis], 1e-9);
            }

            run.Observe(@case.Labels(round), report);
        }
    }).Check(Laws.Config.WithMaxTest(300));

    // All sequences of draws with their exact probabilities; the reports are those of a panel that sees the policy.
    [Fact]
    public void Expected_Lagrangian_regret_respects_its_bound_when_every_draw_is_enumerated() => Prop.ForAll(FairCase.Arbitrary, @case =>
    {
        const int rounds = 4;
        double[] regret = Regret(Learner.Begin(@case.Hypotheses, @case.Individuals, rounds, Key), @case, 0, rounds);
        Assert.True(regret.Max() <= Learner.RegretBound(@case.Hypotheses, @case.Individuals, rounds) + 1e-9, string.Join(", ", regret));
    }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void The_panel_sees_the_policy_and_not_the_draw()
    {
        // Two hypotheses, each fair to one of two equals: an even mixture treats both alike, either draw does not.
        FairRun run = Learner.Begin(2, 2, 10, Key);
        run.Face(new(new(2, 2, [true, false, false, true])));
        AuditPanel panel = new([new(2, 2, [0, 0, 0, 0])], 0.05);
        Assert.Null(panel.Audit(run.Acceptance));

        // Judged by the draw it would be reported.
        double[] drawn = [run.Hypothesis == 0 ? 1 : 0, run.Hypothesis == 0 ? 0 : 1];
        Assert.NotNull(panel.Audit(drawn));
    }

    [Fact]
    public void Labels_of_the_rejected_are_never_read() => Prop.ForAll(FairCase.Arbitrary, @case =>
    {
        FairRun run = Learner.Begin(@case.Hypotheses, @case.Individuals, 10, Key);
        FairRun other = run.Fork();
        for (int round = 0; round < 10; round++)
        {
            FairRound faced = @case.Round(round);
            run.Face(faced);
            other.Face(faced);
            Assert.Equal(run.Hypothesis, other.Hypothesis);
            bool[] labels = @case.Labels(round);
            run.Observe(labels, null);
            other.Observe([.. labels.Select((label, individual) => faced.Decisions[run.Hypothesis, individual] ? label : !label)], null);
            Assert.Equal(run.Weights.ToArray(), other.Weights.ToArray());
        }
    }).Check(Laws.Config);

    [Fact]
    public void When_all_deserve_it_the_policy_comes_to_accept_all()
    {
        FairRun run = new FairExp2 { Penalty = 0 }.Begin(3, 2, 2000, Key);
        FairRound round = new(new(3, 2, [false, false, true, false, true, true]));
        for (int played = 0; played < 2000; played++)
        {
            run.Face(round);
            run.Observe([true, true], null);
        }

        Assert.True(run.Weights[2] > 0.99, $"{run.Weights[2]}");
    }

    [Fact]
    public void One_hypothesis_has_no_regret_and_equal_treatment_is_never_reported() => Prop.ForAll(FairCase.Arbitrary, @case =>
    {
        FairCase one = @case with { Hypotheses = 1 };
        Assert.All(Regret(Learner.Begin(1, @case.Individuals, 4, Key), one, 0, 4), value => Assert.Equal(0, value, 1e-12));
        Assert.Null(@case.Panel.Audit(Enumerable.Repeat(0.4, @case.Individuals).ToArray()));
    }).Check(Laws.Config);

    [Fact]
    public void A_higher_penalty_buys_fewer_reports()
    {
        int[] reports = [.. ((double[])[0, 1, 3]).Select(penalty => FairWorld.Play(new FairExp2 { Penalty = penalty }, 1500, Key).Reports)];
        Assert.True(reports[0] > reports[1] && reports[1] > reports[2], string.Join(", ", reports));
    }

    // Five keys; the bound is on the mean, and the measured regret lies far below it.
    [LongFact]
    public void Regret_lies_below_its_bound_in_a_world_of_linear_classifiers()
    {
        foreach (double penalty in (double[])[0, 1, 3])
        {
            FairExp2 learner = new() { Penalty = penalty };
            double mean = Enumerable.Range(0, 5).Average(replication => FairWorld.Play(learner, 4000, Key.Replication(replication)).Regret);
            Assert.InRange(mean, 0, learner.RegretBound(30, 3, 4000));
        }
    }

    [Fact]
    public void Quorum_and_slack_decide_what_is_reported()
    {
        Matrix<double> strict = new(2, 2, [0, 0, 0, 0]);
        Matrix<double> lax = new(2, 2, [0, 1, 1, 0]);
        Assert.Equal(new FairnessReport(1, 0), new AuditPanel([strict], 0.05).Audit([0.2, 0.9]));
        Assert.Null(new AuditPanel([strict, lax], 0.05).Audit([0.2, 0.9]));
        Assert.Equal(new FairnessReport(1, 0), new AuditPanel([strict, lax], 0.05, 0.5).Audit([0.2, 0.9]));
        Assert.Null(new AuditPanel([strict], 0.75).Audit([0.2, 0.9]));
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        FairRun run = Learner.Begin(2, 2, 10, Key);
        Assert.Throws<InvalidOperationException>(() => run.Observe([true, true], null));
        Assert.Throws<ArgumentException>(() => run.Face(new(new(1, 2, [true, false]))));
        run.Face(new(new(2, 2, [true, false, true, true])));
        Assert.Throws<ArgumentException>(() => run.Observe([true], null));
        Assert.Throws<ArgumentException>(() => run.Observe([true, true], new FairnessReport(0, 0)));
        Assert.Throws<ArgumentException>(() => run.Observe([true, true], new FairnessReport(0, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Observe(2, [true, true], null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FairExp2 { Penalty = double.NaN });
        Assert.Throws<ArgumentException>(() => new AuditPanel([], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AuditPanel([new(1, 1, [0])], 0, 0));
        Assert.Throws<ArgumentException>(() => new AuditPanel([new(1, 1, [0])], 0).Audit([0.5, 0.5]));
    }

    /// <summary>Expected cost of the learner less that of each hypothesis, over all draws.</summary>
    private static double[] Regret(FairRun run, FairCase @case, int round, int rounds)
    {
        double[] regret = new double[@case.Hypotheses];
        if (round == rounds)
        {
            return regret;
        }

        FairRound faced = @case.Round(round);
        run.Face(faced);
        FairnessReport? report = @case.Panel.Audit(run.Acceptance);
        for (int drawn = 0; drawn < @case.Hypotheses; drawn++)
        {
            FairRun fork = run.Fork();
            fork.Observe(drawn, @case.Labels(round), report);
            double[] later = Regret(fork, @case, round + 1, rounds);
            for (int hypothesis = 0; hypothesis < regret.Length; hypothesis++)
            {
                double now = FairCase.Cost(faced, drawn, @case.Labels(round), report, Penalty) - FairCase.Cost(faced, hypothesis, @case.Labels(round), report, Penalty);
                regret[hypothesis] += run.Weights[drawn] * (now + later[hypothesis]);
            }
        }

        return regret;
    }
}
