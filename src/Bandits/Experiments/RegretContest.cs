using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Experiments;

/// <summary>How much regret contenders of any grammar have, side by side on common random numbers.</summary>
/// <remarks>Replication r of every contender gets the key of replication r under the root. Immutable and thread-safe.</remarks>
public sealed record RegretContest
{
    /// <summary>Initializes the question.</summary>
    /// <param name="contenders">The contenders, at least one, with different names.</param>
    /// <param name="horizon">Rounds of every run, at least 1.</param>
    /// <param name="replications">Runs per contender, 1 to 524,288; from 2 on there is a confidence band.</param>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded, strictly increasing, the last one the horizon; empty for <see cref="Checkpoints.LogSpaced"/>.</param>
    /// <exception cref="ArgumentException">Contenders are missing, share a name, add up different things or tell different things besides, or checkpoints do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the number of replications is out of range.</exception>
    public RegretContest(
        Sequence<IContender> contenders, long horizon, int replications, ulong root, Sequence<long> checkpoints = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ReplicationLayout.RequireRuns(replications, nameof(replications));
        if (contenders.Count == 0 || contenders.Select(contender => contender.Name).Distinct(StringComparer.Ordinal).Count() != contenders.Count)
        {
            throw new ArgumentException(
                $"A contest needs contenders with different names; got {string.Join(", ", contenders.Select(contender => contender.Name))}. Rename them.", nameof(contenders));
        }

        if (contenders.Any(contender => contender.Measures != contenders[0].Measures))
        {
            throw new ArgumentException("Contenders of a contest must tell the same besides regret, so that tables can compare them.", nameof(contenders));
        }

        if (contenders.FirstOrDefault(contender => MeasuresOf(contender) != MeasuresOf(contenders[0]) || contender.RegretUnit != contenders[0].RegretUnit) is { } other)
        {
            throw new ArgumentException(
                $"Curves of a contest must add up the same, so that they can be compared; got {NamesOf(contenders[0])} of {contenders[0].Name} and {NamesOf(other)} of {other.Name}. Make them contests of their own.", nameof(contenders));
        }

        (Contenders, Horizon, Replications, Root) = (contenders, horizon, replications, root);
        Checkpoints = Experiments.Checkpoints.OrDefault(checkpoints, horizon);
        if (Checkpoints[^1] != horizon)
        {
            throw new ArgumentException($"Checkpoints must end at the horizon {horizon}; got {Checkpoints[^1]}. Add it.", nameof(checkpoints));
        }
    }

    /// <summary>Gets the contenders, in the order of the results.</summary>
    public Sequence<IContender> Contenders { get; }

    /// <summary>Gets the rounds of every run.</summary>
    public long Horizon { get; }

    /// <summary>Gets the runs per contender.</summary>
    public int Replications { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets the rounds at which regret is recorded.</summary>
    public Sequence<long> Checkpoints { get; }

    /// <summary>Gets regret, in the unit of the contenders.</summary>
    public ContenderMeasure RegretMeasure => RegretOf(Contenders[0]);

    /// <summary>Gets what runs add up over rounds besides regret.</summary>
    public Sequence<ContenderMeasure> FurtherMeasures => MeasuresOf(Contenders[0]);

    /// <summary>Gets what every run tells besides regret.</summary>
    public Sequence<ContenderMeasure> Measures => Contenders[0].Measures;

    /// <summary>Gets the rounds of the whole contest.</summary>
    public long TotalPulls => checked(Horizon * Replications * Contenders.Count);

    /// <summary>Plays the contest.</summary>
    /// <param name="device">Gives the number of threads.</param>
    /// <param name="progress">Told the rounds done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One entry per contender, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public RegretContestResult Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        List<ContenderSummary> summaries = [];
        for (int contender = 0; contender < Contenders.Count; contender++)
        {
            summaries.Add(Play(contender, device, progress, cancellation));
        }

        return new(this, device.Name, summaries.ToSequence());
    }

    /// <summary>Plays all runs of one contender: the part of the contest that can be saved on its own.</summary>
    /// <param name="contender">Index of the contender.</param>
    /// <param name="device">Gives the number of threads.</param>
    /// <param name="progress">Told rounds of the whole contest, counting the contenders before this one as done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What the contender did.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such contender.</exception>
    /// <exception cref="InvalidOperationException">The contender gives another number of regrets than there are checkpoints, of curves or measures than it has, or of plays than replications.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public ContenderSummary Play(
        int contender, IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        IContender played = Contenders[contender];
        PullProgress? pulls = PullProgress.For(progress, played.Name, epoch: 0, Horizon * Replications * contender, TotalPulls);
        ContenderPlay[] plays = ContenderLanes.Play(
            played, Checkpoints, Replications, run => new(Root, ReplicationLayout.Evaluation(epoch: 0, run)), device, group => Take(played, group, pulls), cancellation);
        return new(
            RegretCurve.Of(played.Name, Checkpoints, plays.Select(play => play.Regret).ToArray()),
            plays.Select(play => play.Regret[^1]).ToSequence(),
            Sequence.Of(Measures.Count, measure => plays.Select(play => play.Measures[measure]).ToSequence()))
        {
            FurtherCurves = Sequence.Of(FurtherMeasures.Count, curve => new CurveSummary(
                RegretCurve.Of(played.Name, Checkpoints, plays.Select(play => play.FurtherCurves[curve]).ToArray()),
                plays.Select(play => play.FurtherCurves[curve][^1]).ToSequence())),
        };
    }

    private static Sequence<ContenderMeasure> MeasuresOf(IContender contender) => contender.FurtherCurves.Select(curve => curve.Measure).ToSequence();

    private static ContenderMeasure RegretOf(IContender contender) => ContenderMeasure.Regret with { Unit = contender.RegretUnit };

    private static string NamesOf(IContender contender) => string.Join(", ", MeasuresOf(contender).Prepend(RegretOf(contender)).Select(measure => $"{measure.Name} ({measure.Unit})"));

    /// <summary>Checks a group as soon as it is played: a contender that tells the wrong things is found at once, not after a night.</summary>
    private void Take(IContender played, Sequence<ContenderPlay> group, PullProgress? pulls)
    {
        foreach (ContenderPlay play in group)
        {
            Require(played, play);
        }

        pulls?.Report(group.Count * Horizon);
    }

    private void Require(IContender played, ContenderPlay play)
    {
        if (play.Regret.Count != Checkpoints.Count || play.Measures.Count != Measures.Count)
        {
            throw new InvalidOperationException(
                $"{played.Name} must give one regret per checkpoint, that is {Checkpoints.Count}, and {Measures.Count} measures; got {play.Regret.Count} and {play.Measures.Count}.");
        }

        if (play.FurtherCurves.Count != FurtherMeasures.Count || play.FurtherCurves.Any(curve => curve.Count != Checkpoints.Count))
        {
            throw new InvalidOperationException(
                $"{played.Name} must give {FurtherMeasures.Count} curves besides regret, each of {Checkpoints.Count} checkpoints; got [{string.Join(", ", play.FurtherCurves.Select(curve => curve.Count))}].");
        }
    }
}
