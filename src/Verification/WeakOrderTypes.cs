using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Orders with ties: the level of each item, 0 for the best, no level left empty.</summary>
internal sealed record WeakOrderTypes(int Fewest, int Most) : TypeGenerator<Sequence<int>>(Fewest, Most)
{
    public override string ToString() => $"weak orders of {Ranges.Words(Fewest, Most)}";

    internal override Gen<Sequence<int>> Draw(CaseSize scale, int agent) =>
        Gen.ArrayOf(Gen.Choose(0, Math.Max(0, scale.Items - 1)), scale.Items).Select(Dense);

    internal override Gen<Sequence<int>> Near(CaseSize scale, int agent, Sequence<int> type) =>
        from place in Gen.Choose(0, type.Count - 1)
        from level in Gen.Choose(-1, type.Count)
        select Dense(Replaced(type, place, level));

    internal override IEnumerable<Sequence<int>> Smaller(Sequence<int> type) => Enumerable.Range(0, type.Count)
        .Where(place => type[place] > 0).Select(place => Dense(Replaced(type, place, type[place] - 1)));

    internal override IEnumerable<Sequence<int>> Nearer(Sequence<int> report, Sequence<int> truth)
    {
        int distance = Distance(report, truth);
        return Enumerable.Range(0, report.Count)
            .SelectMany(place => new[] { truth[place], report[place] - 1, report[place] + 1 }.Select(level => Dense(Replaced(report, place, level))))
            .Where(step => step != truth && Distance(step, truth) < distance);
    }

    internal override IEnumerable<Sequence<int>> Without(Sequence<int> type, int item) =>
        [Dense([.. type.Where((_, index) => index != item)])];

    internal override int ItemsOf(Sequence<int> type) => type.Count;

    private static int Distance(Sequence<int> one, Sequence<int> other) =>
        one.Zip(other).Sum(levels => Math.Abs(levels.First - levels.Second));

    private static int[] Replaced(Sequence<int> levels, int place, int level)
    {
        int[] replaced = [.. levels];
        replaced[place] = level;
        return replaced;
    }

    private static Sequence<int> Dense(int[] levels)
    {
        int[] used = [.. levels.Distinct().Order()];
        return [.. levels.Select(level => Array.BinarySearch(used, level))];
    }
}
