using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>A vertex of the best-reply polytope {z ≥ 0 : M z ≤ 1} of one player's strategies in doubles; labels and ties are those of <see cref="BestReplyTableau"/>.</summary>
/// <remarks>
/// With strategies J in the basis, and as many rows I of M that bind, all of a tableau follows from the inverse W of M(I, J): where strategy j enters, those in J fall by W M(I, j) and the slacks by
/// M(·, j) − M(·, J) W M(I, j). Supports are small on most paths, some twenty of a hundred strategies, and so is what a pivot reads: O(|J| · (|J| + rows)) numbers, not rows · strategies. Slacks of rows that bind are
/// infinite here, so that none of them leaves the basis.
/// </remarks>
[Reference("dantzig1954", "the revised simplex method")]
internal sealed partial class RoundedReplyBasis : IReplyTableau
{
    private const int Lanes = ScaledPayoffs.Lanes;
    private const int Block = 4 * Lanes;
    private const int FirstCapacity = Lanes;

    // Payoffs and slacks have scale 1: what is smaller is taken for 0.
    private static readonly double Tie = Tolerances.Tie.Absolute;

    private readonly ScaledPayoffs payoffs;
    private readonly int firstStrategy;
    private readonly int firstSlack;

    // By slack: what is left up to 1, and how much of it an entering variable takes away.
    private readonly double[] slacks;
    private readonly double[] falls;

    // A slot for each strategy of the support: where its column begins, its label, its weight, and how much an entering variable takes away.
    private int support;
    private int[] columns;
    private int[] labels;
    private double[] weights;
    private double[] drops;

    // A slot for each row that binds; W, shape [slot of strategy, slot of row], its rows as long as there is room, zeros at their end.
    private int[] binding;
    private double[] inverse;
    private double[] row;

    // The slot of each label that has one; -1 else.
    private readonly int[] slots;

    private RoundedReplyBasis(ScaledPayoffs payoffs, int firstStrategy, int firstSlack)
    {
        (this.payoffs, this.firstStrategy, this.firstSlack) = (payoffs, firstStrategy, firstSlack);
        slacks = new double[payoffs.Stride];
        falls = new double[payoffs.Stride];
        slots = new int[payoffs.Rows + payoffs.Columns];
        slacks.AsSpan().Fill(1);
        slots.AsSpan().Fill(-1);
        (columns, labels, binding) = (new int[FirstCapacity], new int[FirstCapacity], new int[FirstCapacity]);
        (weights, drops, row) = (new double[FirstCapacity], new double[FirstCapacity], new double[FirstCapacity]);
        inverse = new double[FirstCapacity * FirstCapacity];
    }

    private int Capacity => weights.Length;

    // Slots up to whole vectors.
    private int Slots => (support + Lanes - 1) / Lanes * Lanes;

    /// <summary>The polytope of one player's strategies against the other's payoffs, at its vertex 0.</summary>
    public static RoundedReplyBasis Of(NormalFormGame game, int player)
    {
        int rows = game.Profiles.Counts[0];
        return new(ScaledPayoffs.Of(game, 1 - player), player == 0 ? 0 : rows, player == 0 ? rows : 0);
    }

    /// <summary>The strategies in the basis, ascending.</summary>
    public int[] Support()
    {
        int[] strategies = new int[support];
        for (int slot = 0; slot < support; slot++)
        {
            strategies[slot] = labels[slot] - firstStrategy;
        }

        Array.Sort(strategies);
        return strategies;
    }

    /// <summary>The weight of every strategy, 0 where it is not in the basis, shape [strategy].</summary>
    public double[] Weights()
    {
        double[] all = new double[payoffs.Columns];
        for (int slot = 0; slot < support; slot++)
        {
            all[labels[slot] - firstStrategy] = weights[slot];
        }

        return all;
    }

    /// <summary>Mends the inverse and with it the weights.</summary>
    public void Mend() => Refine();

    /// <inheritdoc/>
    public int Enter(int label)
    {
        int strategy = label - firstStrategy;
        bool isStrategy = (uint)strategy < (uint)payoffs.Columns;
        int column = isStrategy ? payoffs.Begin(strategy) : -1;
        double step = Measure(column, slots[label]);
        if (IsDue(slots[label]))
        {
            Refine();
            step = Measure(column, slots[label]);
        }

        if (double.IsPositiveInfinity(step))
        {
            return -1;
        }

        int ties = Advance(step, out int slack, out int slot);
        if (ties == 0)
        {
            return -1;
        }

        if (ties > 1)
        {
            (slack, slot) = Lexicographic();
            double more = slack >= 0 ? slacks[slack] / falls[slack] : weights[slot] / drops[slot];
            _ = Advance(more, out _, out _);
            step += more;
        }

        return (isStrategy, slack >= 0) switch
        {
            (true, true) => Grow(label, column, slack, step),
            (true, false) => ReplaceStrategy(label, column, slot, step),
            (false, true) => ReplaceRow(label, slack, step),
            _ => Shrink(label, slot, step),
        };
    }

    // What an entering variable takes away, and the largest step that leaves nothing negative. The column of a strategy, or -1 and the place of the row whose slack enters.
    private double Measure(int column, int place)
    {
        if (column >= 0)
        {
            DropForStrategy(column);
        }
        else
        {
            DropForSlack(place);
        }

        Fall(column);
        return Math.Min(LeastRatio(slacks, falls, falls.Length), LeastRatio(weights, drops, Slots));
    }

    // W M(I, j).
    private void DropForStrategy(int column)
    {
        double[] entries = payoffs.Entries;
        for (int slot = 0; slot < support; slot++)
        {
            row[slot] = entries[column + binding[slot]];
        }

        int width = Slots;
        row.AsSpan(support, width - support).Clear();
        drops.AsSpan(support, width - support).Clear();
        for (int slot = 0; slot < support; slot++)
        {
            drops[slot] = Dot(InverseRow(slot), row);
        }
    }

    // The column of W.
    private void DropForSlack(int place)
    {
        for (int slot = 0; slot < support; slot++)
        {
            drops[slot] = inverse[(slot * Capacity) + place];
        }

        drops.AsSpan(support, Slots - support).Clear();
    }

    // M(·, j) − M(·, J) times what the strategies drop by, without M(·, j) where a slack enters: four vectors at a time, for as long as there are four.
    private void Fall(int column)
    {
        if (column < 0)
        {
            falls.AsSpan().Clear();
        }
        else
        {
            payoffs.Entries.AsSpan(column, falls.Length).CopyTo(falls);
        }

        int place = 0;
        for (; place <= falls.Length - Block; place += Block)
        {
            FallBlock(place);
        }

        ref double entries = ref MemoryMarshal.GetArrayDataReference(payoffs.Entries);
        for (; place < falls.Length; place += Lanes)
        {
            Vector512<double> fall = Vector512.LoadUnsafe(ref falls[place]);
            for (int slot = 0; slot < support; slot++)
            {
                fall -= Vector512.Create(drops[slot]) * Vector512.LoadUnsafe(ref entries, (nuint)(columns[slot] + place));
            }

            fall.StoreUnsafe(ref falls[place]);
        }
    }

    private void FallBlock(int place)
    {
        ref double entries = ref MemoryMarshal.GetArrayDataReference(payoffs.Entries);
        ref double taken = ref falls[place];
        Vector512<double> first = Vector512.LoadUnsafe(ref taken);
        Vector512<double> second = Vector512.LoadUnsafe(ref taken, Lanes);
        Vector512<double> third = Vector512.LoadUnsafe(ref taken, 2 * Lanes);
        Vector512<double> fourth = Vector512.LoadUnsafe(ref taken, 3 * Lanes);
        for (int slot = 0; slot < support; slot++)
        {
            Vector512<double> drop = Vector512.Create(drops[slot]);
            nuint begin = (nuint)(columns[slot] + place);
            first -= drop * Vector512.LoadUnsafe(ref entries, begin);
            second -= drop * Vector512.LoadUnsafe(ref entries, begin + Lanes);
            third -= drop * Vector512.LoadUnsafe(ref entries, begin + (2 * Lanes));
            fourth -= drop * Vector512.LoadUnsafe(ref entries, begin + (3 * Lanes));
        }

        first.StoreUnsafe(ref taken);
        second.StoreUnsafe(ref taken, Lanes);
        third.StoreUnsafe(ref taken, 2 * Lanes);
        fourth.StoreUnsafe(ref taken, 3 * Lanes);
    }

    // The least ratio of values to what is taken from them, where that is positive; infinite where nothing is.
    private static double LeastRatio(double[] values, double[] takings, int count)
    {
        ref double value = ref MemoryMarshal.GetArrayDataReference(values);
        ref double taking = ref MemoryMarshal.GetArrayDataReference(takings);
        Vector512<double> none = Vector512.Create(double.PositiveInfinity);
        Vector512<double> tie = Vector512.Create(Tie);
        Vector512<double> least = none;
        for (int place = 0; place < count; place += Lanes)
        {
            Vector512<double> taken = Vector512.LoadUnsafe(ref taking, (nuint)place);
            Vector512<double> ratio = Vector512.LoadUnsafe(ref value, (nuint)place) / taken;
            least = Vector512.MinNative(least, Vector512.ConditionalSelect(Vector512.GreaterThan(taken, tie), ratio, none));
        }

        return ScaledPayoffs.Least(least);
    }

    // Takes a step, and counts the variables that could leave; the first slack and the first slot of them, or -1.
    private int Advance(double step, out int slack, out int slot) =>
        Advance(slacks, falls, falls.Length, step, out slack) + Advance(weights, drops, Slots, step, out slot);

    // Takes away a step, and counts the variables that could leave: those that it takes from and brings to 0; the first of them, or -1.
    private static int Advance(double[] values, double[] takings, int count, double step, out int first)
    {
        ref double value = ref MemoryMarshal.GetArrayDataReference(values);
        ref double taking = ref MemoryMarshal.GetArrayDataReference(takings);
        Vector512<double> steps = Vector512.Create(step);
        Vector512<double> tie = Vector512.Create(Tie);
        int ties = 0;
        first = -1;
        for (int place = 0; place < count; place += Lanes)
        {
            Vector512<double> taken = Vector512.LoadUnsafe(ref taking, (nuint)place);
            Vector512<double> left = Vector512.LoadUnsafe(ref value, (nuint)place) - (steps * taken);
            left.StoreUnsafe(ref value, (nuint)place);
            ulong leaving = (Vector512.GreaterThan(taken, tie) & Vector512.LessThanOrEqual(left, tie)).ExtractMostSignificantBits();
            if (leaving != 0)
            {
                first = first < 0 ? place + BitOperations.TrailingZeroCount(leaving) : first;
                ties += BitOperations.PopCount(leaving);
            }
        }

        return ties;
    }

    // Of all rows that could leave, the one with the least ratio if row k had 1 + εᵏ on its right: a slack, or the slot of a strategy.
    private (int Slack, int Slot) Lexicographic()
    {
        (int bestSlack, int bestSlot) = (-1, -1);
        for (int place = 0; place < payoffs.Rows + support; place++)
        {
            (int slack, int slot) = place < payoffs.Rows ? (place, -1) : (-1, place - payoffs.Rows);
            if ((slack >= 0 ? falls[slack] : drops[slot]) > Tie && (slack >= 0 ? slacks[slack] : weights[slot]) <= Tie
                && ((bestSlack < 0 && bestSlot < 0) || IsBefore(slack, slot, bestSlack, bestSlot)))
            {
                (bestSlack, bestSlot) = (slack, slot);
            }
        }

        return (bestSlack, bestSlot);
    }

    private bool IsBefore(int slack, int slot, int bestSlack, int bestSlot)
    {
        double own = slack >= 0 ? falls[slack] : drops[slot];
        double bests = bestSlack >= 0 ? falls[bestSlack] : drops[bestSlot];
        int order = 0;
        for (int binds = 0; order == 0 && binds < payoffs.Rows; binds++)
        {
            int place = slots[firstSlack + binds];
            order = place >= 0
                ? Compare(Added(slack, slot, place) * bests, Added(bestSlack, bestSlot, place) * own)
                : Compare(binds == slack ? bests : 0, binds == bestSlack ? own : 0);
        }

        return order < 0;
    }

    // What ε of a row that binds adds to a slack or a strategy: entries of −M(i, J) W, and of W.
    private double Added(int slack, int slot, int place)
    {
        if (slack < 0)
        {
            return inverse[(slot * Capacity) + place];
        }

        double[] entries = payoffs.Entries;
        double sum = 0;
        for (int strategy = 0; strategy < support; strategy++)
        {
            sum -= entries[columns[strategy] + slack] * inverse[(strategy * Capacity) + place];
        }

        return sum;
    }

    // M(i, J) W.
    private void Combine(int slack, double[] sum)
    {
        double[] entries = payoffs.Entries;
        Span<double> target = sum.AsSpan(0, Slots);
        target.Clear();
        for (int slot = 0; slot < support; slot++)
        {
            Subtract(target, InverseRow(slot), -entries[columns[slot] + slack]);
        }
    }

    private static int Compare(double left, double right) =>
        Math.Abs(left - right) <= (Math.Abs(left) + Math.Abs(right) + 1) * Tie ? 0 : left.CompareTo(right);

    private Span<double> InverseRow(int slot) => inverse.AsSpan(slot * Capacity, Slots);

    // Whole vectors, summed in an order that no width of vectors changes.
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double lefts = ref MemoryMarshal.GetReference(left);
        ref double rights = ref MemoryMarshal.GetReference(right);
        Vector512<double> sum = Vector512<double>.Zero;
        for (int place = 0; place < left.Length; place += Lanes)
        {
            sum += Vector512.LoadUnsafe(ref lefts, (nuint)place) * Vector512.LoadUnsafe(ref rights, (nuint)place);
        }

        return Vector512.Sum(sum);
    }

    // Whole vectors, with the same roundings whatever their width.
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
}
