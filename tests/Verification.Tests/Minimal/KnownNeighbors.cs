using System.Numerics;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Tests.Minimal;

/// <summary>One step less of each kind of types that the library draws.</summary>
internal static class KnownNeighbors
{
    /// <summary>0, the whole numbers and halves on both sides, the opposite of a negative number, and one part of the denominator towards 0.</summary>
    public static Neighbors<Rational> Numbers { get; } = new(Lower, (_, _) => []);

    public static Neighbors<double> Doubles { get; } = new(number => number == 0 ? [] : [0, Math.Floor(number), Math.Ceiling(number)], (_, _) => []);

    public static Neighbors<Sequence<Rational>> Lists { get; } = new(
        list => EachOf(list, Lower), (report, truth) => report.Index().Select(each => Neighbors<Rational>.With(report, each.Index, truth[each.Index])))
    {
        Items = list => list.Count,
        Without = (list, item) => [.. list.Where((_, place) => place != item)],
    };

    /// <summary>Bundles by the table of their values, which must not fall when an item is added.</summary>
    public static Neighbors<BundleValuation> Bundles { get; } = new(
        type => EachOf(type.Values, Lower).Where(IsMonotone).Select(values => new BundleValuation(values)),
        (report, truth) => report.Values.Index().Select(each => Neighbors<Rational>.With(report.Values, each.Index, truth.ValueOf(each.Index)))
            .Where(IsMonotone).Select(values => new BundleValuation(values)))
    {
        Items = type => type.Items,
        Without = (type, item) => new BundleValuation([.. type.Values.Where((_, bundle) => (bundle & (1 << item)) == 0)]),
    };

    /// <summary>Two neighbors exchanged towards the natural order or the truth, and the list sorted.</summary>
    public static Neighbors<PreferenceOrder> Orders { get; } = new(
        order => Exchanged(order, (better, worse) => better > worse).Append(new([.. order.Listed.Order()])).Where(step => step != order),
        (report, truth) => Exchanged(report, (better, worse) => truth.Prefers(worse, better)))
    {
        Items = order => order.Listed.Count == 0 ? 0 : order.Listed.Max() + 1,
        Without = (order, item) => new([.. order.Listed.Where(listed => listed != item).Select(listed => Moved(listed, item))]),
    };

    /// <summary>An item one level up in the type, on its true level in the report, where that is nearer.</summary>
    public static Neighbors<Sequence<int>> Levels { get; } = new(
        levels => levels.Index().Where(each => each.Item > 0).Select(each => Dense(Neighbors<int>.With(levels, each.Index, each.Item - 1))),
        (report, truth) => report.Index().Select(each => Dense(Neighbors<int>.With(report, each.Index, truth[each.Index])))
            .Where(step => Distance(step, truth) < Distance(report, truth)))
    {
        Items = levels => levels.Count,
        Without = (levels, item) => Dense([.. levels.Where((_, place) => place != item)]),
    };

    public static Neighbors<ApprovalSet> Approvals { get; } = new(
        set => set.Approved.Select(gone => new ApprovalSet(set.Candidates, [.. set.Approved.Where(other => other != gone)])),
        (report, truth) => Enumerable.Range(0, report.Candidates).Select(candidate => new ApprovalSet(report.Candidates,
            [.. Enumerable.Range(0, report.Candidates).Where(other => (other == candidate ? truth : report).Approves(other))])))
    {
        Items = set => set.Candidates,
        Without = (set, item) => new(set.Candidates - 1, [.. set.Approved.Where(other => other != item).Select(other => Moved(other, item))]),
    };

    public static Neighbors<Sequence<int>> Links { get; } = new(
        row => row.Select(gone => (Sequence<int>)[.. row.Where(other => other != gone)]),
        (report, truth) => report.Union(truth).Select(agent => (Sequence<int>)[.. report.Union(truth).Where(other => (other == agent ? truth : report).Contains(other)).Order()]))
    {
        AreItemsAgents = true,
        Without = (row, item) => [.. row.Where(other => other != item).Select(other => Moved(other, item))],
    };

    public static bool IsFalling(Sequence<Rational> list) => Enumerable.Range(1, Math.Max(0, list.Count - 1)).All(place => list[place - 1] >= list[place]);

    public static bool IsSinglePeaked(PreferenceOrder order) => Enumerable.Range(1, order.Listed.Count)
        .All(length => order.Listed.Take(length).Max() - order.Listed.Take(length).Min() == length - 1);

    private static IEnumerable<Rational> Lower(Rational number)
    {
        Rational part = new(number.Sign, number.Denominator);
        BigInteger floor = number.Floor();
        BigInteger half = (2 * number).Floor();
        IEnumerable<Rational> steps =
        [
            0, number - part,
            .. number.Sign < 0 ? new[] { -number } : [],
            .. number.IsInteger ? [] : new Rational[] { floor, floor + 1 },
            .. number.Denominator <= 2 ? [] : new Rational[] { new(half, 2), new(half + 1, 2) },
        ];
        return number.IsZero ? [] : steps.Distinct();
    }

    private static IEnumerable<Sequence<Rational>> EachOf(Sequence<Rational> list, Func<Rational, IEnumerable<Rational>> steps) =>
        list.Index().SelectMany(each => steps(each.Item).Select(number => Neighbors<Rational>.With(list, each.Index, number)));

    private static IEnumerable<PreferenceOrder> Exchanged(PreferenceOrder order, Func<int, int, bool> isWanted)
    {
        for (int place = 0; place + 1 < order.Listed.Count; place++)
        {
            if (isWanted(order.Listed[place], order.Listed[place + 1]))
            {
                int[] listed = [.. order.Listed];
                Array.Reverse(listed, place, 2);
                yield return new(listed);
            }
        }
    }

    private static bool IsMonotone(Sequence<Rational> values) => values[0].IsZero && values.Index().All(one => values.Index().All(
        other => (one.Index & other.Index) != one.Index || one.Item <= other.Item));

    private static int Moved(int item, int gone) => item > gone ? item - 1 : item;

    private static Sequence<int> Dense(Sequence<int> levels) => [.. levels.Select(level => levels.Distinct().Count(other => other < level))];

    private static int Distance(Sequence<int> one, Sequence<int> other) => one.Zip(other, (first, second) => Math.Abs(first - second)).Sum();
}
