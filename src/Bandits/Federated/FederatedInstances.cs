using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>Random federations, one for each replication: see <see cref="FederatedExperiment.Synthetic"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[Reference("wei2024", "Section 3: problem formulation")]
public sealed record FederatedInstances
{
    /// <summary>Gets the number of clients.</summary>
    /// <value>At least 1; 25 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Clients { get; init => field = AtLeastOne(value); } = 25;

    /// <summary>Gets the length of contexts.</summary>
    /// <value>At least 1; 5 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Dimension { get; init => field = AtLeastOne(value); } = 5;

    /// <summary>Gets the number of arms shown in a round.</summary>
    /// <value>At least 1; 25 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Arms { get; init => field = AtLeastOne(value); } = 25;

    /// <summary>Gets the number of vectors from which arms are drawn.</summary>
    /// <value>At least 1; 1,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Pool { get; init => field = AtLeastOne(value); } = 1000;

    /// <summary>Gets the standard deviation of the noise, in units of reward.</summary>
    /// <value>Positive and finite; 0.1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Noise { get; init => field = LearnerSettings.Positive(value); } = 0.1;

    /// <summary>The federation of a replication, all clients truthful.</summary>
    /// <param name="replication">The replication's key.</param>
    /// <param name="checkpoints">Rounds at which regret is recorded, increasing; the last is the horizon.</param>
    /// <returns>The question.</returns>
    public FederatedExperiment At(StreamKey replication, Sequence<long> checkpoints)
    {
        FederatedExperiment drawn = FederatedExperiment.Synthetic(replication, Clients, Dimension, checkpoints[^1], Arms, Pool, Noise);
        return new(drawn.Bandit, drawn.Costs, checkpoints[^1], replication, checkpoints: checkpoints);
    }

    private static int AtLeastOne(int value) => value >= 1 ? value : throw new ArgumentOutOfRangeException(
        nameof(value), value, FormattableString.Invariant($"A federation needs at least 1 of each; got {value}."));
}
