using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>Everybody uploads at every communication and is paid its bid: the protocol without incentives, as a baseline of cost.</summary>
/// <remarks>Paying bids as they are makes lies profitable; it stands for a server that knows the costs. Thread-safe.</remarks>
[Reference("wang2020", "DisLinUCB")]
public sealed record FullParticipation : IParticipationRule
{
    /// <inheritdoc/>
    /// <value><c>full</c> by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "full";

    /// <inheritdoc/>
    public Participation Select(ParticipationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new(Sequence.Of(problem.Clients, client => client), problem.Bids, IsEnough: true);
    }
}
