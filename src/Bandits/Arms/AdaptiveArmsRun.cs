using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Adaptive arms against one learner, epoch by epoch: mutable, single-threaded, forkable, resumable.</summary>
public sealed class AdaptiveArmsRun
{
    private readonly List<EpochResult> epochs = [];

    internal AdaptiveArmsRun(AdaptiveArmsExperiment experiment, ILearner learner, Sequence<EpochResult> finished)
    {
        Experiment = experiment;
        Learner = learner;
        foreach (EpochResult result in finished)
        {
            if (Mismatch(result) is { } mismatch)
            {
                throw new ArgumentException(mismatch, nameof(finished));
            }

            epochs.Add(result);
        }
    }

    /// <summary>Gets the question.</summary>
    public AdaptiveArmsExperiment Experiment { get; }

    /// <summary>Gets the learner.</summary>
    public ILearner Learner { get; }

    /// <summary>Gets the next epoch, from 0: the number of finished ones.</summary>
    public int Epoch => epochs.Count;

    /// <summary>Gets a value indicating whether all epochs of the experiment are played.</summary>
    public bool IsFinished => epochs.Count >= Experiment.Epochs;

    /// <summary>Gets the arms' strategy profile in the next epoch, shape [arm].</summary>
    public Sequence<double> ClickRates => epochs.Count == 0 ? Experiment.Start : epochs[^1].NextClickRates;

    /// <summary>Gets the finished epochs.</summary>
    public AdaptiveArmsTrajectory Trajectory => new(Learner.Name, epochs.ToSequence());

    /// <summary>Plays one epoch: evaluation and all probes in one batch, then the arms' step.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told pulls of the whole experiment, counting the learners before this one as done; from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work; the run stays before this epoch and may step again.</param>
    /// <returns>The epoch's result.</returns>
    /// <exception cref="InvalidOperationException">All epochs are played.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public EpochResult Step(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (IsFinished)
        {
            throw new InvalidOperationException(
                $"All {Experiment.Epochs} epochs are played. Make an experiment with more epochs and resume it.");
        }

        Sequence<EpisodeResult> results = device.Play(
            new(Experiment.Environment, Learner, Episodes(), Experiment.Horizon, Experiment.Checkpoints, Experiment.Root),
            PullProgress.For(progress, Learner.Name, Epoch, DonePulls(), Experiment.TotalPulls),
            cancellation);
        EpochResult result = Reduce(results.Span);
        epochs.Add(result);
        return result;
    }

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run before the same epoch.</returns>
    public AdaptiveArmsRun Fork() => new(Experiment, Learner, epochs.ToSequence());

    // Order of the batch: evaluation runs, then for each arm its probe runs below, then above.
    private Sequence<Episode> Episodes()
    {
        int probes = Experiment.Adaptation.ProbeReplications;
        List<Episode> episodes = [];
        for (int run = 0; run < Experiment.Replications; run++)
        {
            episodes.Add(new(ClickRates, ReplicationLayout.Evaluation(Epoch, run)));
        }

        for (int arm = 0; arm < ClickRates.Count; arm++)
        {
            (double below, double above) = Experiment.Adaptation.Probes(ClickRates[arm]);
            AddProbes(episodes, Profiles.With(ClickRates, arm, below), probes);
            AddProbes(episodes, Profiles.With(ClickRates, arm, above), probes);
        }

        return episodes.ToSequence();
    }

    private void AddProbes(List<Episode> episodes, Sequence<double> profile, int probes)
    {
        for (int run = 0; run < probes; run++)
        {
            episodes.Add(new(profile, ReplicationLayout.Probe(Epoch, run)));
        }
    }

    private EpochResult Reduce(ReadOnlySpan<EpisodeResult> results)
    {
        GradientAdaptation adaptation = Experiment.Adaptation;
        int probes = adaptation.ProbeReplications;
        double[] gradient = new double[ClickRates.Count];
        for (int arm = 0; arm < gradient.Length; arm++)
        {
            int first = Experiment.Replications + (2 * arm * probes);
            long below = TotalClicks(results.Slice(first, probes), arm);
            long above = TotalClicks(results.Slice(first + probes, probes), arm);
            (double low, double high) = adaptation.Probes(ClickRates[arm]);
            gradient[arm] = (above - below) / (probes * (high - low));
        }

        EpisodeSummary summary = EpisodeSummary.Of(Learner.Name, Experiment.Checkpoints, results[..Experiment.Replications]);
        Sequence<double> slopes = Sequence.Create<double>(gradient);
        return new(Learner.Name, Epoch, ClickRates, summary, slopes, Next(slopes));
    }

    private Sequence<double> Next(Sequence<double> gradient) => Sequence.Of(
        gradient.Count, arm => Experiment.Adaptation.Step(ClickRates[arm], gradient[arm], Experiment.Horizon));

    private static long TotalClicks(ReadOnlySpan<EpisodeResult> results, int arm)
    {
        long total = 0;
        foreach (EpisodeResult result in results)
        {
            total += result.Clicks[arm];
        }

        return total;
    }

    private long DonePulls()
    {
        int index = 0;
        while (!ReferenceEquals(Experiment.Learners[index], Learner))
        {
            index++;
        }

        return Experiment.PullsPerEpoch * (((long)index * Experiment.Epochs) + Epoch);
    }

    // What keeps a saved epoch from being the next one of this run; null when nothing does.
    private string? Mismatch(EpochResult? result)
    {
        int arms = Experiment.Environment.Arms;
        return result switch
        {
            null => Expected("an epoch", "null"),
            _ when IsFinished => Expected($"at most {Experiment.Epochs} epochs", "more"),
            _ when result.Learner != Learner.Name => Expected($"learner {Learner.Name}", result.Learner),
            _ when result.Epoch != Epoch => Expected($"epoch {Epoch}", $"epoch {result.Epoch}"),
            _ when result.ClickRates != ClickRates => Expected($"click rates {ClickRates}", $"{result.ClickRates}"),
            _ when result.Gradient.Count != arms || result.NextClickRates.Count != arms =>
                Expected($"gradient and click rates of {arms} arms", $"{result.Gradient.Count} and {result.NextClickRates.Count}"),
            _ when result.NextClickRates != Next(result.Gradient) =>
                Expected($"next click rates {Next(result.Gradient)}", $"{result.NextClickRates}"),
            _ when result.Summary.Curve.Rounds != Experiment.Checkpoints =>
                Expected($"checkpoints {Experiment.Checkpoints}", $"{result.Summary.Curve.Rounds}"),
            _ when result.Summary.Curve.Replications != Experiment.Replications =>
                Expected($"{Experiment.Replications} replications", $"{result.Summary.Curve.Replications}"),
            _ => null,
        };
    }

    private static string Expected(string required, string came) =>
        $"Saved epochs must continue this run: required {required}; got {came}. Delete the saved epochs and run again.";
}
