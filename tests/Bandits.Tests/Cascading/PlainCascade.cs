using Mechanisms.Bandits.Cascading;

namespace Mechanisms.Bandits.Tests.Cascading;

/// <summary>The algorithms as the source writes them, for one user after another; or with a planted mistake.</summary>
internal sealed class PlainCascade(bool isKl, int items, int positions, CascadeFault fault = CascadeFault.None) : CascadeRun(items, positions)
{
    private readonly List<bool>[] seen = [.. Enumerable.Range(0, items).Select(_ => new List<bool>())];

    protected override CascadeRun Copy() => throw new NotSupportedException();

    protected override void Choose(Span<int> list)
    {
        double[] indices = [.. seen.Select(observed => observed.Count == 0 ? double.PositiveInfinity : Index(observed.Count(hit => hit) / (double)observed.Count, observed.Count))];
        int[] best = [.. Enumerable.Range(0, Items).OrderByDescending(item => indices[item]).ThenBy(item => item).Take(Positions)];
        if (fault == CascadeFault.RanksAscending)
        {
            Array.Reverse(best);
        }

        best.CopyTo(list);
    }

    protected override void Learn(ReadOnlySpan<int> list, int click)
    {
        for (int position = 0; position < list.Length; position++)
        {
            if (click == NoClick || position <= click || fault == CascadeFault.LearnsBelowTheClick)
            {
                seen[list[position]].Add(position == click);
            }
        }
    }

    protected override void LearnItem(int item, bool isAttractive) => seen[item].Add(isAttractive);

    private double Index(double mean, int count)
    {
        double round = Rounds + 1;
        if (!isKl)
        {
            return mean + Math.Sqrt(1.5 * Math.Log(Math.Max(round - 1, 1)) / count);
        }

        double budget = (Math.Log(round) + (round > Math.E ? 3 * Math.Log(Math.Log(round)) : 0)) / count;
        (double low, double high) = (mean, 1);
        for (int step = 0; step < 100; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Divergence(mean, middle) <= budget ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double Divergence(double p, double q) => Term(p, q) + Term(1 - p, 1 - q);

    private static double Term(double p, double q) => p == 0 ? 0 : q == 0 ? double.PositiveInfinity : p * Math.Log(p / q);
}
