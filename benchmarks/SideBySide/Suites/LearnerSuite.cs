using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Bandit learners on one thread: the agreed scenarios, and the public path of one learner in one environment.</summary>
internal sealed class LearnerSuite : ISuite
{
    private const int LongRounds = 2_000_000;

    private static readonly BernoulliBandit TenArms = new(Sequence.Of(10, arm => 0.05 + (0.1 * arm)));

    private static readonly BernoulliBandit NineArms = new(Sequence.Of(9, arm => 0.1 * (arm + 1)));

    private static readonly ILearner[] NinePolicies =
    [
        new Ucb1(), new UcbV(), new Moss(), new KlUcb(), new KlUcbPlusPlus(), new Imed(), new BayesUcb(), new BetaThompson(), new EpsilonGreedy(),
    ];

    public string Name => "learners";

    public string Summary => "bandit learners: UCB1 on ten arms, nine policies on nine arms, one run at a time";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Bandit learners");
        bench.Report.Paragraph(
            "One thread, no vectors across arms of one learner. The value is mean pseudo-regret; a time is read where it is right. Elsewhere, reported and not run here: "
            + "SMPyBandits 87,000 steps/s for UCB1 on ten arms, MABWiser 7,000, a NumPy script 118,000, a Numba loop 19 million; 749 s for nine policies of SMPyBandits.");
        bench.Report.TableHead("work", "regret", "median", "least", "steps/s at least time");
        Row(bench, "UCB1, 10 arms, 10,000 rounds, 100 runs, widest lanes (B9)", 100L * 10_000, 350, 20, () => Regret(new Ucb1(), TenArms, 10_000, 100, LaneWidth.Automatic));
        Row(bench, "the same, one run at a time", 100L * 10_000, 350, 20, () => Regret(new Runs(new Ucb1()), TenArms, 10_000, 100, LaneWidth.Scalar));
        Row(bench, "UCB1, 10 arms, one run of 2,000,000 rounds through a device", LongRounds, 800, 200, () => Regret(new Runs(new Ucb1()), TenArms, LongRounds, 1, LaneWidth.Scalar));
        Row(bench, "UCB1, 10 arms, one run of 2,000,000 rounds, Choose and Observe in a loop", LongRounds, 800, 200, () => Loop(new Ucb1()));
        double nine = 0;
        foreach (ILearner learner in NinePolicies)
        {
            nine += Row(bench, $"{learner.Name}, 9 arms, 10,000 rounds, 100 runs (B10)", 100L * 10_000, 250, 250, () => Regret(learner, NineArms, 10_000, 100, LaneWidth.Automatic));
        }

        bench.Report.TableEnd();
        bench.Report.Paragraph($"The nine policies together: {Report.Time(nine)} of one thread's processor time.");
    }

    private static double Row(Bench bench, string work, long steps, double expected, double allowed, Func<double> measured)
    {
        Timing timing = bench.Clock.Measure([new(work, measured)], value => Math.Abs(value - expected) <= allowed)[0];
        bench.Report.Row(
            work, Report.Number(timing.Value, "0.0"), Report.Time(timing.Median), Report.Time(timing.Minimum),
            Report.Number(steps / timing.Minimum / 1e6, "0.0") + " million");
        return timing.Median;
    }

    private static double Regret(ILearner learner, BernoulliBandit environment, int horizon, int runs, LaneWidth width) =>
        new CpuDevice { Threads = 1, Lanes = width }.Play(new(
            environment, learner, Sequence.Of(runs, run => new Episode([], (uint)run)), horizon, [horizon], root: 7)).Average(result => result.Regret[0]);

    // What a user writes: a run, thresholds, a stream.
    private static double Loop(Ucb1 learner)
    {
        StreamKey key = new(7);
        LearnerRun run = learner.Begin(TenArms.Arms, LongRounds, key);
        BernoulliThreshold[] thresholds = [.. TenArms.Means.Select(BernoulliThreshold.FromProbability)];
        long[] shows = new long[TenArms.Arms];
        RandomStream rewards = key.Role(Streams.Rewards).Open();
        for (int round = 0; round < LongRounds; round++)
        {
            int arm = run.Choose();
            shows[arm]++;
            run.Observe(arm, new(IsClicked: true, rewards.NextBernoulli(thresholds[arm]) ? 1 : 0));
        }

        double best = TenArms.Means.Max();
        return shows.Select((count, arm) => count * (best - TenArms.Means[arm])).Sum();
    }

    // Hides lanes, so that a device drives runs.
    private sealed class Runs(ILearner learner) : ILearner
    {
        public string Name => learner.Name;

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => learner.Begin(arms, horizon, key);
    }
}
