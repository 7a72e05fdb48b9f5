using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Populations of arms that adapt their claims against one learner, in consecutive replications. They do not meet; together they fill lanes.</summary>
internal sealed class ManipulatedPopulations
{
    private readonly ManipulationExperiment experiment;
    private readonly ReportedEpisodes episodes;
    private readonly int first;
    private readonly double[][] claims;

    /// <summary>Initializes populations before epoch 0.</summary>
    /// <param name="experiment">The question.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="first">The first replication.</param>
    /// <param name="count">The number of replications.</param>
    /// <param name="width">Width of lanes, where the learner has lanes.</param>
    public ManipulatedPopulations(ManipulationExperiment experiment, IContextualLearner learner, int first, int count, LaneWidth width)
    {
        this.experiment = experiment;
        this.first = first;
        episodes = new(experiment.Bandit, learner, experiment.Horizon, width);
        claims = [.. Enumerable.Range(0, count).Select(_ => experiment.Features.Entries.ToArray())];
    }

    private int Entries => experiment.Features.Entries.Length;

    /// <summary>Plays all epochs.</summary>
    /// <returns>Epochs of every population, shape [population][epoch].</returns>
    public Sequence<Sequence<ManipulationEpoch>> Play(PullProgress? progress, CancellationToken cancellation)
    {
        List<ManipulationEpoch>[] epochs = [.. claims.Select(_ => new List<ManipulationEpoch>())];
        for (int epoch = 0; epoch < experiment.Epochs; epoch++)
        {
            (ContextualResult[] evaluations, long[][] probed) = Play(epoch, epoch + 1 < experiment.Epochs ? Entries : 0, progress, cancellation);
            for (int population = 0; population < claims.Length; population++)
            {
                Matrix<double> claimed = new(experiment.Features.Rows, experiment.Features.Columns, claims[population]);
                epochs[population].Add(new(epoch, claimed, evaluations[population]));
                Adapt(epoch, claims[population], evaluations[population].Play.Shows, probed[population]);
            }
        }

        return Sequence.Of(claims.Length, population => epochs[population].ToSequence());
    }

    // The evaluation of every population and, index + 1 for every claim, its probes: what the claim's arm is played when that claim alone is moved.
    private (ContextualResult[] Evaluations, long[][] Probed) Play(int epoch, int probes, PullProgress? progress, CancellationToken cancellation)
    {
        ContextualResult[] evaluations = new ContextualResult[claims.Length];
        long[][] probed = [.. claims.Select(_ => new long[probes])];
        episodes.Play(
            claims.Length * (probes + 1),
            index => Episode(epoch, index / (probes + 1), index % (probes + 1)),
            (index, result) =>
            {
                (int population, int probe) = (index / (probes + 1), index % (probes + 1));
                if (probe == 0)
                {
                    evaluations[population] = result;
                }
                else
                {
                    probed[population][probe - 1] = result.Play.Shows[(probe - 1) / experiment.Features.Columns];
                }

                progress?.Report(experiment.Horizon);
            },
            cancellation);
        return (evaluations, probed);
    }

    // All arms probe against the old claims of all, and then step at once.
    private void Adapt(int epoch, double[] claimed, Sequence<long> plays, long[] probed)
    {
        for (int index = 0; index < probed.Length; index++)
        {
            long gained = probed[index] - plays[index / experiment.Features.Columns];
            claimed[index] += experiment.Adaptation.Step(claimed[index], gained, experiment.Horizon, epoch);
        }
    }

    private ReportedEpisode Episode(int epoch, int population, int probe)
    {
        StreamKey root = new(experiment.Root);
        int replication = first + population;
        int drawn = experiment.Adaptation.SharesNoise ? 0 : probe;
        long draws = (((long)epoch * (Entries + 1)) + drawn) * experiment.Replications;
        return new(
            Sequence.Of<IReportPolicy>(experiment.Features.Rows, arm => Policy(claims[population], arm, probe - 1)),
            root.Replication(replication),
            root.Replication(draws + replication),
            probe == 0 ? experiment.Checkpoints : [experiment.Horizon]);
    }

    private ScaledReport Policy(double[] claimed, int arm, int probed)
    {
        ReadOnlySpan<double> truth = experiment.Features.Row(arm);
        double[] factors = new double[truth.Length];
        for (int entry = 0; entry < factors.Length; entry++)
        {
            int index = (arm * factors.Length) + entry;
            double claim = index == probed ? experiment.Adaptation.Probe(claimed[index]) : claimed[index];
            factors[entry] = claim / truth[entry];
        }

        return new ScaledReport(Sequence.Create<double>(factors));
    }
}
