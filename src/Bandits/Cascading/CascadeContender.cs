using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Cascading;

/// <summary>A ranking learner before users of the cascade model: its regret, how often its list was a best one, and how far users read.</summary>
/// <remarks>Draws as <see cref="CascadeExperiment"/>. Immutable and thread-safe.</remarks>
[Reference("kveton2015", "Section 5, experiments")]
public sealed record CascadeContender : ILaneContender
{
    /// <summary>Initializes a contender.</summary>
    /// <param name="model">What users do.</param>
    /// <param name="learner">The learner.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CascadeContender(CascadeModel model, ICascadeLearner learner)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(learner);
        (Model, Learner) = (model, learner);
    }

    /// <summary>Gets what users do.</summary>
    public CascadeModel Model { get; }

    /// <summary>Gets the learner.</summary>
    public ICascadeLearner Learner { get; }

    /// <summary>Gets a value indicating whether every item is observed once, free of charge, before round 1.</summary>
    /// <value>True by default, as in the literature.</value>
    public bool HasFreeObservations { get; init; } = true;

    /// <inheritdoc/>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } = [new("Best lists", "share of rounds"), new("Items read", "per list")];

    /// <inheritdoc/>
    /// <value>True for <see cref="CascadeUcb1"/> and <see cref="CascadeKlUcb"/>.</value>
    public bool PlaysInLanes => Learner is ILaneCascadeLearner;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Checkpoints are missing or do not increase.</exception>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        Checkpoints.Require(checkpoints);
        CascadeEpisode episode = new(Model, Learner, replication, HasFreeObservations);
        Sequence<double> regret = Sequence.Create<double>(episode.Play(checkpoints, cancellation));
        double rounds = checkpoints[^1];
        return new(regret, [episode.BestLists / rounds, episode.Reads / rounds]);
    }

    /// <inheritdoc/>
    public Sequence<ContenderPlay> PlayLanes<TReal, TInteger, TMask>(
        Sequence<long> checkpoints, Sequence<StreamKey> replications, CancellationToken cancellation)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> =>
        Learner is ILaneCascadeLearner learner
            ? new CascadeGroup<TReal, TInteger, TMask>(Model, replications, HasFreeObservations).Play(learner, Checkpoints.Require(checkpoints), cancellation)
            : throw new InvalidOperationException($"{Name} has no lanes; PlaysInLanes says so. Play its replications one by one.");
}
