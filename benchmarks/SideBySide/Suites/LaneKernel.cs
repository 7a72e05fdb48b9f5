using System.Runtime.Intrinsics;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.Dynamics;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>A learner with lanes beside the same learner played one episode at a time.</summary>
/// <param name="Name">What is played.</param>
/// <param name="Steps">Rounds of all episodes together.</param>
/// <param name="Play">Plays all in lanes of a width, or one at a time where there is none, and returns what all must agree on.</param>
internal sealed record LaneKernel(string Name, double Steps, Func<LaneWidth?, double> Play)
{
    private const int Rounds = 10_000;
    private const int Episodes = 64;

    private static readonly BernoulliBandit TenArms = new(Sequence.Of(10, arm => 0.05 + (0.1 * arm)));

    private static readonly Sequence<double> EightWeights = Sequence.Of(8, entry => 1 - (0.1 * entry));

    /// <summary>Gets the kernels.</summary>
    public static IReadOnlyList<LaneKernel> All { get; } =
    [
        Bandit("KL-UCB, 10 arms", new KlUcb()),
        Bandit("KL-UCB++, 10 arms", new KlUcbPlusPlus()),
        Bandit("Gaussian Thompson, 10 arms", new GaussianThompson()),
        Contest("CascadeUCB1, 4 of 16 items", new CascadeContender(CascadeModel.Separated(16, 4, 0.2, 0.15), new CascadeUcb1())),
        Contest("CascadeKL-UCB, 4 of 16 items", new CascadeContender(CascadeModel.Separated(16, 4, 0.2, 0.15), new CascadeKlUcb())),
        Trigger("OptGTM, 4 arms, 5 dimensions", ManipulationExperiment.Authors([Optimistic(5)], Episodes, epochs: 1)),
        Trigger("OptGTM, 10 arms, 8 dimensions", TenByEight(Optimistic(8))),
        Trigger("GGTM, 10 arms, 8 dimensions", TenByEight(GrimTrigger.Greedy(EightWeights))),
        Contest("RM+ against itself, random games of 10 by 10", new GameContender(new RegretMatchingPlus(), 10, 10)),
        Contest("Hedge against itself, random games of 10 by 10", new GameContender(new Hedge { LossRange = 2 }, 10, 10)),
    ];

    /// <summary>Measures every kernel.</summary>
    public static void Run(Bench bench)
    {
        bench.Report.Heading("Further learners in lanes, double precision");
        bench.Report.Paragraph($"{Rounds} rounds; million rounds a second of one thread's processor time, and how many times the speed of one episode at a time. Every width gives the value of the learner's runs.");
        bench.Report.TableHead("work", "value", "median", "least", "M rounds/s at least", "÷ one at a time");
        foreach (LaneKernel kernel in All)
        {
            LaneWidth?[] widths = [null, LaneWidth.Bits256, .. Vector512.IsHardwareAccelerated ? [LaneWidth.Bits512] : Array.Empty<LaneWidth?>()];
            double expected = kernel.Play(null);
            IReadOnlyList<Timing> timings = bench.Clock.Measure(
                [.. widths.Select(width => new Contender(width?.ToString() ?? "one at a time", () => kernel.Play(width)))], value => value.Equals(expected));
            foreach (Timing timing in timings)
            {
                bench.Report.Row(
                    $"{kernel.Name}, {timing.Name}", Report.Number(timing.Value, "0.0"), Report.Time(timing.Median), Report.Time(timing.Minimum),
                    Report.Number(kernel.Steps / timing.Minimum / 1e6, "0.0"), Report.Ratio(timings[0].Minimum / timing.Minimum));
            }
        }

        bench.Report.TableEnd();
    }

    private static LaneKernel Bandit(string name, ILearner learner) => new(name, (double)Rounds * Episodes, width =>
    {
        CpuDevice device = new() { Threads = 1, Lanes = width ?? LaneWidth.Scalar };
        ILearner playing = width is null ? new RunsOnly(learner) : learner;
        return device.Play(new(TenArms, playing, Sequence.Of(Episodes, episode => new Episode([], (uint)episode)), Rounds, [Rounds], root: 7))
            .Average(result => result.Regret[0]);
    });

    // On a device of scalar width contests play one replication after the other.
    private static LaneKernel Contest(string name, IContender contender) => new(name, (double)Rounds * Episodes, width =>
        new RegretContest([contender], Rounds, Episodes, root: 7, [Rounds]).Run(new CpuDevice { Threads = 1, Lanes = width ?? LaneWidth.Scalar }).Curves[0].Final);

    private static LaneKernel Trigger(string name, ManipulationExperiment experiment) => new(name, (double)Rounds * Episodes, width =>
        experiment.Play(0, new CpuDevice { Threads = 1, Lanes = width ?? LaneWidth.Scalar }).Summary(0).Curve.Final);

    private static GrimTrigger Optimistic(int dimension) => GrimTrigger.Optimistic(ManipulationExperiment.AuthorsRadius(dimension));

    private static ManipulationExperiment TenByEight(GrimTrigger learner) => new(
        EightWeights, 0.5, new(10, 8, [.. Enumerable.Range(0, 80).Select(index => index / 8 == index % 8 ? 0.1 : -0.1)]), [learner], Rounds, 1, Episodes, root: 7);

    /// <summary>Hides the lanes of a learner.</summary>
    private sealed class RunsOnly(ILearner learner) : ILearner
    {
        public string Name => learner.Name;

        public LearnerRun Begin(int arms, long horizon, StreamKey key) => learner.Begin(arms, horizon, key);
    }
}
