using System.Diagnostics;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Gpu;

namespace Mechanisms.SideBySide.Suites.Cards;

/// <summary>A learner and what it plays on.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Environment">Ten arms.</param>
/// <param name="ClickRates">What the arms say of themselves; empty where there is nothing to say.</param>
internal sealed record CardWork(ILaneLearner Learner, IBanditEnvironment Environment, Sequence<double> ClickRates)
{
    private const ulong Root = 7;

    private static readonly ClickUtility Utility = new ClickUtility.ClickPenalty(5);
    private static readonly BernoulliBandit TenArms = new(Sequence.Of(10, arm => 0.05 + (0.1 * arm)));
    private static readonly ClickBandit TenSellers = new(Sequence.Of(10, arm => 0.05 + (0.1 * arm)), Utility);

    /// <summary>Gets UCB1 with a cached affine index, as the library plays it.</summary>
    public static CardWork Ucb1 { get; } = new(new Ucb1(), TenArms, []);

    /// <summary>Gets UCB1 that computes every index in every round.</summary>
    public static CardWork EveryIndex { get; } = new(new TextbookUcb1(), TenArms, []);

    /// <summary>Gets UCB-S with truthful arms.</summary>
    public static CardWork UcbS { get; } = new(new UcbS(Utility), TenSellers, TenSellers.TruthfulClickRates);

    /// <summary>Gets all.</summary>
    public static IReadOnlyList<CardWork> All { get; } = [Ucb1, EveryIndex, UcbS];

    /// <summary>A batch of it.</summary>
    public EpisodeBatch Batch(int episodes, int rounds) =>
        new(Environment, Learner, Sequence.Of(episodes, episode => new Episode(ClickRates, (uint)episode)), rounds, [rounds], Root);

    /// <summary>A contender that plays a batch; the batch is made once, before any clock starts.</summary>
    public CardContender On(GpuDevice device, int episodes, int rounds)
    {
        EpisodeBatch batch = Batch(episodes, rounds);
        return new(Learner.Name, () =>
        {
            LaunchClock clock = new();
            long start = Stopwatch.GetTimestamp();
            Sequence<EpisodeResult> results = device.Play(batch, clock);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double regret = results.Average(result => result.Regret[0]);
            double variance = results.Average(result => (result.Regret[0] - regret) * (result.Regret[0] - regret));
            return new(regret, Math.Sqrt(variance / episodes), clock.Rate, (double)episodes * rounds / seconds);
        });
    }
}
