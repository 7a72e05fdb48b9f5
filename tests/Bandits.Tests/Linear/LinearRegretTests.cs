using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Linear;

public sealed class LinearRegretTests
{
    /// <summary>Five dimensions, ten fresh unit contexts, noise 0.1: prototype 3.7 ± 1.3 and 3.2 ± 1.2 and 3.2 ± 0.6 over 5 seeds at T = 5,000; here half of that horizon.</summary>
    [Fact]
    public void Regret_on_fresh_unit_contexts_is_as_small_as_the_prototypes()
    {
        ReportExperiment experiment = Fresh(2500, 4);
        foreach (EpisodeSummary summary in experiment.Run(2))
        {
            Assert.InRange(summary.Curve.Final, 0.5, 9);
        }
    }

    /// <summary>√(8 T β² ln(det V / λᵈ)) with the bound of the volume: never exceeded where the ellipsoids hold.</summary>
    [LongFact]
    public void Regret_stays_below_the_bound_and_grows_slower_than_linearly()
    {
        ReportExperiment experiment = Fresh(20_000, 5);
        double volume = 5 * Math.Log(1 + (20_000.0 / 5));
        double radius = 1 + (0.1 * Math.Sqrt((2 * Math.Log(20_000)) + volume));
        EpisodeSummary summary = experiment.Run(Environment.ProcessorCount, TestContext.Current.CancellationToken)[0];
        Assert.True(summary.Curve.Final < Math.Sqrt(8 * 20_000 * radius * radius * volume));
        Assert.True(summary.Curve.GrowthExponent(1000) < 0.5);
    }

    /// <summary>2β Σ √(2 n ln(det V / λᵈ)) over arms bounds truthful OptGTM, see the remarks of the specification of the mechanism.</summary>
    [Fact]
    public void Truthful_arms_cost_a_grim_trigger_no_more_than_its_bound()
    {
        LinearBandit bandit = new([0.6, 0.8], 0.5, new UnitContexts(3, 2));
        ConfidenceRadius.SelfNormalized settings = new() { Noise = 0.5, Volume = VolumeBound.Horizon };
        double volume = 2 * Math.Log(1 + (3000 / 2.0));
        double radius = settings.Of(new(2, 1, 0, 3000, 0));
        EpisodeSummary summary = new ReportExperiment(bandit, [GrimTrigger.Optimistic(settings)], 3000, 4, 8, checkpoints: [3000]).Run(2)[0];
        Assert.InRange(summary.Curve.Final, 1, 2 * radius * Math.Sqrt(2 * 3 * 3000 * volume));
    }

    [Fact]
    public void Contexts_of_a_round_depend_on_round_and_replication_alone()
    {
        foreach (IContextSource source in new IContextSource[] { new UnitContexts(2, 3), new FeatureContexts(new(2, 3, [1, 2, 3, 4, 5, 6])) })
        {
            double[] first = new double[6];
            double[] again = new double[6];
            source.Fill(7, new(1), first);
            source.Fill(8, new(1), again);
            Assert.NotEqual(first, again);
            source.Fill(7, new(1), again);
            Assert.Equal(first, again);
            source.Fill(7, new(1, 1), again);
            Assert.NotEqual(first, again);
        }
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        ReportExperiment experiment = Fresh(60, 6);
        Assert.Equal(experiment.Run(1), experiment.Run(4));
    }

    private static ReportExperiment Fresh(int horizon, int replications)
    {
        double scale = Math.Sqrt(1 / 5.0);
        return new(
            new LinearBandit(Sequence.Of(5, _ => scale), 0.1, new UnitContexts(10, 5)),
            [
                new LinUcb { Radius = new ConfidenceRadius.SelfNormalized { Noise = 0.1, FailureProbability = 0.01, WeightBound = 0.1 } },
                new LinTs { Spread = 0.1 },
                new LinUcb { Name = "greedy", Radius = new ConfidenceRadius.Constant(0) },
            ],
            horizon,
            replications,
            9,
            checkpoints: [horizon / 2, horizon]);
    }
}
