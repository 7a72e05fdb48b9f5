using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>Makes finite domains.</summary>
public static partial class Domain
{
    private const int MostCandidates = 8;

    /// <summary>Every agent has the same possible types.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <param name="types">The types, distinct, at least one; small ones first.</param>
    /// <param name="words">The types in words: <c>values 0, 1, 2</c>.</param>
    /// <returns>The domain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no agent.</exception>
    /// <exception cref="ArgumentException">There is no type, or one is listed twice.</exception>
    public static FiniteDomain<TReport> Same<TReport>(int agents, ReadOnlySpan<TReport> types, string words)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        ArgumentNullException.ThrowIfNull(words);
        Sequence<TReport> list = Sequence.Create(types);
        RequireDistinct(list);
        Sequence<Sequence<TReport>> all = Sequence.Of(agents, _ => list);
        return new(all, all, $"{ClaimText.Counted(agents, "agent")} with {words}");
    }

    /// <summary>Every agent has its own possible types.</summary>
    /// <typeparam name="TReport">A type, and a report.</typeparam>
    /// <param name="types">The types of each agent, shape [agent][type], each list distinct and not empty; small ones first.</param>
    /// <param name="words">The whole domain in words.</param>
    /// <returns>The domain.</returns>
    /// <exception cref="ArgumentException">There is no agent, an agent has no type, or one is listed twice.</exception>
    public static FiniteDomain<TReport> Each<TReport>(Sequence<Sequence<TReport>> types, string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (types.Count == 0)
        {
            throw new ArgumentException("A domain needs at least one agent; got none. List the types of each agent.", nameof(types));
        }

        foreach (Sequence<TReport> list in types)
        {
            RequireDistinct(list);
        }

        return new(types, types, words);
    }

    /// <summary>Every agent has a number as its type: a value, a cost, a location.</summary>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <param name="numbers">The numbers, distinct, at least one; small ones first.</param>
    /// <returns>The domain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no agent.</exception>
    /// <exception cref="ArgumentException">There is no number, or one is listed twice.</exception>
    public static FiniteDomain<Rational> Numbers(int agents, params ReadOnlySpan<Rational> numbers) =>
        Same(agents, numbers, "types " + string.Join(", ", numbers.ToArray()));

    /// <summary>Every agent may rank all candidates in any way.</summary>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <param name="candidates">Number of candidates, 1 to 8.</param>
    /// <returns>The domain of all complete strict orders, in lexicographic order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FiniteDomain<PreferenceOrder> Orders(int agents, int candidates) => Same<PreferenceOrder>(
        agents, [.. AllOrders(candidates)], string.Create(CultureInfo.InvariantCulture, $"all complete orders of {candidates}"));

    /// <summary>Every agent may rank any of the candidates and leave the others out as worse than nothing.</summary>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <param name="candidates">Number of candidates, 1 to 8.</param>
    /// <returns>The domain of all strict orders of subsets, the empty one included, complete orders first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static FiniteDomain<PreferenceOrder> TruncatedOrders(int agents, int candidates)
    {
        Sequence<PreferenceOrder> complete = AllOrders(candidates);
        IEnumerable<PreferenceOrder> all = Enumerable.Range(0, candidates + 1)
            .SelectMany(cut => complete.Select(order => new PreferenceOrder(order.Listed.Span[..(candidates - cut)])))
            .Distinct();
        return Same<PreferenceOrder>(
            agents, [.. all], string.Create(CultureInfo.InvariantCulture, $"all orders of all subsets of {candidates}"));
    }

    /// <summary>All complete strict orders.</summary>
    /// <param name="candidates">Number of candidates, 1 to 8.</param>
    /// <returns>The orders, in lexicographic order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public static Sequence<PreferenceOrder> AllOrders(int candidates)
    {
        if (candidates is < 1 or > MostCandidates)
        {
            throw new ArgumentOutOfRangeException(nameof(candidates), candidates, string.Create(
                CultureInfo.InvariantCulture,
                $"The number of candidates must lie in 1..{MostCandidates}, for all orders are listed; got {candidates}."));
        }

        List<PreferenceOrder> orders = [];
        Extend(new int[candidates], 0, 0, orders);
        return [.. orders];
    }

    private static void Extend(int[] listed, int place, int used, List<PreferenceOrder> orders)
    {
        if (place == listed.Length)
        {
            orders.Add(new(listed));
            return;
        }

        for (int item = 0; item < listed.Length; item++)
        {
            if ((used & (1 << item)) == 0)
            {
                listed[place] = item;
                Extend(listed, place + 1, used | (1 << item), orders);
            }
        }
    }

    private static void RequireDistinct<TReport>(Sequence<TReport> types)
    {
        int distinct = types.Distinct().Count();
        if (distinct == 0 || distinct != types.Count)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"An agent needs at least one type and each once; got {types.Count} of which {distinct} differ. Remove the repeated ones."),
                nameof(types));
        }
    }
}
