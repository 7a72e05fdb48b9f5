using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The loops that the dense engine spends its time in, four lanes at a time.</summary>
/// <remarks>
/// All vectors are padded to a multiple of <see cref="Lanes"/> with entries that change nothing. <see cref="Vector256"/> compiles to two
/// half-width operations where the processor has no wider ones, and every operation here is exactly rounded (fused where it says so), so
/// results are the same on every machine.
/// </remarks>
internal static partial class DenseKernels
{
    public const int Lanes = 4;
    private const int NarrowStride = 3 * Lanes;

    /// <summary>The next multiple of <see cref="Lanes"/>, at least one.</summary>
    public static int Padded(int length) => Math.Max(Lanes, (length + Lanes - 1) & -Lanes);

    /// <summary>Copies rows and fills them up with zeros; for rows so short that calls to copy memory would cost more.</summary>
    /// <param name="source">Row-major, rows of <paramref name="width"/> cells.</param>
    /// <param name="width">Cells of a row.</param>
    /// <param name="destination">Row-major, rows of <paramref name="stride"/> cells.</param>
    /// <param name="stride">Length of a row there, padded.</param>
    public static void CopyRows(ReadOnlySpan<double> source, int width, Span<double> destination, int stride)
    {
        ref double into = ref MemoryMarshal.GetReference(destination);
        int whole = width & -Lanes;
        Vector256<double> isCell = Vector256.LessThan(Vector256.Create(0.0, 1, 2, 3), Vector256.Create((double)(width - whole)));
        for ((int row, int first) = (0, 0); row < destination.Length; row += stride, first += width)
        {
            int place = 0;
            for (; place < whole; place += Lanes)
            {
                Load(source, (nuint)(first + place)).StoreUnsafe(ref into, (nuint)(row + place));
            }

            // A whole vector, too, with what lies behind the row masked, but at the end of all.
            if (place < stride && first + place + Lanes <= source.Length)
            {
                (Load(source, (nuint)(first + place)) & isCell).StoreUnsafe(ref into, (nuint)(row + place));
                place += Lanes;
            }

            for (; place < stride; place++)
            {
                destination[row + place] = place < width ? source[first + place] : 0;
            }
        }
    }

    /// <summary>target += factor · source, fused.</summary>
    public static void AddMultiple(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        ref double into = ref MemoryMarshal.GetReference(target);
        ref double from = ref MemoryMarshal.GetReference(source);
        Vector256<double> factors = Vector256.Create(factor);
        for (nuint place = 0; place < (nuint)target.Length; place += Lanes)
        {
            Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref from, place), factors, Vector256.LoadUnsafe(ref into, place))
                .StoreUnsafe(ref into, place);
        }
    }

    /// <summary>The sum of products, lane by lane and then across.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double first = ref MemoryMarshal.GetReference(left);
        ref double second = ref MemoryMarshal.GetReference(right);
        Vector256<double> sum = Vector256<double>.Zero;
        for (nuint place = 0; place < (nuint)left.Length; place += Lanes)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref first, place), Vector256.LoadUnsafe(ref second, place), sum);
        }

        return Vector256.Sum(sum);
    }

    /// <summary>
    /// Exchanges the basic variable of a row with the nonbasic one of a column: the row is solved for the entering variable, which is
    /// then replaced in all other rows.
    /// </summary>
    /// <param name="cells">All rows, each of <paramref name="stride"/> cells.</param>
    /// <param name="stride">Length of a row, a multiple of <see cref="Lanes"/>.</param>
    /// <param name="column">The entering column, one cell for each row.</param>
    /// <param name="pivotRow">The row that the entering variable takes.</param>
    /// <param name="pivotColumn">The column that the leaving variable takes.</param>
    public static void Pivot(Span<double> cells, int stride, ReadOnlySpan<double> column, int pivotRow, int pivotColumn)
    {
        double inverse = 1 / column[pivotRow];
        if (stride <= NarrowStride)
        {
            PivotNarrow(cells, stride, column, pivotRow, pivotColumn, inverse);
            return;
        }

        Scale(cells.Slice(pivotRow * stride, stride), -inverse);
        ReplaceWide(cells, stride, column, pivotRow);

        // Last, because a vector load soon after a scalar store to the same place would have to wait for it.
        ref double entry = ref Unsafe.Add(ref MemoryMarshal.GetReference(cells), pivotColumn);
        for (int row = 0; row < column.Length; row++, entry = ref Unsafe.Add(ref entry, stride))
        {
            entry = row == pivotRow ? inverse : column[row] * inverse;
        }
    }

    /// <summary>Copies every <paramref name="stride"/>-th cell, as many as the destination has.</summary>
    public static void Gather(ReadOnlySpan<double> cells, int stride, int column, Span<double> destination)
    {
        ref double from = ref Unsafe.Add(ref MemoryMarshal.GetReference(cells), column);
        ref double into = ref MemoryMarshal.GetReference(destination);
        int row = 0;
        for (; row <= destination.Length - Lanes; row += Lanes)
        {
            Vector256.Create(
                from,
                Unsafe.Add(ref from, stride),
                Unsafe.Add(ref from, 2 * stride),
                Unsafe.Add(ref from, 3 * stride)).StoreUnsafe(ref into, (nuint)row);
            from = ref Unsafe.Add(ref from, 4 * stride);
        }

        for (; row < destination.Length; row++, from = ref Unsafe.Add(ref from, stride))
        {
            destination[row] = from;
        }
    }

    /// <summary>The column with the largest gain² / weight, ties to the lowest; -1 when no gain is above the tolerance.</summary>
    /// <param name="slopes">Slope of the objective along each column.</param>
    /// <param name="rises">-1 where the variable may rise, else 0.</param>
    /// <param name="falls">+1 where the variable may fall, else 0.</param>
    /// <param name="weights">Positive weights.</param>
    /// <param name="tolerance">Gain that counts as none.</param>
    public static int BestColumn(
        ReadOnlySpan<double> slopes, ReadOnlySpan<double> rises, ReadOnlySpan<double> falls, ReadOnlySpan<double> weights, double tolerance)
    {
        Vector256<double> best = Vector256.Create(-1.0);
        Vector256<long> bestPlace = Vector256.Create(-1L);
        Vector256<long> places = Vector256.Create(0L, 1, 2, 3);
        Vector256<double> limit = Vector256.Create(tolerance);
        for (nuint place = 0; place < (nuint)slopes.Length; place += Lanes)
        {
            Vector256<double> slope = Load(slopes, place);
            Vector256<double> gain = Vector256.MaxNative(slope * Load(rises, place), slope * Load(falls, place));
            Vector256<double> score = gain * gain / Load(weights, place);
            Vector256<double> isBetter = Vector256.GreaterThan(score, best) & Vector256.GreaterThan(gain, limit);
            best = Vector256.ConditionalSelect(isBetter, score, best);
            bestPlace = Vector256.ConditionalSelect(isBetter.AsInt64(), places, bestPlace);
            places += Vector256.Create((long)Lanes);
        }

        return Largest(best, bestPlace);
    }

    /// <summary>The column with the largest gain, ties to the lowest; -1 when none is above the tolerance.</summary>
    public static int SteepestColumn(in ColumnSlopes columns, double tolerance)
    {
        Vector256<double> best = Vector256.Create(tolerance);
        Vector256<long> bestPlace = Vector256.Create(-1L);
        Vector256<long> places = Vector256.Create(0L, 1, 2, 3);
        for (nuint place = 0; place < (nuint)columns.Slopes.Length; place += Lanes)
        {
            Vector256<double> slope = Load(columns.Slopes, place);
            Vector256<double> gain = Vector256.MaxNative(slope * Load(columns.Rises, place), slope * Load(columns.Falls, place));
            Vector256<double> isBetter = Vector256.GreaterThan(gain, best);
            best = Vector256.ConditionalSelect(isBetter, gain, best);
            bestPlace = Vector256.ConditionalSelect(isBetter.AsInt64(), places, bestPlace);
            places += Vector256.Create((long)Lanes);
        }

        return Largest(best, bestPlace);
    }

    /// <summary>The Devex update: a weight grows to what the pivot row shows of the column's size relative to the entering one.</summary>
    public static void GrowWeights(Span<double> weights, ReadOnlySpan<double> pivotRow, double enteringWeight)
    {
        ref double into = ref MemoryMarshal.GetReference(weights);
        Vector256<double> scale = Vector256.Create(enteringWeight);
        for (nuint place = 0; place < (nuint)weights.Length; place += Lanes)
        {
            Vector256<double> cells = Load(pivotRow, place);
            Vector256.MaxNative(cells * cells * scale, Vector256.LoadUnsafe(ref into, place)).StoreUnsafe(ref into, place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ReadOnlySpan<double> values, nuint place) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), place);

    /// <summary>The place of the largest score over the lanes, ties to the lowest place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Largest(Vector256<double> scores, Vector256<long> places)
    {
        Vector128<double> halves = Vector128.MaxNative(scores.GetLower(), scores.GetUpper());
        Vector256<double> largest = Vector256.Create(double.MaxNative(halves.GetElement(0), halves.GetElement(1)));

        // By vectors, for which of four places is the lowest no branch can guess. Where one is -1, all are.
        Vector256<long> tied = Vector256.ConditionalSelect(Vector256.Equals(scores, largest).AsInt64(), places, Vector256.Create(long.MaxValue));
        Vector128<long> lowest = Vector128.Min(tied.GetLower(), tied.GetUpper());
        return (int)Vector128.Min(lowest, Vector128.Shuffle(lowest, Vector128.Create(1L, 0))).ToScalar();
    }

    private static void ReplaceWide(Span<double> cells, int stride, ReadOnlySpan<double> column, int pivotRow)
    {
        ref double into = ref MemoryMarshal.GetReference(cells);
        ref double from = ref Unsafe.Add(ref into, pivotRow * stride);
        for (int row = 0; row < column.Length; row++, into = ref Unsafe.Add(ref into, stride))
        {
            double factor = column[row];
            if (factor == 0 || row == pivotRow)
            {
                continue;
            }

            Vector256<double> factors = Vector256.Create(factor);
            for (nuint place = 0; place < (nuint)stride; place += Lanes)
            {
                Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref from, place), factors, Vector256.LoadUnsafe(ref into, place))
                    .StoreUnsafe(ref into, place);
            }
        }
    }

    // Keeps the pivot row in registers: for tiny tableaus the loads and the loop would cost as much as the arithmetic. The entering column is taken for 0 and the
    // pivot row's cell there for the inverse, so that the sums give that column, too, without stores of single cells, for which the next loads would have to wait.
    private static void PivotNarrow(Span<double> cells, int stride, ReadOnlySpan<double> column, int pivotRow, int pivotColumn, double inverse)
    {
        ref double into = ref MemoryMarshal.GetReference(cells);
        ref double from = ref Unsafe.Add(ref into, pivotRow * stride);
        Vector256<double> places = Vector256.Create(0.0, 1, 2, 3) - Vector256.Create((double)pivotColumn);
        (Vector256<double> first, Vector256<double> isFirst) = PivotCells(ref from, places, inverse);
        (Vector256<double> second, Vector256<double> isSecond) = (default, default);
        (Vector256<double> third, Vector256<double> isThird) = (default, default);
        if (stride > Lanes)
        {
            (second, isSecond) = PivotCells(ref Unsafe.Add(ref from, Lanes), places + Vector256.Create((double)Lanes), inverse);
        }

        if (stride > 2 * Lanes)
        {
            (third, isThird) = PivotCells(ref Unsafe.Add(ref from, 2 * Lanes), places + Vector256.Create(2.0 * Lanes), inverse);
        }

        for (int row = 0; row < column.Length; row++, into = ref Unsafe.Add(ref into, stride))
        {
            if (row == pivotRow)
            {
                continue;
            }

            Vector256<double> factors = Vector256.Create(column[row]);
            Vector256.FusedMultiplyAdd(first, factors, Vector256.AndNot(Vector256.LoadUnsafe(ref into), isFirst)).StoreUnsafe(ref into);
            if (stride > Lanes)
            {
                Vector256.FusedMultiplyAdd(second, factors, Vector256.AndNot(Vector256.LoadUnsafe(ref into, Lanes), isSecond)).StoreUnsafe(ref into, Lanes);
            }

            if (stride > 2 * Lanes)
            {
                Vector256.FusedMultiplyAdd(third, factors, Vector256.AndNot(Vector256.LoadUnsafe(ref into, 2 * Lanes), isThird)).StoreUnsafe(ref into, 2 * Lanes);
            }
        }
    }

    // Four cells of the pivot row, solved for the entering variable and stored; and which of them is the entering column's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Cells, Vector256<double> IsPivot) PivotCells(ref double place, Vector256<double> distances, double inverse)
    {
        Vector256<double> isPivot = Vector256.Equals(distances, Vector256<double>.Zero);
        Vector256<double> solved = Vector256.ConditionalSelect(isPivot, Vector256.Create(inverse), Vector256.LoadUnsafe(ref place) * -inverse);
        solved.StoreUnsafe(ref place);
        return (solved, isPivot);
    }

    private static void Scale(Span<double> values, double factor)
    {
        ref double into = ref MemoryMarshal.GetReference(values);
        Vector256<double> factors = Vector256.Create(factor);
        for (nuint place = 0; place < (nuint)values.Length; place += Lanes)
        {
            (Vector256.LoadUnsafe(ref into, place) * factors).StoreUnsafe(ref into, place);
        }
    }
}
