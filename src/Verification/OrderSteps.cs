using Mechanisms.Domains;

namespace Mechanisms.Verification;

/// <summary>Steps between orders of items.</summary>
internal static class OrderSteps
{
    /// <summary>Two neighbors exchanged (0), the item moved to the top (1) or to the bottom (2), or the list cut behind it (3).</summary>
    public static PreferenceOrder Moved(PreferenceOrder order, int place, int move)
    {
        List<int> listed = [.. order.Listed];
        int item = listed[place];
        if (move == 3)
        {
            return new([.. listed[..(place + 1)]]);
        }

        listed.RemoveAt(place);
        listed.Insert(move switch { 0 => place == 0 ? 1 : place - 1, 1 => 0, _ => listed.Count }, item);
        return new([.. listed]);
    }

    /// <summary>The listed items in their natural order, then with two neighbors exchanged that stand against it.</summary>
    public static IEnumerable<PreferenceOrder> Sorted(PreferenceOrder order)
    {
        int[] sorted = [.. order.Listed.Order()];
        return sorted.SequenceEqual(order.Listed)
            ? []
            : new[] { new PreferenceOrder(sorted) }
                .Concat(Enumerable.Range(0, sorted.Length - 1).Where(place => order.Listed[place] > order.Listed[place + 1])
                    .Select(place => Exchanged(order, place))).Distinct();
    }

    /// <summary>All orders with two neighbors exchanged.</summary>
    public static IEnumerable<PreferenceOrder> Exchanges(PreferenceOrder order) =>
        Enumerable.Range(0, Math.Max(0, order.Listed.Count - 1)).Select(place => Exchanged(order, place));

    /// <summary>The order without its last item.</summary>
    public static IEnumerable<PreferenceOrder> Shorter(PreferenceOrder order) =>
        order.Listed.Count == 0 ? [] : [new PreferenceOrder(order.Listed.Span[..^1])];

    /// <summary>The order with one more item at its end, from another order.</summary>
    public static IEnumerable<PreferenceOrder> Longer(PreferenceOrder order, PreferenceOrder other) =>
        other.Listed.Except(order.Listed).Select(item => new PreferenceOrder([.. order.Listed, item]));

    /// <summary>The order without an item; larger indices move down by one.</summary>
    public static PreferenceOrder Without(PreferenceOrder order, int item) =>
        new([.. order.Listed.Where(listed => listed != item).Select(listed => listed > item ? listed - 1 : listed)]);

    /// <summary>Number of pairs, of items and of nothing, that two orders compare differently.</summary>
    public static int Distance(PreferenceOrder one, PreferenceOrder other)
    {
        int items = 1 + Math.Max(one.Listed.DefaultIfEmpty(-1).Max(), other.Listed.DefaultIfEmpty(-1).Max());
        int distance = 0;
        for (int item = 0; item < items; item++)
        {
            for (int rival = PreferenceOrder.Nothing; rival < item; rival++)
            {
                distance += one.RankOf(item).CompareTo(one.RankOf(rival)) == other.RankOf(item).CompareTo(other.RankOf(rival)) ? 0 : 1;
            }
        }

        return distance;
    }

    private static PreferenceOrder Exchanged(PreferenceOrder order, int place)
    {
        int[] listed = [.. order.Listed];
        (listed[place], listed[place + 1]) = (listed[place + 1], listed[place]);
        return new(listed);
    }
}
