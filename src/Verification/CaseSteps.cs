using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>The cases one step smaller than a case: fewer agents, fewer items, smaller and rounder types, fewer lies, lies nearer to the truth; in this order.</summary>
/// <remarks>
/// No descent is infinite: a step lowers, in the order above, the first number that it changes, and changes to the later ones are bounded by
/// the orders of the generator.
/// </remarks>
internal sealed record CaseSteps<TReport>(TypeGenerator<TReport> Types, int FewestAgents)
{
    /// <summary>All steps, boldest first.</summary>
    public IEnumerable<SearchCase<TReport>> From(SearchCase<TReport> start) =>
        FewerAgents(start).Concat(FewerItems(start)).Concat(SmallerTypes(start)).Concat(FewerLies(start)).Concat(NearerLies(start));

    /// <summary>Smaller numbers of agents, and as many agents with fewer items; smallest first.</summary>
    public IEnumerable<CaseSize> ScalesBelow(SearchCase<TReport> start)
    {
        int items = ItemsOf(start);
        return
            from agents in Enumerable.Range(FewestAgents, start.Agents - FewestAgents + 1)
            let fewest = Types.AreItemsAgents ? agents : Types.FewestItems
            let most = Types.AreItemsAgents ? agents : Math.Max(fewest, agents < start.Agents ? items : items - 1)
            from scale in Enumerable.Range(fewest, most - fewest + 1).Select(count => new CaseSize(agents, count))
            where agents < start.Agents || (!Types.AreItemsAgents && scale.Items < items)
            select scale;
    }

    /// <summary>The most items that a type of the case is about; 0 where the items are the agents.</summary>
    public int ItemsOf(SearchCase<TReport> start) =>
        Types.AreItemsAgents ? 0 : start.Truth.Concat(start.Misreports.SelectMany(list => list)).Max(Types.ItemsOf);

    private IEnumerable<SearchCase<TReport>> FewerAgents(SearchCase<TReport> start) => start.Agents <= FewestAgents
        ? []
        : Enumerable.Range(0, start.Agents).Reverse().SelectMany(gone =>
        {
            SearchCase<TReport> left = new(WithoutAt(start.Truth, gone), WithoutAt(start.Misreports, gone));
            return Types.AreItemsAgents ? WithoutItem(left, gone) : [left];
        });

    private IEnumerable<SearchCase<TReport>> FewerItems(SearchCase<TReport> start)
    {
        int items = ItemsOf(start);
        return items <= Types.FewestItems ? [] : Enumerable.Range(0, items).Reverse().SelectMany(item => WithoutItem(start, item));
    }

    // All equal types at once, lies included, so that ties survive; then one agent alone; then one agent with one of its lies.
    private IEnumerable<SearchCase<TReport>> SmallerTypes(SearchCase<TReport> start)
    {
        IEnumerable<SearchCase<TReport>> together = Types.IsShared
            ? start.Truth.Distinct().SelectMany(type => Types.Smaller(type).Select(smaller => Everywhere(start, type, smaller)))
            : [];
        IEnumerable<SearchCase<TReport>> alone = Enumerable.Range(0, start.Agents).SelectMany(agent =>
            Types.Smaller(start.Truth[agent]).Select(smaller => start with { Truth = Replaced(start.Truth, agent, smaller) }));
        return together.Concat(alone).Concat(Lies(start).SelectMany(place => SmallerBoth(start, place.Agent, place.Lie)));
    }

    private IEnumerable<SearchCase<TReport>> SmallerBoth(SearchCase<TReport> start, int agent, int lie) =>
        from type in Types.Smaller(start.Truth[agent])
        from report in Types.Smaller(start.Misreports[agent][lie])
        let lies = Replaced(start.Misreports[agent], lie, report)
        select new SearchCase<TReport>(Replaced(start.Truth, agent, type), Replaced(start.Misreports, agent, lies));

    private static IEnumerable<SearchCase<TReport>> FewerLies(SearchCase<TReport> start) =>
        Lies(start).Select(place => start with { Misreports = Replaced(start.Misreports, place.Agent, WithoutAt(start.Misreports[place.Agent], place.Lie)) });

    private IEnumerable<SearchCase<TReport>> NearerLies(SearchCase<TReport> start) => Lies(start).SelectMany(place =>
    {
        Sequence<TReport> lies = start.Misreports[place.Agent];
        return Types.Nearer(lies[place.Lie], start.Truth[place.Agent]).Select(nearer =>
            start with { Misreports = Replaced(start.Misreports, place.Agent, Replaced(lies, place.Lie, nearer)) });
    });

    private static IEnumerable<(int Agent, int Lie)> Lies(SearchCase<TReport> start) =>
        Enumerable.Range(0, start.Agents).SelectMany(agent => Enumerable.Range(0, start.Misreports[agent].Count).Select(lie => (agent, lie)));

    private IEnumerable<SearchCase<TReport>> WithoutItem(SearchCase<TReport> start, int item)
    {
        TReport[] truth = [.. start.Truth.SelectMany(type => Types.Without(type, item))];
        if (truth.Length == start.Agents)
        {
            yield return new([.. truth], [.. start.Misreports.Select(list => list.SelectMany(report => Types.Without(report, item)).Distinct().ToSequence())]);
        }
    }

    private static SearchCase<TReport> Everywhere(SearchCase<TReport> start, TReport old, TReport replacement)
    {
        TReport Changed(TReport type) => EqualityComparer<TReport>.Default.Equals(type, old) ? replacement : type;
        return new([.. start.Truth.Select(Changed)], [.. start.Misreports.Select(list => list.Select(Changed).ToSequence())]);
    }

    private static Sequence<TItem> Replaced<TItem>(Sequence<TItem> list, int place, TItem item) =>
        Sequence.Of(list.Count, index => index == place ? item : list[index]);

    private static Sequence<TItem> WithoutAt<TItem>(Sequence<TItem> list, int place) =>
        [.. list.Where((_, index) => index != place)];
}
