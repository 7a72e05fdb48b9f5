using System.Diagnostics;
using System.Runtime.Intrinsics;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Many episodes at once on the lanes of one core and on two cores, against NumPy vectorized over episodes.</summary>
internal sealed class LaneSuite : ISuite
{
    private const int Rounds = 10_000;
    private const int Episodes = 128;
    private const int NumpyEpisodes = 1_000;
    private const int RooflineRounds = 200_000;
    private const double ExpectedRegret = 350;
    private const double AllowedRegret = 20;
    private const double WantedCores = 1.7;
    private const int CoreRepetitions = 5;

    private static readonly ClickUtility Utility = new ClickUtility.ClickPenalty(5);
    private static readonly BernoulliBandit TenArms = new(Sequence.Of(10, arm => 0.05 + (0.1 * arm)));
    private static readonly ClickBandit TenSellers = new(Sequence.Of(10, arm => 0.05 + (0.1 * arm)), Utility);

    public string Name => "lanes";

    public string Summary => "thousands of episodes at once on vector lanes: UCB1 and UCB-S, 10 arms, 10,000 rounds, and further learners";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Episodes in lanes");
        bench.Report.Paragraph(
            $"Ten arms, {Rounds} rounds, {Episodes} episodes, one thread: million arm-pulls a second of its processor time. UCB1 finds the largest index by one product and one sum "
            + "an arm; \"every index\" computes ten quotients and ten roots a round, which the quotients and roots of the processor bound: the roofline, measured in the same turns by a loop of nothing else. "
            + $"Vectors of 512 bits are {(Vector512.IsHardwareAccelerated ? "in hardware" : "not in the hardware of this machine, hence not timed")}.");
        bench.Report.TableHead("work", "regret", "median", "least", "M pulls/s at least", "÷ roofline", "÷ NumPy");
        foreach (LanePrecision precision in Enum.GetValues<LanePrecision>())
        {
            foreach (LaneWidth width in Enum.GetValues<LaneWidth>().Where(IsTimed))
            {
                Block(bench, width, precision);
            }
        }

        bench.Report.TableEnd();
        LaneKernel.Run(bench);
        Cores(bench);
    }

    private static bool IsTimed(LaneWidth width) =>
        width != LaneWidth.Automatic && (width != LaneWidth.Bits512 || Vector512.IsHardwareAccelerated);

    private static void Block(Bench bench, LaneWidth width, LanePrecision precision)
    {
        bool isSingle = precision == LanePrecision.Bits32;
        CpuDevice device = new() { Threads = 1, Lanes = width, Precision = precision };
        (Func<double> roofline, double pairs) = Roofline(width, isSingle);

        // What runs earn; single precision may differ a little.
        double sellers = Regret(new() { Threads = 1, Lanes = LaneWidth.Scalar }, new UcbS(Utility), TenSellers, TenSellers.TruthfulClickRates);
        double allowed = sellers * (isSingle ? AllowedRegret / ExpectedRegret : 0);
        List<Contender> contenders =
        [
            new("roofline", () => roofline() > 0 ? ExpectedRegret : double.NaN),
            new("UCB1", () => Regret(device, new Ucb1(), TenArms, [])),
            new("UCB1, every index", () => Regret(device, new TextbookUcb1(), TenArms, [])),
            new("UCB-S", () => Regret(device, new UcbS(Utility), TenSellers, TenSellers.TruthfulClickRates) - sellers is var miss && Math.Abs(miss) <= allowed ? ExpectedRegret : double.NaN),
        ];
        if (bench.Peers.Numpy is { } numpy)
        {
            contenders.Add(new("NumPy, every index", () => numpy.Play(isCached: false, isSingle, NumpyEpisodes, Rounds)) { Clock = () => numpy.Seconds });
            contenders.Add(new("NumPy, cached", () => numpy.Play(isCached: true, isSingle, NumpyEpisodes, Rounds)) { Clock = () => numpy.Seconds });
        }

        IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, Bench.Near(ExpectedRegret, AllowedRegret / ExpectedRegret));
        double bound = pairs / TenArms.Arms / timings[0].Minimum;
        double best = timings.Skip(4).Select(timing => Pulls(timing) / timing.Minimum).DefaultIfEmpty(double.NaN).Max();
        foreach (Timing timing in timings)
        {
            double rate = timing == timings[0] ? bound : Pulls(timing) / timing.Minimum;
            bench.Report.Row(
                $"{timing.Name}, {(isSingle ? "single" : "double")}, {width}", timing.Name is "roofline" or "UCB-S" ? "–" : Report.Number(timing.Value, "0.0"), Report.Time(timing.Median),
                Report.Time(timing.Minimum), Report.Number(rate / 1e6, "0.0"), Report.Ratio(rate / bound), Report.Ratio(rate / best));
        }
    }

    private static double Pulls(Timing timing) =>
        (double)Rounds * (timing.Name.StartsWith("NumPy", StringComparison.Ordinal) ? NumpyEpisodes : Episodes);

    private static (Func<double> Run, double Pairs) Roofline(LaneWidth width, bool isSingle) => (width, isSingle) switch
    {
        (LaneWidth.Bits512, false) => Loop<Real512, Integer512, Mask512>(),
        (LaneWidth.Bits256, false) => Loop<Real256, Integer256, Mask256>(),
        (LaneWidth.Bits512, true) => Loop<Single512, SingleInteger512, SingleMask512>(),
        (LaneWidth.Bits256, true) => Loop<Single256, SingleInteger256, SingleMask256>(),
        (_, true) => Loop<SingleScalar, IntegerScalar, MaskScalar>(),
        _ => Loop<RealScalar, IntegerScalar, MaskScalar>(),
    };

    private static (Func<double> Run, double Pairs) Loop<TReal, TInteger, TMask>()
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> =>
        (() => RootRoofline.Run<TReal, TInteger, TMask>(RooflineRounds), RootRoofline.PairsOf<TReal, TInteger, TMask>(RooflineRounds));

    private static double Regret(CpuDevice device, ILearner learner, IBanditEnvironment environment, Sequence<double> rates, int episodes = Episodes) => device
        .Play(new(environment, learner, Sequence.Of(episodes, episode => new Episode(rates, (uint)episode)), Rounds, [Rounds], root: 7))
        .Average(result => result.Regret[0]);

    // Wall time in turns: processor time cannot show what a second core gives.
    private static void Cores(Bench bench)
    {
        List<double> ratios = [];
        for (int repetition = 0; repetition < CoreRepetitions; repetition++)
        {
            ratios.Add(Wall(threads: 1) / Wall(threads: 2));
        }

        bench.Report.Paragraph(
            $"Two threads instead of one, widest lanes in double precision, {8 * Episodes} episodes, wall time in turns: {Report.Ratio(Interleaved.Median(ratios))} the speed (median of {CoreRepetitions}, {Report.Ratio(ratios.Min())} to {Report.Ratio(ratios.Max())}; at least {Report.Ratio(WantedCores)} is wanted of an idle machine).");
    }

    private static double Wall(int threads)
    {
        long start = Stopwatch.GetTimestamp();
        _ = Regret(new CpuDevice { Threads = threads }, new Ucb1(), TenArms, [], 8 * Episodes);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
