using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Gpu.Playing;

namespace Mechanisms.Gpu.Tests;

/// <summary>What the tests play: every learner with a kernel, in every mode that changes its code, one of a user's own, and an environment whose regret tells the arms apart.</summary>
internal static class Kernels
{
    private static readonly ClickUtility.ClickPenalty Utility = new(5);

    /// <summary>Gets an environment in which every arm's show costs another regret, but for ties.</summary>
    public static ClickBandit Environment { get; } = new([0.6, 0.5, 0.4, 0.45], Utility);

    /// <summary>Gets the learners.</summary>
    public static IReadOnlyList<ILaneLearner> All { get; } =
    [
        new Ucb1(),
        new Ucb1 { Name = "UCB1 (small)", Exploration = 0.05 },
        new AsymptoticUcb(),
        new Moss(),
        new AnytimeMoss(),
        new UcbV(),
        new Ucb1Tuned(),
        new UcbMu(),
        new UcbDelta(),
        new UcbUtility(Utility),
        .. Screens(),
        new FixedArm(2),
        new Uniform(),
        new Exp3(),
        new Exp3Ix(),
        new KlUcb(),
        new KlUcb { Name = "KL-UCB (3)", Exploration = 3 },
        new KlUcbPlusPlus(),
        new GaussianThompson(),
        new GaussianThompson { Name = "Gaussian Thompson (small)", Deviation = 0.2 },
        new OwnUcb(0.7),
    ];

    /// <summary>Gets those that single precision is good enough for.</summary>
    public static IReadOnlyList<ILaneLearner> Single { get; } = [.. All.Where(learner => learner.PlaysInSinglePrecision)];

    /// <summary>A device of 8 emulated threads.</summary>
    public static GpuDevice Emulated(LanePrecision precision = LanePrecision.Bits64, long? memory = null) =>
        new(Machine.Emulated(threadsPerWarp: 4, warps: 2)) { Precision = precision, MemoryLimit = memory };

    /// <summary>Episodes with truthful, immodest and modest arms, so that screens have work.</summary>
    public static Sequence<Episode> Episodes(int count, uint first = 0) => Sequence.Of(count, episode => new Episode(
        (episode % 3) switch
        {
            0 => Environment.TruthfulClickRates,
            1 => [1, 0.9, 0.05, 0.7],
            _ => [0.95, 1, 1, 1],
        },
        first + (uint)episode));

    private static IEnumerable<ILaneLearner> Screens() =>
        from time in Enum.GetValues<ConfidenceTime>()
        from policy in Enum.GetValues<EmptySetPolicy>()
        from mode in Enum.GetValues<ScreeningMode>()
        select new UcbS(Utility) { Name = $"UCB-S {time} {policy} {mode}", Time = time, WhenEmpty = policy, Mode = mode, Confidence = 0.3 };
}
