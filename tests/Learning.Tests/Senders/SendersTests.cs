using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Senders;

namespace Mechanisms.Learning.Tests.Senders;

public sealed class SendersTests
{
    private const int Regret = 0;
    private const int Violation = 1;
    private const int Gain = 4;
    private const int Loss = 5;

    private static Arbitrary<(InformedSendersProblem Model, Promise Promise)> PromisedModels { get; } = Arb.From(
        from model in SendersModels.Any.Generator
        from actions in Gen.Choose(0, model.ActionCount - 1).ArrayOf(model.Signals.Count)
        select (model, new Promise(
            new Matrix<double>(
                model.Signals.Count,
                model.ActionCount,
                [.. actions.SelectMany(chosen => Enumerable.Range(0, model.ActionCount).Select(action => action == chosen ? 1.0 : 0.0))]),
            0)));

    // The independent oracle is the design room's program on the known model.
    [Fact]
    public void With_exact_frequencies_the_promise_is_a_best_truthful_one() => Prop.ForAll(SendersModels.Any, model =>
    {
        FullFeedbackRun run = (FullFeedbackRun)new FullFeedbackReceiver { Scale = 1e-9 }.Begin(SendersModels.TaskOf(model), 1000);
        SendersModels.Feed(run, model, SendersModels.Weight);
        InformedSendersReport report = run.Commit().Check(model);
        Assert.Equal(model.Solve(new TruthfulReports()).Value, report.ReceiverValue, 1e-7);
        Assert.True((report.Best?.Gain ?? 0) <= 1e-7);
    }).Check(Laws.Config.WithMaxTest(100));

    [Theory]
    [InlineData("017-random-n2-s2-t2-a3.json")]
    [InlineData("025-random-n3-s2-t2-a3.json")]
    [InlineData("022-random-n2-s4-t4-a4.json")]
    public void With_exact_frequencies_the_value_is_that_of_the_test_vectors(string file)
    {
        (InformedSendersProblem model, double value) = SendersModels.Read(file);
        FullFeedbackRun run = (FullFeedbackRun)new FullFeedbackReceiver { Scale = 1e-9 }.Begin(SendersModels.TaskOf(model), 1_000_000);
        SendersModels.Feed(run, model, 10_000);
        Assert.Equal(value, run.Commit().Check(model).ReceiverValue, 1e-6);
    }

    [Fact]
    public void The_biased_senders_are_those_of_the_test_vectors()
    {
        (InformedSendersProblem model, double value) = SendersModels.Read("019-random-n2-s3-t3-a3.json");
        Assert.Equal(model, PromiseModels.Biased);
        Assert.Equal(5936681.0 / 8601000, value, 1e-12);
    }

    [Fact]
    public void Constant_promises_violate_exactly_nothing() => Prop.ForAll(SendersModels.Any, model =>
    {
        foreach (double alpha in (double[])[0.5, 2.0 / 3, 0.9])
        {
            long explored = (long)Math.Ceiling(Math.Pow(200, alpha) - 1e-9);
            SendersContender contender = new(model, new BanditFeedbackReceiver { Alpha = alpha, Scale = 0.1 });
            ContenderPlay play = contender.Play([explored, 200], new StreamKey(1), CancellationToken.None);
            Assert.Equal(0, play.FurtherCurves[0][0]);
        }
    }).Check(Laws.Config.WithMaxTest(30));

    [Fact]
    public void The_simulation_judges_promises_as_the_checker_does() => Prop.ForAll(PromisedModels, subject =>
    {
        (InformedSendersProblem model, Promise promise) = subject;
        InformedSendersReport report = promise.Check(model);
        Assert.Equal(report.ReceiverValue, new SendersModel(model).Value(promise), 1e-12);
        Assert.Equal(Math.Max(0, report.Best?.Gain ?? 0), new SendersModel(model).Violation(promise), 1e-12);
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void The_promises_so_judged_reward_lies() =>
        Assert.True(Laws.Sample(PromisedModels.Generator, 30, 100).Count(subject => subject.Promise.Check(subject.Model).Best?.Gain > 0.01) > 20);

    // On the good event every true row of incentives holds up to twice the slack, and the value is within twice the slack of the optimum.
    [Fact]
    public void Promises_keep_within_twice_the_slack_they_declare() => Prop.ForAll(SendersModels.Any, model =>
    {
        SendersContender contender = new(model, new FullFeedbackReceiver());
        SendersEpisodeEnd end = SendersEpisodeEnd.Of(contender, 500);
        Assert.True(end.Report.Best is null || end.Report.Best.Value.Gain <= (2 * end.Slack) + 1e-9);
        Assert.True(contender.Optimum - end.Report.ReceiverValue <= (2 * end.Slack) + 1e-9);
    }).Check(Laws.Config.WithMaxTest(30));

    // The figures 1.18, 1.29, 1.45, 1.57 are of an instance that the specification does not name.
    [Fact]
    public void Violation_over_the_root_of_time_is_that_of_the_specification()
    {
        SendersContender contender = new(PromiseModels.Biased, new FullFeedbackReceiver { Scale = 0.1 });
        double[] expected = [1.18, 1.29, 1.45, 1.57];
        for (int place = 0; place < expected.Length; place++)
        {
            long horizon = 1000L << (2 * place);
            ContenderSummary summary = SendersModels.Play(contender, horizon, 4);
            Assert.InRange(summary.Measures[Violation].Average() / Math.Sqrt(horizon), expected[place] - 0.15, expected[place] + 0.15);
            Assert.True(summary.Measures[Regret].Average() < 0);
        }
    }

    [Fact]
    public void Finds_a_receiver_who_does_not_mind_lies()
    {
        SendersContender careless = new(PromiseModels.Biased, new FullFeedbackReceiver { Scale = 1e6 });
        SendersContender careful = new(PromiseModels.Biased, new FullFeedbackReceiver { Scale = 0.1 });
        Assert.True(Slope(careless, [1000, 4000, 16_000], 3).Exponent > 0.95);
        Assert.True(Slope(careful, [1000, 4000, 16_000], 3).Exponent < 0.65);
        Assert.True(SendersModels.Play(careless, 4000, 2).Measures[Gain].Min() > 0.05);
    }

    [LongFact]
    public void Violation_grows_as_the_root_of_time_under_full_feedback() =>
        Assert.True(Slope(new(PromiseModels.Biased, new FullFeedbackReceiver { Scale = 0.1 }), [10_000, 100_000, 1_000_000, 10_000_000], 3).High <= 0.55);

    // With α = 1/2 the first phase has a hundred rounds only at 10⁴, whose slack still allows nearly anything: from there on the interval reaches above what is wanted (0.775 to 0.811 of 64 runs). The three decades from 10^4.5
    // on are 0.764 (0.741 to 0.786).
    [LongFact]
    public void Violation_grows_as_its_bound_under_bandit_feedback()
    {
        Sequence<long> early = [10_000, 100_000, 1_000_000, 10_000_000];
        Sequence<long> late = [31_623, 316_228, 3_162_278, 31_622_777];
        foreach ((double alpha, Sequence<long> horizons, int runs) in ((double, Sequence<long>, int)[])[(0.5, late, 48), (0.67, early, 16), (0.8, early, 16)])
        {
            GrowthFit fit = Slope(new(PromiseModels.Biased, new BanditFeedbackReceiver { Scale = 0.02, Alpha = alpha }), horizons, runs);
            Assert.True(fit.High <= 1 - (alpha / 2) + 0.05, FormattableString.Invariant($"{alpha}: {fit.Exponent} in [{fit.Low}, {fit.High}]"));
        }
    }

    [Fact]
    public void The_same_bits_come_on_one_thread_and_on_two()
    {
        ISendersLearner[] learners = [new FullFeedbackReceiver(), new BanditFeedbackReceiver()];
        InformedSendersProblem model = Laws.Sample(SendersModels.Any.Generator, 10, 1)[0];
        RegretContest contest = new([.. learners.Select(learner => (IContender)new SendersContender(model, learner))], 2000, 4, 1);
        Assert.Equal(contest.Run(new CpuDevice { Threads = 1 }).Summaries, contest.Run(new CpuDevice { Threads = 2 }).Summaries);
    }

    [Fact]
    public void Rounds_between_solves_allocate_nothing()
    {
        SendersTask task = new(new([2, 2]), 2);
        FullFeedbackRun full = (FullFeedbackRun)new FullFeedbackReceiver { ResolveRatio = 100 }.Begin(task, 10_000);
        BanditFeedbackRun bandit = (BanditFeedbackRun)new BanditFeedbackReceiver { ResolveRatio = 100 }.Begin(task, 100);
        double[] all = [0.1, 0.9, 0.3, 0.7, 0.5, 0.5];
        for (int round = 0; round < 80; round++)
        {
            _ = full.Promise();
            full.Observe(new(round % 4, all));
            _ = bandit.Promise();
            bandit.Observe(new(round % 4, round % 2, all.AsSpan(0, 3)));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 15; round++)
        {
            _ = full.Promise();
            full.Observe(new(round % 4, all));
            _ = bandit.Promise();
            bandit.Observe(new(round % 4, round % 2, all.AsSpan(0, 3)));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(1, bandit.Resolves);
    }

    [Fact]
    public void Forks_go_on_alone_and_alike()
    {
        double[] all = [0.1, 0.9, 0.3, 0.7, 0.5, 0.5];
        foreach (ISendersLearner learner in (ISendersLearner[])[new FullFeedbackReceiver { Scale = 0.1 }, new BanditFeedbackReceiver { Scale = 0.1 }])
        {
            SendersRun run = learner.Begin(new(new([2, 2]), 2), 300);
            Drive(run, 0, 50);
            SendersRun fork = run.Fork();
            Drive(run.Fork(), 50, 300);
            Assert.Equal(50, run.Rounds);
            Drive(run, 50, 200);
            Drive(fork, 50, 200);
            Assert.Equal(run.Promise(), fork.Promise());
            Assert.Equal((run.Resolves, run.Pivots), (fork.Resolves, fork.Pivots));
        }

        void Drive(SendersRun run, int from, int to)
        {
            for (int round = from; round < to; round++)
            {
                _ = run.Promise();
                if (run is FullFeedbackRun full)
                {
                    full.Observe(new(round * 7 % 4, all));
                }
                else
                {
                    ((BanditFeedbackRun)run).Observe(new(round * 7 % 4, round % 2, all.AsSpan(round % 3, 3)));
                }
            }
        }
    }

    [Fact]
    public void One_action_or_one_signal_leaves_nothing_to_lose()
    {
        InformedSendersProblem model = InformedSendersProblem.Create(new Matrix<double>(2, 1, [0.5, 0.5]), [1], new Matrix<double>(1, 2, [0.2, 0.8]), [new Matrix<double>(1, 2, [1, 0])]);
        foreach (ISendersLearner learner in (ISendersLearner[])[new FullFeedbackReceiver(), new BanditFeedbackReceiver()])
        {
            ContenderSummary summary = SendersModels.Play(new(model, learner), 50, 2);
            Assert.All([Regret, Violation, Gain, Loss], measure => Assert.All(summary.Measures[measure], value => Assert.Equal(0, value, 1e-9)));
        }
    }

    [Fact]
    public void More_actions_than_rounds_are_survived() => Assert.Equal(
        0, SendersModels.Play(new(Laws.Sample(SendersModels.Any.Generator, 10, 20).MaxBy(model => model.ActionCount)!, new BanditFeedbackReceiver()), 2, 1).Measures[Violation][0]);

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        SendersTask task = new(new([2]), 2);
        FullFeedbackRun run = (FullFeedbackRun)new FullFeedbackReceiver().Begin(task, 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Observe(new(2, [0.0, 0, 0, 0])));
        Assert.Throws<ArgumentException>(() => run.Observe(new(0, [0.0, 0, 0])));
        Assert.Throws<ArgumentException>(() => run.Observe(new(0, [0.0, 0, 0, double.NaN])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FullFeedbackReceiver().Begin(task, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BanditFeedbackReceiver { Alpha = 0.4 });
        Assert.Throws<ArgumentException>(() => new SendersTask(default, 2));
        InformedSendersProblem large = InformedSendersProblem.Create(new Matrix<double>(1, 1, [1]), [1], new Matrix<double>(1, 1, [2]), [new Matrix<double>(1, 1, [0])]);
        Assert.Contains("[0, 1]", Assert.Throws<ArgumentException>(() => new SendersContender(large, new FullFeedbackReceiver())).Message, StringComparison.Ordinal);
        Assert.Contains("joint law", Assert.Throws<ArgumentException>(() => new SendersContender(
            InformedSendersProblem.FromWeightedUtilities([1], large.ReceiverUtility, large.SenderUtilities), new FullFeedbackReceiver())).Message, StringComparison.Ordinal);
    }

    private static GrowthFit Slope(SendersContender contender, Sequence<long> horizons, int replications) => GrowthFit.Of(
        horizons, horizons.Select(horizon => SendersModels.Play(contender, horizon, replications).FurtherCurves[0].Finals).ToSequence())!;
}
