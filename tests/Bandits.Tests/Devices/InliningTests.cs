using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.Rules;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Bandits.Tests.Kernels;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Games.Dynamics;

namespace Mechanisms.Bandits.Tests.Devices;

/// <summary>
/// The compiler stops inlining at 1,024 locals without a word, and the loop becomes several times slower: a child process lists the
/// machine code of the kernels, and no lane operation may be a call in it.
/// </summary>
public sealed partial class InliningTests
{
    private static readonly ClickUtility Utility = new ClickUtility.ClickPenalty(5);

    /// <summary>512 bits count where the processor has them: elsewhere every operation is a call.</summary>
    private static readonly LaneWidth[] Widths = Vector512.IsHardwareAccelerated ? [LaneWidth.Bits256, LaneWidth.Bits512] : [LaneWidth.Bits256];

    /// <summary>Where lane operations are: class and method, any where there is none. Each is listed at every width, or what it stands for has another name by now.</summary>
    private static readonly (string Class, string Method)[] Places =
    [
        ("EpisodeKernel", "PlayAhead"), ("EpisodeKernel", "PlayAnytime"), ("EpisodeKernel", "PlayPlainly"), ("EpisodeKernel", "DrawAhead"), ("EpisodeKernel", "Settle"), ("EpisodeKernel", "Agree"), ("WeightKernel", "Play"), ("PosteriorKernel", "Play"),
        ("DivergenceKernel", "Play"), ("DivergenceKernel", "Choose"), ("DivergenceKernel", "Settle"), ("DivergenceKernel", "*"),
        ("BernoulliDivergence", "Upper"), ("BernoulliDivergence", "Solve"), ("BernoulliDivergence", "*"),
        ("CascadeKernel", "Play"), ("CascadeKernel", "Rank"), ("CascadeKernel", "RankExactly"), ("SelfPlayKernel", "Play"), ("SelfPlayKernel", "Observe"),
        ("TriggerKernel", "Play"), ("TriggerKernel", "Show"), ("TriggerKernel", "Choose"), ("TriggerKernel", "Learn"), ("TriggerKernel", "Estimate"),
        ("RidgeKernel", "Update"), ("RidgeKernel", "Refactor"),
        ("Rule", "Index"), ("KlUcbPlusPlusLanes", "Index"), ("Lanes", "Index"),
    ];

    public static TheoryData<ILearner> Learners =>
    [
        new UcbS(Utility), new UcbUtility(Utility), new UcbMu(), new Ucb1(), new Uniform(), new FixedArm(1), new Ucb1Tuned(), new UcbV(), new UcbDelta(),
        new Moss(), new AnytimeMoss(), new AsymptoticUcb(), new Exp3(), new KlUcb(), new KlUcbPlusPlus(), new GaussianThompson(), new RatioLearner(1, ByIndex: true),
    ];

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void Runs_in_vector_lanes(ILearner learner)
    {
        foreach (LanePrecision precision in Precisions(learner))
        {
            foreach (LaneWidth width in Widths)
            {
                CpuDevice device = new() { Lanes = width, Precision = precision };
                Assert.Equal(200, device.Play(Batch(learner))[0].Shows.Sum());
                Assert.Equal(200, device.Play(ClickedBatch(learner))[0].Shows.Sum());
            }
        }
    }

    [Fact]
    public void Contests_run_in_vector_lanes()
    {
        foreach (LaneWidth width in Widths)
        {
            CascadeModel model = CascadeModel.Separated(5, 2, 0.5, 0.2);
            RegretContest contest = new([new CascadeContender(model, new CascadeUcb1()), new CascadeContender(model, new CascadeKlUcb())], 200, 3, 1);
            Assert.Equal(2, contest.Run(new CpuDevice { Lanes = width }).Curves.Count);
            ManipulationExperiment manipulation = new([1, 1, 1, 1, 1, 1], 0.1, new(1, 6, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), [GrimTrigger.Optimistic(new ConfidenceRadius.SelfNormalized())], 600, 1, 3, 1);
            Assert.Equal(3, manipulation.Play(0, new CpuDevice { Lanes = width }).Epochs.Count);
            Assert.Single(new RegretContest([new GameContender(new Hedge(), 3, 3)], 200, 3, 1).Run(new CpuDevice { Lanes = width }).Curves);
        }
    }

    /// <summary>Inlined into a caller that is optimized later, a kernel lost its own inlining and was four times slower.</summary>
    [Fact]
    public void Kernels_are_compiled_at_once_and_never_inlined()
    {
        MethodInfo ahead = typeof(EpisodeKernel<,,,,>).GetMethod("PlayAhead", BindingFlags.NonPublic | BindingFlags.Static)!;
        MethodInfo anytime = typeof(EpisodeKernel<,,,,>).GetMethod("PlayAnytime", BindingFlags.NonPublic | BindingFlags.Static)!;
        MethodInfo plainly = typeof(EpisodeKernel<,,,,>).GetMethod("PlayPlainly", BindingFlags.NonPublic | BindingFlags.Static)!;
        MethodInfo weigh = typeof(WeightKernel<,,,>).GetMethod("Play", BindingFlags.Public | BindingFlags.Static)!;
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, ahead.MethodImplementationFlags);
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, anytime.MethodImplementationFlags);
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, plainly.MethodImplementationFlags);
        MethodInfo sample = typeof(PosteriorKernel<,,,>).GetMethod("Play", BindingFlags.Public | BindingFlags.Static)!;
        MethodInfo diverge = typeof(DivergenceKernel<,,,,>).GetMethod("Play", BindingFlags.Public | BindingFlags.Static)!;
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, weigh.MethodImplementationFlags);
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, sample.MethodImplementationFlags);
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, diverge.MethodImplementationFlags);
    }

    [LongFact]
    public async Task No_lane_operation_of_a_kernel_is_a_call()
    {
        string[] lines = await ListedInChild(string.Join(' ', Places.Select(place => $"*{place.Class}*:{place.Method}")), "Runs_in_vector_lanes", "Contests_run_in_vector_lanes");
        string[] heads = [.. lines.Where(line => line.Contains("Assembly listing", StringComparison.Ordinal))];
        Assert.Equal(Learners.Sum(row => Precisions(row.Data).Count() * Widths.Length * (row.Data is Exp3 or KlUcb or GaussianThompson ? 1 : 2)), heads.Count(line => RoundLoop().IsMatch(line) && !ContestKernel().IsMatch(line)));
        Assert.Equal(4 * Widths.Length, heads.Count(line => ContestKernel().IsMatch(line) && line.Contains(":Play(", StringComparison.Ordinal)));
        Assert.All(Places, place => Assert.InRange(heads.Count(line => IsOf(line, place)), Widths.Length, int.MaxValue));
        Assert.DoesNotContain(heads, line => line.Contains("(Tier", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => LaneCall().IsMatch(line));
    }

    [Fact]
    public void An_oversized_kernel_runs() => Assert.Equal(2001, Real256.Extract(OversizedKernel<Real256, Integer256, Mask256>.Play(Real256.Create(1)), 3));

    /// <summary>Two thousand additions in one method are more than the compiler inlines: the listing shows it.</summary>
    [LongFact]
    public async Task A_kernel_beyond_the_compilers_budget_is_refuted()
    {
        string[] lines = await ListedInChild("*OversizedKernel*:Play", "An_oversized_kernel_runs");
        Assert.Single(lines, line => line.Contains("Assembly listing", StringComparison.Ordinal));
        Assert.Contains(lines, line => LaneCall().IsMatch(line));
    }

    private static bool IsOf(string head, (string Class, string Method) place) =>
        Regex.IsMatch(head, $@"{place.Class}[^\[:]*(\[.*\])?:{(place.Method == "*" ? string.Empty : place.Method + @"\(")}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static IEnumerable<LanePrecision> Precisions(ILearner learner) => Enum.GetValues<LanePrecision>()
        .Where(precision => precision == LanePrecision.Bits64 || learner is ILaneLearner { PlaysInSinglePrecision: true });

    private static EpisodeBatch ClickedBatch(ILearner learner) => new(new BernoulliBandit([0.6, 0.5]), learner, [new([], 0)], 200, [200], 1);

    private static EpisodeBatch Batch(ILearner learner) =>
        new(new ClickBandit([0.6, 0.5], Utility), learner, [new([0.7, 0.6], 0)], 200, [200], 1);

    /// <summary>The machine code of what matches the patterns, from a child process that runs some tests of this class.</summary>
    private static async Task<string[]> ListedInChild(string patterns, params string[] tests)
    {
        string listing = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
            start.ArgumentList.Add("--filter-method");
            Array.ForEach(tests, test => start.ArgumentList.Add($"*InliningTests.{test}"));
            start.Environment["DOTNET_JitDisasm"] = patterns;
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            using Process child = Process.Start(start)!;
            await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, child.ExitCode);
            return await File.ReadAllLinesAsync(listing, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(listing);
        }
    }

    [GeneratedRegex(@":Play(Ahead|Anytime|Plainly)?\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoundLoop();

    [GeneratedRegex("(Cascade|SelfPlay|Trigger)Kernel", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContestKernel();

    /// <summary>Any call but the rule itself, the rare paths and rounds, the log of time and the runtime's own helpers.</summary>
    [GeneratedRegex(@"\bcall\b(?!.*(:Index\(|:Upper\(|:Solve\(|:Choose\(|:Rank\(|:RankExactly\(|:Observe\(|:Show\(|:Learn\(|:Estimate\(|:Update\(|:Refactor\(|:Eliminate\(|:Leave\(|:Finish\(|:Settle\(|:SettleAnytime\(|:RefreshApart\(|:Agree\(|:CountClicks\(|EmptySet|Elementary|NaturalLog|CORINFO_HELP))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LaneCall();

    private static class OversizedKernel<TReal, TInteger, TMask>
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public static TReal Play(TReal from) => Hundreds(Hundreds(Hundreds(Hundreds(from))));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Hundreds(TReal from) => Hundred(Hundred(Hundred(Hundred(Hundred(from)))));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Hundred(TReal from) => Ten(Ten(Ten(Ten(Ten(Ten(Ten(Ten(Ten(Ten(from))))))))));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Ten(TReal from)
        {
            TReal one = TReal.Create(1);
            return from + one + one + one + one + one + one + one + one + one + one;
        }
    }
}
