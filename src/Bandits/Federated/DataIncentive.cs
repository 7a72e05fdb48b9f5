using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>Pays clients in data first: who uploads downloads what the server and the other participants have.</summary>
/// <remarks>
/// To client i a set S of participants offers  det(V(i) + data it would get) / det V(i),  and it takes part when that is at least its bid. Starting from all, clients
/// that are offered too little are dropped until nobody is: the largest set that holds together, the same in whatever order. If its progress is not enough
/// and <see cref="UsesMoney"/> holds, clients are added by gain per missing incentive, and in the end everyone is paid what is still missing.
/// <para>Bids are taken at their word: it is the predecessor without truthfulness, and overbidding pays. Bids are measured against the determinant ratio.
/// Time O(clients³ · dimension² + clients² · dimension³). Thread-safe.</para>
/// </remarks>
[Reference("wei2023", "Payment-free and payment-efficient incentive search")]
public sealed record DataIncentive : IParticipationRule
{
    /// <inheritdoc/>
    /// <value><c>data incentive</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "data incentive";

    /// <summary>Gets a value indicating whether money makes up for missing incentives.</summary>
    /// <value>True by default; false is the payment-free version, which may miss the required progress.</value>
    public bool UsesMoney { get; init; } = true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question does not say what data is worth to the clients.</exception>
    public Participation Select(ParticipationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Held.Count == 0)
        {
            throw new ArgumentException("The question must say what data clients hold. Use WithData.", nameof(problem));
        }

        List<int> members = Closed(problem);
        CoverState state = new(problem);
        members.ForEach(state.Add);
        while (UsesMoney && !state.Reaches(problem.RequiredLogDeterminant) && Cheapest(problem, state, members) is { } client)
        {
            members.Add(client);
            state.Add(client);
        }

        Sequence<double> payments = Sequence.Of(
            problem.Clients, client => members.Contains(client) ? Missing(problem, client, members) : 0);
        return new(members.ToSequence(), payments, state.Reaches(problem.RequiredLogDeterminant));
    }

    // Dropping a client lowers what all others are offered, so whoever is dropped can never come back: the order does not matter.
    private static List<int> Closed(ParticipationProblem problem)
    {
        List<int> members = [.. Enumerable.Range(0, problem.Clients)];
        int dropped;
        do
        {
            List<int> before = [.. members];
            dropped = members.RemoveAll(client => Missing(problem, client, before) > 0);
        }
        while (dropped > 0);
        return members;
    }

    private static int? Cheapest(ParticipationProblem problem, CoverState state, List<int> members)
    {
        int? best = null;
        double largest = 0;
        for (int client = 0; client < problem.Clients; client++)
        {
            if (members.Contains(client))
            {
                continue;
            }

            double gain = state.Gain(client);
            double missing = Missing(problem, client, members);
            if (gain > CoverState.Slack && missing <= problem.ReservePrice && gain / missing > largest)
            {
                (best, largest) = (client, gain / missing);
            }
        }

        return best;
    }

    private static double Missing(ParticipationProblem problem, int client, List<int> members)
    {
        double[] matrix = problem.Held[client].Entries.ToArray();
        double before = CoverState.Measure(matrix);
        SymmetricTiles.Add(matrix, problem.Unshared[client].Entries);
        foreach (int member in members.Where(member => member != client))
        {
            SymmetricTiles.Add(matrix, problem.Uploads[member].Entries);
        }

        return Math.Max(0, problem.Bids[client] - Elementary.Exp(CoverState.Measure(matrix) - before));
    }
}
