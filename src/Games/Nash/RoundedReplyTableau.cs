using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>A dictionary of the best-reply polytope of one player's strategies in doubles; labels and ties are those of <see cref="BestReplyTableau"/>.</summary>
internal sealed class RoundedReplyTableau : IReplyTableau
{
    /// <summary>Payoffs lie in [1, 2]: what is smaller is taken for 0, and ratios this near, relative, for equal; it is some 10⁵ roundings.</summary>
    private const double Tie = 1e-11;

    private const int Lanes = 8;
    private const int LineBytes = 64;

    private readonly int height;
    private readonly int width;

    // Rows begin at multiples of 64 bytes, the first at an offset: a vector that lies in two lines of the cache is loaded twice.
    private readonly int stride;
    private readonly int offset;
    private readonly double[] entries;
    private readonly int[] basic;
    private readonly int[] nonbasic;
    private readonly int[] slackLabels;
    private readonly int[] places;

    private RoundedReplyTableau(int[] slackLabels, int[] strategyLabels)
    {
        (height, width) = (slackLabels.Length, strategyLabels.Length);
        stride = (width + Lanes) / Lanes * Lanes;
        entries = GC.AllocateArray<double>((height * stride) + Lanes, pinned: true);
        offset = (int)((LineBytes - (Marshal.UnsafeAddrOfPinnedArrayElement(entries, 0) % LineBytes)) % LineBytes / sizeof(double));
        (this.slackLabels, basic, nonbasic) = (slackLabels, [.. slackLabels], strategyLabels);
        places = new int[height + width];
        for (int row = 0; row < height; row++)
        {
            places[basic[row]] = row;
        }

        for (int column = 0; column < width; column++)
        {
            places[nonbasic[column]] = ~column;
        }
    }

    /// <summary>The polytope of one player's strategies against the other's payoffs, at its vertex 0.</summary>
    public static RoundedReplyTableau Of(NormalFormGame game, int player)
    {
        (int rows, int columns) = (game.Profiles.Counts[0], game.Profiles.Counts[1]);
        int[] rowLabels = [.. Enumerable.Range(0, rows)];
        int[] columnLabels = [.. Enumerable.Range(rows, columns)];
        ReadOnlySpan<double> payoffs = game.RoundedPayoffs.Row(1 - player);
        (double least, double most) = (payoffs[0], payoffs[0]);
        foreach (double payoff in payoffs)
        {
            (least, most) = (Math.Min(least, payoff), Math.Max(most, payoff));
        }

        // Halves, so that a difference of finite payoffs is finite.
        double spread = (most / 2) - (least / 2);
        double scale = spread > 0 ? 1 / spread : 0;
        (int[] slacks, int[] strategies) = player == 0 ? (columnLabels, rowLabels) : (rowLabels, columnLabels);
        RoundedReplyTableau table = new(slacks, strategies);
        for (int slack = 0; slack < slacks.Length; slack++)
        {
            for (int strategy = 0; strategy < strategies.Length; strategy++)
            {
                double payoff = player == 0 ? payoffs[(strategy * columns) + slack] : payoffs[(slack * columns) + strategy];
                table.Entry(slack, strategy) = Math.Min(1 + (((payoff / 2) - (least / 2)) * scale), 2);
            }

            table.Entry(slack, strategies.Length) = 1;
        }

        return table;
    }

    /// <inheritdoc/>
    public int ColumnOf(int label) => ~places[label];

    /// <inheritdoc/>
    public int BasicAt(int row) => basic[row];

    /// <summary>Values of consecutive labels, 0 where not basic, shape [label].</summary>
    public double[] Values(int first, int count) => [.. Enumerable.Range(first, count).Select(label => places[label] >= 0 ? Entry(places[label], width) : 0)];

    /// <summary>The labels of a range that are basic, counted from its first.</summary>
    public int[] BasicAmong(int first, int count) => [.. Enumerable.Range(0, count).Where(index => places[first + index] >= 0)];

    /// <inheritdoc/>
    public int LeavingRow(int column)
    {
        int best = -1;
        for (int row = 0; row < height; row++)
        {
            if (Entry(row, column) > Tie && (best < 0 || IsBefore(row, best, column)))
            {
                best = row;
            }
        }

        return best;
    }

    /// <inheritdoc/>
    public void Pivot(int row, int column)
    {
        Span<double> source = Row(row);
        double reciprocal = 1 / source[column];
        source[column] = 1;
        for (int place = 0; place < source.Length; place++)
        {
            source[place] *= reciprocal;
        }

        for (int other = 0; other < height; other++)
        {
            Span<double> target = Row(other);
            double factor = target[column];
            if (other != row && factor != 0)
            {
                target[column] = 0;
                Subtract(target, source, factor);
            }
        }

        (basic[row], nonbasic[column]) = (nonbasic[column], basic[row]);
        places[basic[row]] = row;
        places[nonbasic[column]] = ~column;
    }

    private Span<double> Row(int row) => entries.AsSpan(offset + (row * stride), stride);

    // Rows are whole vectors. The same roundings with any width of vectors.
    private static void Subtract(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        ref double targets = ref MemoryMarshal.GetReference(target);
        ref double sources = ref MemoryMarshal.GetReference(source);
        Vector512<double> factors = Vector512.Create(factor);
        for (int place = 0; place < target.Length; place += Lanes)
        {
            (Vector512.LoadUnsafe(ref targets, (nuint)place) - (factors * Vector512.LoadUnsafe(ref sources, (nuint)place))).StoreUnsafe(ref targets, (nuint)place);
        }
    }

    private bool IsBefore(int row, int other, int column)
    {
        (double own, double others) = (Entry(row, column), Entry(other, column));
        int order = Compare(Entry(row, width) * others, Entry(other, width) * own);
        for (int slack = 0; order == 0 && slack < height; slack++)
        {
            int place = places[slackLabels[slack]];
            order = Compare(Perturbation(row, place) * others, Perturbation(other, place) * own);
        }

        return order < 0;
    }

    private static int Compare(double left, double right) =>
        Math.Abs(left - right) <= (Math.Abs(left) + Math.Abs(right) + Tie) * Tie ? 0 : left.CompareTo(right);

    private double Perturbation(int row, int place) => place < 0 ? Entry(row, ~place) : place == row ? 1 : 0;

    private ref double Entry(int row, int column) => ref entries[offset + (row * stride) + column];
}
