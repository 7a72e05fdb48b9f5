using Mechanisms.Bandits.Federated;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Federated;

/// <summary>Planted: the greedy selection, paying winners what they ask.</summary>
internal sealed class PayAsBid : IParticipationRule
{
    public string Name => "pay as bid";

    public Participation Select(ParticipationProblem problem)
    {
        Participation greedy = new GreedyCover().Select(problem);
        return greedy with { Payments = Sequence.Of(problem.Clients, client => greedy.Selected.Contains(client) ? problem.Bids[client] : 0) };
    }
}
