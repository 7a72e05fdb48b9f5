using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Federated;

/// <summary>Who takes part in one communication, and what they are paid.</summary>
/// <param name="Selected">The clients that upload, in the order in which they were selected.</param>
/// <param name="Payments">What each client is paid, shape [client], in money; 0 for those not selected.</param>
/// <param name="IsEnough">Whether the required progress is made; false when clients that ask too much are needed for it.</param>
public sealed record Participation(Sequence<int> Selected, Sequence<double> Payments, bool IsEnough)
{
    /// <summary>Gets what the server pays in all, in money.</summary>
    public double TotalPayment => Payments.Sum();

    /// <summary>What taking part costs the clients in all.</summary>
    /// <param name="costs">True cost of each client, shape [client], in money.</param>
    /// <returns>The sum over the selected clients.</returns>
    public double SocialCost(Sequence<double> costs) => Selected.Sum(client => costs[client]);

    /// <summary>What a client earns: payment less cost when it takes part, else 0.</summary>
    /// <param name="client">Client from 0.</param>
    /// <param name="cost">Its true cost, in money.</param>
    /// <returns>Its quasi-linear utility, in money.</returns>
    public double Utility(int client, double cost) => Selected.Contains(client) ? Payments[client] - cost : 0;
}
