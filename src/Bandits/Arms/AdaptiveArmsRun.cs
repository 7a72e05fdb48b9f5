using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>Adaptive arms against one learner, epoch by epoch: mutable, single-threaded, forkable, resumable.</summary>
public sealed class AdaptiveArmsRun
{
    private readonly List<EpochResult> epochs = [];
    private readonly AgentRun[] agents;

    internal AdaptiveArmsRun(AdaptiveArmsExperiment experiment, ILearner learner, Sequence<EpochResult> finished)
    {
        Experiment = experiment;
        Learner = learner;
        agents = experiment.BeginAgents();
        foreach (EpochResult result in finished)
        {
            if (Mismatch(result) is { } mismatch)
            {
                throw new ArgumentException(mismatch, nameof(finished));
            }

            epochs.Add(result);
        }
    }

    private AdaptiveArmsRun(AdaptiveArmsRun original)
    {
        (Experiment, Learner) = (original.Experiment, original.Learner);
        epochs = [.. original.epochs];
        agents = [.. original.agents.Select(agent => agent.Fork())];
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

    private Sequence<Owner> Owners => Experiment.Population.Owners;

    /// <summary>Plays one epoch: evaluation and all probes in one batch, then the agents decide.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told pulls of the whole experiment, counting the learners before this one as done; from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work; the run stays before this epoch and may step again.</param>
    /// <returns>The epoch's result.</returns>
    /// <exception cref="InvalidOperationException">All epochs are played, or an agent asks for other probes than it announced or decides on no strategy.</exception>
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

        List<(int Owner, Sequence<double> Rates)> asked = Ask();
        Sequence<EpisodeResult> results = device.Play(
            new(Experiment.Environment, Learner, Episodes(asked), Experiment.Horizon, Experiment.Checkpoints, Experiment.Root),
            PullProgress.For(progress, Learner.Name, Epoch, DonePulls(), Experiment.TotalPulls),
            cancellation);
        EpochResult result = Reduce(results.Span, asked);
        epochs.Add(result);
        return result;
    }

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run before the same epoch.</returns>
    public AdaptiveArmsRun Fork() => new(this);

    // Order of the batch: evaluation runs, then owner by owner, probe by probe, the probe's runs.
    private Sequence<Episode> Episodes(List<(int Owner, Sequence<double> Rates)> asked)
    {
        List<Episode> episodes = [];
        for (int run = 0; run < Experiment.Replications; run++)
        {
            episodes.Add(new(ClickRates, ReplicationLayout.Evaluation(Epoch, run)));
        }

        foreach ((int owner, Sequence<double> rates) in asked)
        {
            Sequence<double> profile = Profiles.With(ClickRates, Owners[owner].Arms, rates);
            for (int run = 0; run < Owners[owner].Agent.ProbeReplications; run++)
            {
                episodes.Add(new(profile, ReplicationLayout.Probe(Epoch, run)));
            }
        }

        return episodes.ToSequence();
    }

    // What the owners that may move want to try, owner by owner.
    private List<(int Owner, Sequence<double> Rates)> Ask()
    {
        List<(int Owner, Sequence<double> Rates)> asked = [];
        for (int owner = 0; owner < agents.Length; owner++)
        {
            if (!Experiment.Population.Moves(owner, Epoch))
            {
                continue;
            }

            Sequence<Sequence<double>> probes = agents[owner].Probes(Profiles.Of(ClickRates, Owners[owner].Arms));
            RequireProbes(owner, probes);
            asked.AddRange(probes.Select(rates => (owner, rates)));
        }

        return asked;
    }

    private EpochResult Reduce(ReadOnlySpan<EpisodeResult> results, List<(int Owner, Sequence<double> Rates)> asked)
    {
        EpisodeSummary summary = EpisodeSummary.Of(Learner.Name, Experiment.Checkpoints, results[..Experiment.Replications]);
        List<Probe> probes = [];
        int first = Experiment.Replications;
        foreach ((int owner, Sequence<double> rates) in asked)
        {
            int runs = Owners[owner].Agent.ProbeReplications;
            probes.Add(Answer(results.Slice(first, runs), owner, rates));
            first += runs;
        }

        Sequence<double> next = Decide(summary, probes);
        return new(Learner.Name, Epoch, ClickRates, summary, probes.ToSequence(), next);
    }

    private Probe Answer(ReadOnlySpan<EpisodeResult> results, int owner, Sequence<double> rates)
    {
        Sequence<int> arms = Owners[owner].Arms;
        long[] clicks = new long[arms.Count];
        RunningMoments regret = default;
        foreach (EpisodeResult result in results)
        {
            for (int index = 0; index < clicks.Length; index++)
            {
                clicks[index] += result.Clicks[arms[index]];
            }

            regret = regret.Add(result.Regret[^1]);
        }

        return new(owner, new(rates, Sequence.Create<long>(clicks), results.Length), regret.Mean);
    }

    // Lets the owners that may move decide; their runs go on.
    private Sequence<double> Decide(EpisodeSummary summary, List<Probe> probes)
    {
        Sequence<double> next = ClickRates;
        for (int owner = 0; owner < agents.Length; owner++)
        {
            if (Experiment.Population.Moves(owner, Epoch))
            {
                Sequence<int> arms = Owners[owner].Arms;
                Probe[] own = [.. probes.Where(probe => probe.Owner == owner)];
                AgentView view = new(
                    Epoch, Profiles.Of(ClickRates, arms), Profiles.Of(summary.Shows, arms), Profiles.Of(summary.Clicks, arms));
                AgentDecision decision = agents[owner].Decide(view, own.Select(probe => probe.Answer).ToSequence());
                next = Profiles.With(next, arms, Settle(owner, decision, own));
            }
        }

        _ = Experiment.Environment.Tables(next);
        return next;
    }

    // Breaks the tie that the agent left open, by what the learner loses.
    private Sequence<double> Settle(int owner, AgentDecision decision, Probe[] own)
    {
        double RegretOf(Sequence<double> rates) => own.FirstOrDefault(probe => probe.Answer.ClickRates == rates)?.Regret
            ?? throw new InvalidOperationException($"{Owners[owner].Agent.Name} leaves a tie open with rates it did not probe: {rates}. Probe them, or break the tie.");
        Sequence<double>[] acceptable = [.. decision.Acceptable];
        if (acceptable.Length == 0 || acceptable.Any(rates => rates.Count != Owners[owner].Arms.Count))
        {
            throw new InvalidOperationException(
                $"{Owners[owner].Agent.Name} must decide on one click rate for each of its {Owners[owner].Arms.Count} arms; got {decision.Acceptable}.");
        }

        return decision.Ties switch
        {
            TieRule.ForPrincipal => acceptable.MinBy(RegretOf),
            TieRule.AgainstPrincipal => acceptable.MaxBy(RegretOf),
            _ => acceptable[0],
        };
    }

    private void RequireProbes(int owner, Sequence<Sequence<double>> probes)
    {
        if (probes.Count != Experiment.ProbesOf(owner) || probes.Any(rates => rates.Count != Owners[owner].Arms.Count))
        {
            throw new InvalidOperationException(
                $"{Owners[owner].Agent.Name} must ask for {Experiment.ProbesOf(owner)} probes of {Owners[owner].Arms.Count} click rates; got {probes}.");
        }
    }

    private long DonePulls()
    {
        int index = 0;
        while (!ReferenceEquals(Experiment.Learners[index], Learner))
        {
            index++;
        }

        return (index * Experiment.PullsBefore(Experiment.Epochs)) + Experiment.PullsBefore(Epoch);
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
            _ when result.Summary.Shows.Count != arms || result.Summary.Clicks.Count != arms || result.NextClickRates.Count != arms =>
                Expected($"shows, clicks and click rates of {arms} arms", $"{result.Summary.Shows.Count}, {result.Summary.Clicks.Count} and {result.NextClickRates.Count}"),
            _ when result.Summary.Curve.Rounds != Experiment.Checkpoints =>
                Expected($"checkpoints {Experiment.Checkpoints}", $"{result.Summary.Curve.Rounds}"),
            _ when result.Summary.Curve.Replications != Experiment.Replications =>
                Expected($"{Experiment.Replications} replications", $"{result.Summary.Curve.Replications}"),
            _ when result.Summary.FinalRegrets.Count != Experiment.Replications =>
                Expected($"regrets of {Experiment.Replications} runs", $"{result.Summary.FinalRegrets.Count}"),
            _ => MismatchOfDecision(result),
        };
    }

    // The agents go through the saved epoch as they did when it was played.
    private string? MismatchOfDecision(EpochResult result)
    {
        List<(int Owner, Sequence<double> Rates)> asked = Ask();
        if (!asked.SequenceEqual(result.Probes.Select(probe => (probe.Owner, probe.Answer.ClickRates))))
        {
            return Expected($"the probes {string.Join(", ", asked.Select(probe => probe.Rates))}", string.Join(", ", result.Probes.Select(probe => probe.Answer.ClickRates)));
        }

        Probe? odd = result.Probes.FirstOrDefault(probe => probe.Answer.Runs != Owners[probe.Owner].Agent.ProbeReplications
            || probe.Answer.Clicks.Count != Owners[probe.Owner].Arms.Count);
        if (odd is not null)
        {
            return Expected($"probes of {Owners[odd.Owner].Agent.ProbeReplications} runs", $"{odd.Answer.Runs}");
        }

        Sequence<double> next = Decide(result.Summary, [.. result.Probes]);
        return next == result.NextClickRates ? null : Expected($"next click rates {next}", $"{result.NextClickRates}");
    }

    private static string Expected(string required, string came) =>
        $"Saved epochs must continue this run: required {required}; got {came}. Delete the saved epochs and run again.";
}
