using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

/// <summary>
/// How strategic regret grows from 10³ to 10⁵ rounds: learners that reckon with incentives have a log-log slope of at most 0.55, the others of at least 0.95
/// on the same instances. Slopes are compared with their 95% jackknife interval's far end; keys are fixed. The millionth round is in benchmarks/results.
/// </summary>
public sealed class StrategicRateTests
{
    private const double SquareRoot = 0.55;
    private const double Linear = 0.95;

    private static readonly long[] Horizons = [1_000, 10_000, 100_000];
    private static readonly Sequence<double> Weights = [0.5, 0.5, 0.5, 0.5];
    private static readonly LinearBandit Contexts = new(Weights, 0.1, new UnitContexts(4, 4));
    private static readonly ConfidenceRadius Radius = new ConfidenceRadius.SelfNormalized { Noise = 0.1, Volume = VolumeBound.Horizon };

    /// <summary>
    /// The best arm can afford s = 1: u(1, 0.6) = 0.2 is still more than any other arm offers. A learner of utilities then loses u*(0.6) − u(1, 0.6) = 0.45 a round
    /// from the shortest horizon on. Where the runner-up binds instead, as on (0.6, 0.5), that rate shows only when learning costs less than the gap.
    /// </summary>
    [LongFact]
    public void Screening_keeps_regret_low_where_clickbait_makes_it_linear()
    {
        foreach (Sequence<double> means in (Sequence<double>[])[[0.6, 0.1], [0.6, 0.02, 0.02]])
        {
            ClickUtility utility = new ClickUtility.ClickPenalty(5);
            ClickBandit bandit = new(means, utility);
            GrowthFit[] fits = Growth(bandit, [new UcbS(utility), new UcbMu(), new UcbUtility(utility)]);
            Assert.True(fits[0].High <= SquareRoot, $"UCB-S {fits[0]}");
            Assert.True(fits[1].Low >= Linear, $"UCB-μ {fits[1]}");
            Assert.True(fits[2].Low >= Linear, $"UCB-utility {fits[2]}");
        }
    }

    [LongFact]
    public void Optimism_of_a_grim_trigger_keeps_regret_low_where_belief_in_reports_makes_it_linear()
    {
        GrowthFit truthful = Growth(GrimTrigger.Optimistic(Radius), 0);
        Assert.True(truthful.High <= SquareRoot, $"OptGTM {truthful}");
        foreach (IContextualLearner believer in new IContextualLearner[] { new LinUcb { Radius = Radius }, new KnownWeights(Weights) })
        {
            Assert.Equal(1, MostShown(believer));
            GrowthFit fit = Growth(believer, 1);
            Assert.True(fit.Low >= Linear, $"{believer.Name} {fit}");
        }
    }

    private static GrowthFit[] Growth(ClickBandit bandit, Sequence<ILearner> learners)
    {
        Population population = Population.Each(bandit.Arms, new BestResponder(StrategyGrid.Even(0.2, 1, 21)), MoveOrder.InTurn);
        AdaptiveArmsResult[] results = [.. Horizons.Select(horizon => new AdaptiveArmsExperiment(
            bandit, learners, bandit.TruthfulClickRates, horizon, epochs: 2, replications: 10, root: 20240507, population).Run(new CpuDevice()))];
        return [.. Enumerable.Range(0, learners.Count).Select(learner => GrowthFit.Of(
            Horizons.ToSequence(),
            results.Select(result => result.Trajectories[learner].Epochs[1].Summary.FinalRegrets).ToSequence())!)];
    }

    private static GrowthFit Growth(IContextualLearner learner, double amount) => GrowthFit.Of(
        Horizons.ToSequence(), Horizons.Select(horizon => Play(learner, horizon, amount).FinalRegrets).ToSequence())!;

    /// <summary>The amount on a grid by which arm 0 oversells to be shown most.</summary>
    private static double MostShown(IContextualLearner learner) =>
        ((double[])[0, 0.25, 0.5, 0.75, 1]).MaxBy(amount => Play(learner, Horizons[0], amount).Shows[0]);

    private static EpisodeSummary Play(IContextualLearner learner, long horizon, double amount) => new ReportExperiment(
        Contexts, [learner], horizon, 4, 20240507,
        [Oversell.ByReward(amount, Weights), new TruthfulReport(), new TruthfulReport(), new TruthfulReport()], [horizon]).Run(2)[0];
}
