using Mechanisms.Bandits.Federated;

namespace Mechanisms.Bandits.Tests.Federated;

/// <summary>What a truthful payment rule must satisfy, as a search for a client that a lie helps.</summary>
internal static class TruthfulnessLaw
{
    public const double Tolerance = 1e-7;

    private static readonly double[] Factors = [0, 0.3, 0.9, 0.999, 1.001, 1.1, 1.5, 3, 10];

    /// <summary>The first violation in words, or null. Bids of the problem are taken as true costs.</summary>
    public static string? Violation(IParticipationRule rule, ParticipationProblem problem)
    {
        Participation honest = rule.Select(problem);
        for (int client = 0; client < problem.Clients; client++)
        {
            double cost = problem.Bids[client];
            double utility = honest.Utility(client, cost);
            if (utility < -Tolerance)
            {
                return FormattableString.Invariant($"client {client} of cost {cost} loses {-utility} by telling the truth");
            }

            foreach (double bid in Factors.Select(factor => (cost * factor) + (factor - 1)).Where(bid => bid >= 0))
            {
                double lied = rule.Select(problem.WithBid(client, bid)).Utility(client, cost);
                if (lied > utility + Tolerance)
                {
                    return FormattableString.Invariant($"client {client} of cost {cost} gets {lied} in place of {utility} by bidding {bid}");
                }
            }
        }

        return null;
    }

    /// <summary>Winners win below what they are paid and lose above it; losers lose with any higher bid.</summary>
    public static string? ThresholdViolation(IParticipationRule rule, ParticipationProblem problem)
    {
        Participation honest = rule.Select(problem);
        for (int client = 0; client < problem.Clients; client++)
        {
            if (!honest.Selected.Contains(client))
            {
                if (Wins(rule, problem, client, (problem.Bids[client] * 1.1) + 1))
                {
                    return $"client {client} wins by asking more";
                }

                continue;
            }

            double critical = honest.Payments[client];
            if (!Wins(rule, problem, client, Math.Max(0, critical - 1e-6)) || Wins(rule, problem, client, critical + 1e-6))
            {
                return FormattableString.Invariant($"client {client} is paid {critical}, which is not where it stops winning");
            }
        }

        return null;
    }

    private static bool Wins(IParticipationRule rule, ParticipationProblem problem, int client, double bid) =>
        rule.Select(problem.WithBid(client, bid)).Selected.Contains(client);
}
