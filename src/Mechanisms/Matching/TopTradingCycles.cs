using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Matching;

/// <summary>Agents point to their best school left, schools to the best agent left; those on a cycle trade and leave.</summary>
/// <remarks>
/// One seat each. Strategyproof and Pareto efficient; not stable, for an agent may trade a priority that it does not use. Where every agent
/// has first priority at one house, its own (<see cref="HousingMarket"/>), the outcome is the only one in the strict core.
/// An agent with nothing listed left leaves with nothing. The cycle reached from the lowest agent left trades first, which does not matter.
/// <para>Time O(agents² · schools). Thread-safe.</para>
/// </remarks>
/// <param name="Priorities">Order of all agents at each school, shape [school], best first.</param>
[Reference("shapley1974", "top trading cycles")]
[Reference("abdulkadiroglu2003", "top trading cycles with priorities")]
public sealed record TopTradingCycles(Sequence<PreferenceOrder> Priorities) : DeterministicMechanism<PreferenceOrder, Assignment>
{
    /// <inheritdoc/>
    public override string Name => "top trading cycles";

    /// <summary>The market in which agent i owns house i.</summary>
    /// <param name="agents">Number of agents and houses, at least 1.</param>
    /// <returns>The mechanism in which house i ranks agent i first and the others by index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no agent.</exception>
    public static TopTradingCycles HousingMarket(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        return new(Sequence.Of(agents, house => new PreferenceOrder(
            [house, .. Enumerable.Range(0, agents).Where(agent => agent != house)])));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no agent, a priority is no order of all agents, or an agent lists a school that does not exist.</exception>
    public override Assignment Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        Matching.Priorities.Require(Priorities, reports);
        int[] given = new int[reports.Length];
        Array.Fill(given, PreferenceOrder.Nothing);
        bool[] left = new bool[reports.Length];
        bool[] taken = new bool[Priorities.Count];
        for (int agent = 0; agent < reports.Length; agent++)
        {
            while (!left[agent])
            {
                Trade(agent, reports, given, left, taken);
            }
        }

        return new([.. given]);
    }

    // Walks from an agent until somebody comes up twice, or has nothing to point to.
    private void Trade(int start, ReadOnlySpan<PreferenceOrder> reports, int[] given, bool[] left, bool[] taken)
    {
        List<int> path = [];
        List<int> wanted = [];
        int agent = start;
        while (!path.Contains(agent))
        {
            int school = Best(reports[agent], taken);
            if (school == PreferenceOrder.Nothing)
            {
                left[agent] = true;
                return;
            }

            path.Add(agent);
            wanted.Add(school);
            agent = Holder(school, left);
        }

        for (int place = path.IndexOf(agent); place < path.Count; place++)
        {
            given[path[place]] = wanted[place];
            left[path[place]] = true;
            taken[wanted[place]] = true;
        }
    }

    private static int Best(PreferenceOrder report, bool[] taken)
    {
        foreach (int school in report.Listed.Span)
        {
            if (!taken[school])
            {
                return school;
            }
        }

        return PreferenceOrder.Nothing;
    }

    private int Holder(int school, bool[] left)
    {
        int place = 0;
        while (left[Priorities[school].Listed[place]])
        {
            place++;
        }

        return Priorities[school].Listed[place];
    }
}
