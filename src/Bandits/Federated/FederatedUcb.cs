using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>Clients that each play LinUCB on what they know, and a server that now and then buys data and shares it.</summary>
/// <remarks>
/// After a client's round the server communicates when n · (ln det V - ln det V') exceeds <see cref="Threshold"/>: V is the client's regularized Gram matrix,
/// V' what it was just after the last communication, n the client's own rounds since then. The participation rule chooses and pays
/// clients; these upload what they have not uploaded yet; then clients download by <see cref="Download"/>, and every client takes a new snapshot.
/// (A trigger that looks at what is not uploaded never rests once a client is not chosen.)
/// <para>With <see cref="GreedyCover"/> it is Truth-FedBan, with <see cref="DataIncentive"/> Inc-FedUCB, with <see cref="FullParticipation"/> DisLinUCB,
/// without a rule independent learners. Immutable, thread-safe.</para>
/// </remarks>
[Reference("wei2024", "Truth-FedBan")]
[Reference("wang2020", "Algorithm 3: DisLinUCB")]
public sealed record FederatedUcb
{
    /// <summary>Gets the name that tables carry.</summary>
    /// <value>The rule's name by default, or <c>no communication</c>.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? Rule?.Name ?? "no communication";
        init => field = LearnerSettings.Name(value);
    }

    /// <summary>Gets who is chosen and paid at a communication.</summary>
    /// <value>Null, the default, for no communication at all.</value>
    public IParticipationRule? Rule { get; init; }

    /// <summary>Gets β, the share of the largest determinant that a communication must reach.</summary>
    /// <value>In (0, 1]; 0.5 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Progress
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"Progress must lie in (0, 1]; got {value}."));
    } = 0.5;

    /// <summary>Gets the threshold of communication, in rounds.</summary>
    /// <value>Finite and at least 0; null, the default, means T / (clients² · dimension · ln T).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double? Threshold { get; init => field = value is null ? null : LinearSettings.Scale(value.Value, "A threshold"); }

    /// <summary>Gets who receives the server's data after a communication.</summary>
    /// <value><see cref="DownloadPolicy.Broadcast"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public DownloadPolicy Download { get; init => field = LearnerSettings.Member(value); }

    /// <summary>Gets the most that is paid to one client at one communication, in money.</summary>
    /// <value>Positive and finite; 1,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double ReservePrice { get; init => field = LearnerSettings.Positive(value); } = 1000;

    /// <summary>Gets λ.</summary>
    /// <value>Positive and finite; 1 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Regularization { get; init => field = LinearSettings.Regularization(value); } = 1;

    /// <summary>Gets the radius of every client's confidence ellipsoid.</summary>
    /// <value>By default √λ + σ √(2 ln(1/δ) + d ln(1 + n/(dλ))) with σ = 0.1 and δ = 0.1.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ConfidenceRadius Radius { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } =
        new ConfidenceRadius.SelfNormalized { Noise = 0.1, FailureProbability = 0.1, Volume = VolumeBound.Samples };
}
