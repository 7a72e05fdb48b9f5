using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Matching;

namespace Mechanisms.Derandomized;

/// <summary>Agents play one game modulo n! for the order in which they choose: the result is its place among all orders.</summary>
/// <remarks>
/// Orders are counted lexicographically, by the factorial number system of Lehmer's code. Played uniformly it is <see cref="RandomPriority"/>.
/// <para>Time O(n² + n · objects), for up to <see cref="MostAgents"/> agents. Thread-safe.</para>
/// </remarks>
[Reference("walsh2023", "school choice and house allocation, one game at the end")]
public sealed record PlayedPriorityOrder : PlayedMechanism<PreferenceOrder, Assignment>
{
    /// <summary>Most agents: 12! is the last factorial below 2³¹.</summary>
    public const int MostAgents = 12;

    /// <inheritdoc/>
    public override string Name => "priority order by one game";

    /// <summary>The order of a place among all orders of agents.</summary>
    /// <param name="agents">Number of agents, 1 to <see cref="MostAgents"/>.</param>
    /// <param name="place">Place in lexicographic order, in 0..agents! - 1.</param>
    /// <returns>The agents in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static Sequence<int> OrderAt(int agents, int place)
    {
        int orders = Factorial(agents);
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, orders);
        List<int> waiting = [.. Enumerable.Range(0, agents)];
        List<int> order = [];
        while (waiting.Count > 0)
        {
            orders /= waiting.Count;
            int next = place / orders;
            place %= orders;
            order.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        return order.ToSequence();
    }

    /// <inheritdoc/>
    public override Assignment Outcome(ReadOnlySpan<PreferenceOrder> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Priorities.RequireAgents(reports);
        int place = play(ModularGame.OfAll(Factorial(reports.Length), reports.Length));
        return new SerialDictatorship(OrderAt(reports.Length, place)).Decide(reports);
    }

    private static int Factorial(int agents)
    {
        if (agents is < 1 or > MostAgents)
        {
            throw new ArgumentOutOfRangeException(nameof(agents), agents, string.Create(
                CultureInfo.InvariantCulture, $"The number of agents must lie in 1..{MostAgents}, for n! results are counted; got {agents}. Play games between choices."));
        }

        return Enumerable.Range(1, agents).Aggregate(1, (product, factor) => product * factor);
    }
}
