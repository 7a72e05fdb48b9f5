using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Federated;

/// <summary>What a federated run gave.</summary>
/// <param name="Regret">Pseudo-regret of all clients together after each checkpoint, shape [checkpoint].</param>
/// <param name="Communications">Number of communications.</param>
/// <param name="Participants">Uploads, summed over communications.</param>
/// <param name="SocialCost">True cost of all uploads, in money.</param>
/// <param name="Payments">What each client was paid, shape [client], in money.</param>
/// <param name="Utilities">What each client earned, payments less true costs, shape [client], in money.</param>
/// <param name="Scalars">Numbers sent: dimension² + dimension for every upload and every download.</param>
public sealed record FederatedResult(
    Sequence<double> Regret,
    int Communications,
    long Participants,
    double SocialCost,
    Sequence<double> Payments,
    Sequence<double> Utilities,
    long Scalars);
