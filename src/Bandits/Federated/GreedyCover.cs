using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Federated;

/// <summary>Adds the client that gains most per money asked until progress is enough, and pays everyone the highest bid with which it would still have been added.</summary>
/// <remarks>
/// Selection is monotone: until a client is picked the run is the same whatever it bids, and a lower bid moves it forward. Winners get exactly their critical
/// value: with the rule run on the others alone, the largest over its picks k of  bid(k) · gain(i) / gain(k)  at the state before the pick. So truth is a dominant
/// strategy in each communication by itself, where nobody who tells it loses; over a run, a bid changes later communications too. A client that the others cannot do without gets the reserve price; a client without gain is never picked.
/// Ties go to the lowest client.
/// <para>Cost is at most 1 + ln(required gain / shortfall before the last pick) times the least possible. Time O(clients³ · dimension³). Thread-safe.</para>
/// </remarks>
[Reference("wolsey1982", "Theorem 1")]
[Reference("muralem2008", "Theorem 1: monotone selection and critical values")]
[Reference("wei2024", "Proposition 5")]
public sealed record GreedyCover : IParticipationRule
{
    /// <inheritdoc/>
    /// <value><c>greedy cover</c> by default; give variants names of their own.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = LearnerSettings.Name(value); } = "greedy cover";

    /// <inheritdoc/>
    public Participation Select(ParticipationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        GreedyRun run = new(problem, without: -1);
        while (!run.State.Reaches(problem.RequiredLogDeterminant) && run.TryPick())
        {
        }

        double[] payments = new double[problem.Clients];
        foreach (int client in run.Picked)
        {
            payments[client] = Math.Min(CriticalValue(problem, client), problem.ReservePrice);
        }

        return new(run.Picked.ToSequence(), Sequence.Create<double>(payments), run.State.Reaches(problem.RequiredLogDeterminant));
    }

    // +∞ when the others alone do not reach what is required.
    private static double CriticalValue(ParticipationProblem problem, int client)
    {
        GreedyRun others = new(problem, client);
        double critical = 0;
        while (!others.State.Reaches(problem.RequiredLogDeterminant))
        {
            double own = others.State.Gain(client);
            if (!others.TryPick())
            {
                return double.PositiveInfinity;
            }

            if (own > CoverState.Slack)
            {
                critical = Math.Max(critical, problem.Bids[others.Picked[^1]] * own / others.LastGain);
            }
        }

        return critical;
    }
}
