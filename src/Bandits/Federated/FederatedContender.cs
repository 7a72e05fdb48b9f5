using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>A protocol before random federations: its regret, what it costs, and what a client would gain by asking for more than its cost.</summary>
/// <remarks>
/// Every replication is played twice, once with all clients truthful and once with client 0, whose cost is as random as any, asking <see cref="Exaggeration"/>
/// times its cost. Everything but the last measure is of the truthful play. Immutable and thread-safe.
/// </remarks>
[Reference("wei2024", "Section 5, experiments")]
public sealed record FederatedContender : IContender
{
    /// <summary>Initializes a contender.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="instances">The federations.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FederatedContender(FederatedUcb protocol, FederatedInstances instances)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(instances);
        (Protocol, Instances) = (protocol, instances);
    }

    /// <summary>Gets the protocol.</summary>
    public FederatedUcb Protocol { get; }

    /// <summary>Gets the federations.</summary>
    public FederatedInstances Instances { get; }

    /// <summary>Gets the factor by which the lying client multiplies its cost.</summary>
    /// <value>Positive and finite; 1.5 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Exaggeration { get; init => field = LearnerSettings.Positive(value); } = 1.5;

    /// <inheritdoc/>
    public string Name => Protocol.Name;

    /// <inheritdoc/>
    public Sequence<ContenderMeasure> Measures { get; } =
    [
        new("Communications", "per run"), new("Uploads", "per run"), new("True cost of uploads", "money per run"),
        new("Payments", "money per run"), new("Least utility of a client", "money per run"), new("Gain of the lie", "money per run"),
    ];

    /// <inheritdoc/>
    public ContenderPlay Play(Sequence<long> checkpoints, StreamKey replication, CancellationToken cancellation)
    {
        FederatedExperiment truthful = Instances.At(replication, checkpoints);
        FederatedResult result = truthful.Run(Protocol, cancellation);
        FederatedResult lied = truthful.WithBid(0, Exaggeration * truthful.Costs[0]).Run(Protocol, cancellation);
        return new(result.Regret, [
            result.Communications,
            result.Participants,
            result.SocialCost,
            result.Payments.Sum(),
            result.Utilities.Min(),
            lied.Utilities[0] - result.Utilities[0]]);
    }
}
