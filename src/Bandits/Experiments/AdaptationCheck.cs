using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>A1-5 and A1-6: once arms have adapted UCB-S keeps small regret, and learners without screening do not; uniform play, against truthful arms, is the yardstick.</summary>
/// <remarks>Uniform play is measured against arms that stay truthful: its arms gain T / K clicks per unit of click rate, so left to adapt they too drift into clickbait: <c>docs/decisions/0006-acceptance-checks.md</c>.</remarks>
internal sealed record AdaptationCheck : ClickbaitCheck
{
    private const double UniformSlack = 0.01;
    private readonly AdaptiveArmsExperiment adaptive;
    private readonly RegretExperiment uniform;
    private readonly AdaptationBounds bounds;

    public AdaptationCheck(string id, CheckScale scale, ClickUtility utility, AdaptationBounds bounds)
        : base(id, Describe(utility), scale)
    {
        const long horizon = 50_000;
        this.bounds = bounds;
        ClickBandit bandit = ClickbaitInstances.B(utility);
        adaptive = new(
            bandit,
            [new UcbS(utility), new UcbUtility(utility), new UcbMu()],
            bandit.TruthfulClickRates,
            horizon,
            epochs: scale.LastEpoch + 1,
            scale.Runs(10),
            scale.Root,
            Population.Each(bandit.Arms, new GradientAdaptation(probeReplications: scale.Runs(10))),
            checkpoints: [horizon]);
        uniform = new(
            bandit, [new Uniform()], horizon, scale.Runs(10), scale.Root, bandit.TruthfulClickRates, [horizon]);
    }

    public override long TotalPulls => adaptive.TotalPulls + uniform.TotalPulls;

    private protected override Sequence<Measurement> Measure(
        IDevice device, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        Sequence<AdaptiveArmsTrajectory> trajectories = adaptive
            .Run(device, ShiftedProgress.For(progress, 0, TotalPulls), cancellation).Trajectories;
        double indifferent = uniform
            .Run(device, ShiftedProgress.For(progress, adaptive.TotalPulls, TotalPulls), cancellation).Curves[0].Final;
        double Mean(int learner) => trajectories[learner].MeanRegret(Scale.FirstAveragedEpoch, Scale.LastEpoch);
        double First(int learner) => trajectories[learner].MeanRegret(0, 0);
        string Quantity(int learner) => Invariant(
            $"mean regret of {trajectories[learner].Learner} in epochs {Scale.FirstAveragedEpoch}-{Scale.LastEpoch}");
        return
        [
            AtMost(Quantity(0), Mean(0), bounds.ScreeningHigh),
            new(Quantity(1), Mean(1), bounds.UtilityLow, bounds.UtilityHigh),
            AtLeast(Quantity(2), Mean(2), bounds.MuLow),
            AtLeast("regret before arms adapt, UCB-S minus UCB-utility", First(0) - First(1), 0),
            new(
                "mean regret of uniform play against truthful arms",
                indifferent,
                bounds.Uniform * (1 - UniformSlack),
                bounds.Uniform * (1 + UniformSlack)),
        ];
    }

    private static string Describe(ClickUtility utility) =>
        $"When arms adapt by gradient steps UCB-S keeps small regret, UCB-utility and UCB-μ do not; uniform play is measured against truthful arms, because arms that adapt to it drift into clickbait too (instance B, {utility.GetType().Name}, T = 50,000).";
}
