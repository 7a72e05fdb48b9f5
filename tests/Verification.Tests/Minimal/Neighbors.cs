using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Tests.Minimal;

/// <summary>What one step less is for a kind of types, written here once more and asked of nothing in the library.</summary>
/// <param name="Simpler">Types with one part replaced by a smaller or rounder one.</param>
/// <param name="Nearer">Reports with one part set to that of the truth, or one step nearer to it.</param>
internal sealed record Neighbors<T>(Func<T, IEnumerable<T>> Simpler, Func<T, T, IEnumerable<T>> Nearer)
{
    /// <summary>Gets how many items types are about; 0 where there are none.</summary>
    public Func<T, int> Items { get; init; } = _ => 0;

    /// <summary>Gets a type without an item, later items moved up.</summary>
    public Func<T, int, T> Without { get; init; } = (type, _) => type;

    /// <summary>Gets a value indicating whether the items are the agents, who leave with their item.</summary>
    public bool AreItemsAgents { get; init; }

    /// <summary>Every case with one agent less, one item less, one type simpler, one lie less, or one lie nearer to the truth.</summary>
    public IEnumerable<SearchCase<T>> Of(SearchCase<T> start, int fewestItems)
    {
        int items = start.Truth.Concat(start.Misreports.SelectMany(lies => lies)).Max(Items);
        return
        [
            .. start.Agents == 1 ? [] : Enumerable.Range(0, start.Agents).Select(agent => WithoutAgent(start, agent)),
            .. AreItemsAgents || items <= fewestItems ? [] : Enumerable.Range(0, items).Select(item => Mapped(start, type => Without(type, item))),
            .. Enumerable.Range(0, start.Agents).SelectMany(agent => Simpler(start.Truth[agent]).Where(type => !Equals(type, start.Truth[agent])).Select(
                type => start with { Truth = With(start.Truth, agent, type) })),
            .. Enumerable.Range(0, start.Agents).SelectMany(agent => Lies(start, agent)),
        ];
    }

    /// <summary>A list with one entry replaced.</summary>
    public static Sequence<TItem> With<TItem>(Sequence<TItem> list, int place, TItem item) =>
        [.. list.Index().Select(each => each.Index == place ? item : each.Item)];

    private SearchCase<T> WithoutAgent(SearchCase<T> start, int gone)
    {
        SearchCase<T> left = new([.. Left(start.Truth, gone)], [.. Left(start.Misreports, gone)]);
        return AreItemsAgents ? Mapped(left, type => Without(type, gone)) : left;
    }

    private IEnumerable<SearchCase<T>> Lies(SearchCase<T> start, int agent)
    {
        Sequence<T> lies = start.Misreports[agent];
        foreach ((int place, T lie) in lies.Index())
        {
            yield return start with { Misreports = With(start.Misreports, agent, [.. Left(lies, place)]) };
            foreach (T nearer in Nearer(lie, start.Truth[agent]).Where(step => !Equals(step, lie) && !Equals(step, start.Truth[agent])))
            {
                yield return start with { Misreports = With(start.Misreports, agent, With(lies, place, nearer)) };
            }
        }
    }

    private static IEnumerable<TItem> Left<TItem>(Sequence<TItem> list, int gone) => list.Index().Where(each => each.Index != gone).Select(each => each.Item);

    private static SearchCase<T> Mapped(SearchCase<T> start, Func<T, T> change) =>
        new([.. start.Truth.Select(change)], [.. start.Misreports.Select(lies => (Sequence<T>)[.. lies.Select(change)])]);
}
