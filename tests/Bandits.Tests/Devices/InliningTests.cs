using System.Diagnostics;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Conformance;
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

    public static TheoryData<ILearner> Learners =>
    [
        new UcbS(Utility), new UcbUtility(Utility), new UcbMu(), new Ucb1(), new Uniform(), new FixedArm(1), new Ucb1Tuned(), new UcbV(), new UcbDelta(),
        new Moss(), new AnytimeMoss(), new AsymptoticUcb(), new Exp3(), new KlUcb(), new KlUcbPlusPlus(),
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
            Assert.Single(new RegretContest([new GameContender(new Hedge(), 3, 3)], 200, 3, 1).Run(new CpuDevice { Lanes = width }).Curves);
        }
    }

    /// <summary>Inlined into a caller that is optimized later, a kernel lost its own inlining and was four times slower.</summary>
    [Fact]
    public void Kernels_are_compiled_at_once_and_never_inlined()
    {
        MethodInfo play = typeof(EpisodeKernel<,,,,>).GetMethod("Play", BindingFlags.Public | BindingFlags.Static)!;
        MethodInfo weigh = typeof(WeightKernel<,,,>).GetMethod("Play", BindingFlags.Public | BindingFlags.Static)!;
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, play.MethodImplementationFlags);
        MethodInfo diverge = typeof(DivergenceKernel<,,,,>).GetMethod("Play", BindingFlags.Public | BindingFlags.Static)!;
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, weigh.MethodImplementationFlags);
        Assert.Equal(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization, diverge.MethodImplementationFlags);
    }

    [LongFact]
    public async Task No_lane_operation_of_a_kernel_is_a_call()
    {
        string listing = Path.GetTempFileName();
        try
        {
            await RunInChild(listing);
            string[] lines = await File.ReadAllLinesAsync(listing, TestContext.Current.CancellationToken);
            Assert.Equal(Learners.Sum(row => Precisions(row.Data).Count() * Widths.Length * (row.Data is Exp3 or KlUcb ? 1 : 2)), lines.Count(line => line.Contains("Assembly listing", StringComparison.Ordinal) && line.Contains(":Play(", StringComparison.Ordinal) && !ContestKernel().IsMatch(line)));
            Assert.Equal(3 * Widths.Length, lines.Count(line => line.Contains("Assembly listing", StringComparison.Ordinal) && ContestKernel().IsMatch(line) && line.Contains(":Play(", StringComparison.Ordinal)));
            Assert.DoesNotContain(lines, line => LaneCall().IsMatch(line));
        }
        finally
        {
            File.Delete(listing);
        }
    }

    private static IEnumerable<LanePrecision> Precisions(ILearner learner) => Enum.GetValues<LanePrecision>()
        .Where(precision => precision == LanePrecision.Bits64 || learner is ILaneLearner { PlaysInSinglePrecision: true });

    private static EpisodeBatch ClickedBatch(ILearner learner) => new(new BernoulliBandit([0.6, 0.5]), learner, [new([], 0)], 200, [200], 1);

    private static EpisodeBatch Batch(ILearner learner) =>
        new(new ClickBandit([0.6, 0.5], Utility), learner, [new([0.7, 0.6], 0)], 200, [200], 1);

    private static async Task RunInChild(string listing)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("--filter-method");
        start.ArgumentList.Add("*InliningTests.Runs_in_vector_lanes");
        start.ArgumentList.Add("*InliningTests.Contests_run_in_vector_lanes");
        start.Environment["DOTNET_JitDisasm"] = "*EpisodeKernel*:Play *WeightKernel*:Play *DivergenceKernel*:* *CascadeKernel*:Play *CascadeKernel*:Rank *CascadeKernel*:RankExactly *SelfPlayKernel*:Play *SelfPlayKernel*:Observe *EpisodeKernel*:Settle *EpisodeKernel*:Agree *Rule*:Index";
        start.Environment["DOTNET_JitStdOutFile"] = listing;
        using Process child = Process.Start(start)!;
        await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, child.ExitCode);
    }

    [GeneratedRegex("(Cascade|SelfPlay)Kernel", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContestKernel();

    /// <summary>Any call but the rule itself, the rare paths and rounds, the log of time and the runtime's own helpers.</summary>
    [GeneratedRegex(@"\bcall\b(?!.*(:Index\(|:Upper\(|:Choose\(|:Rank\(|:RankExactly\(|:Observe\(|:Eliminate\(|:Settle\(|:Agree\(|:CountClicks\(|EmptySet|Elementary|NaturalLog|CORINFO_HELP))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LaneCall();
}
