using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Matching;

namespace Mechanisms.Derandomized;

/// <summary>The k agents who have not chosen yet play a game modulo k for who chooses next, until all have.</summary>
/// <remarks>
/// Games between choices. Played uniformly it is <see cref="RandomPriority"/>; Pareto efficient whatever the integers.
/// <para>Time O(n² + n · objects). Thread-safe.</para>
/// </remarks>
[Reference("walsh2023", "school choice and house allocation, games interleaved with choices")]
public sealed record PlayedRandomPriority : PlayedMechanism<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public override string Name => "priority by games between choices";

    /// <inheritdoc/>
    public override Assignment Outcome(ReadOnlySpan<PreferenceOrder> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Priorities.RequireAgents(reports);
        List<int> waiting = [.. Enumerable.Range(0, reports.Length)];
        List<int> order = [];
        while (waiting.Count > 0)
        {
            int next = play(new(waiting.Count, waiting.ToSequence()));
            order.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        return new SerialDictatorship(order.ToSequence()).Decide(reports);
    }
}
