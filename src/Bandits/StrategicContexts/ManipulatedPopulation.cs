using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>One population of arms that adapt their claims against one learner.</summary>
internal sealed class ManipulatedPopulation(ManipulationExperiment experiment, IContextualLearner learner, int replication)
{
    private readonly double[] claims = experiment.Features.Entries.ToArray();

    public Sequence<ManipulationEpoch> Play(PullProgress? progress, CancellationToken cancellation)
    {
        List<ManipulationEpoch> epochs = [];
        for (int epoch = 0; epoch < experiment.Epochs; epoch++)
        {
            ContextualResult result = Episode(epoch, 0, experiment.Checkpoints, cancellation);
            epochs.Add(new(epoch, new(experiment.Features.Rows, experiment.Features.Columns, claims), result));
            progress?.Report(experiment.Horizon);
            if (epoch + 1 < experiment.Epochs)
            {
                Adapt(epoch, result.Play.Shows, progress, cancellation);
            }
        }

        return epochs.ToSequence();
    }

    // All arms probe against the old claims of all, and then step at once.
    private void Adapt(int epoch, Sequence<long> plays, PullProgress? progress, CancellationToken cancellation)
    {
        FeatureAdaptation adaptation = experiment.Adaptation;
        double[] steps = new double[claims.Length];
        for (int index = 0; index < claims.Length; index++)
        {
            int arm = index / experiment.Features.Columns;
            double claim = claims[index];
            claims[index] = adaptation.Probe(claim);
            ContextualResult probed = Episode(
                epoch, adaptation.SharesNoise ? 0 : index + 1, [experiment.Horizon], cancellation);
            progress?.Report(experiment.Horizon);
            claims[index] = claim;
            steps[index] = adaptation.Step(claim, probed.Play.Shows[arm] - plays[arm], experiment.Horizon, epoch);
        }

        for (int index = 0; index < claims.Length; index++)
        {
            claims[index] += steps[index];
        }
    }

    private ContextualResult Episode(int epoch, int probe, Sequence<long> checkpoints, CancellationToken cancellation)
    {
        StreamKey root = new(experiment.Root);
        long draws = (((long)epoch * (claims.Length + 1)) + probe) * experiment.Replications;
        return new ContextualEpisode(
            experiment.Bandit,
            Sequence.Of(experiment.Features.Rows, Policy),
            learner,
            experiment.Horizon,
            root.Replication(replication),
            root.Replication(draws + replication)).Play(checkpoints, cancellation);
    }

    private IReportPolicy Policy(int arm)
    {
        ReadOnlySpan<double> truth = experiment.Features.Row(arm);
        double[] factors = new double[truth.Length];
        for (int entry = 0; entry < factors.Length; entry++)
        {
            factors[entry] = claims[(arm * factors.Length) + entry] / truth[entry];
        }

        return new ScaledReport(Sequence.Create<double>(factors));
    }
}
