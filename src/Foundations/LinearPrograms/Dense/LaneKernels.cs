using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The loops of the dense simplex over four programs, a lane each.</summary>
/// <remarks>
/// Each does in every lane what its namesake in <see cref="DenseKernels"/> does for one program, operation by operation, so that a program's
/// numbers are the same bit for bit; signs of zeros excepted. No lane has a say in another's.
/// </remarks>
internal static partial class LaneKernels
{
    /// <summary>The sum of products, fused, in four partial sums as of a padded row.</summary>
    public static Vector256<double> Dot(LaneVector left, LaneVector right, int count)
    {
        ref Vector256<double> first = ref left.First;
        ref Vector256<double> second = ref right.First;
        Vector256<double> even = Vector256<double>.Zero;
        (Vector256<double> odd, Vector256<double> evenLast, Vector256<double> oddLast) = (even, even, even);
        nint place = 0;
        for (; place <= count - DenseKernels.Lanes; place += DenseKernels.Lanes)
        {
            even = Vector256.FusedMultiplyAdd(Unsafe.Add(ref first, place), Unsafe.Add(ref second, place), even);
            odd = Vector256.FusedMultiplyAdd(Unsafe.Add(ref first, place + 1), Unsafe.Add(ref second, place + 1), odd);
            evenLast = Vector256.FusedMultiplyAdd(Unsafe.Add(ref first, place + 2), Unsafe.Add(ref second, place + 2), evenLast);
            oddLast = Vector256.FusedMultiplyAdd(Unsafe.Add(ref first, place + 3), Unsafe.Add(ref second, place + 3), oddLast);
        }

        even = place < count ? Vector256.FusedMultiplyAdd(Unsafe.Add(ref first, place), Unsafe.Add(ref second, place), even) : even;
        odd = place + 1 < count ? Vector256.FusedMultiplyAdd(Unsafe.Add(ref first, place + 1), Unsafe.Add(ref second, place + 1), odd) : odd;
        evenLast = place + 2 < count ? Vector256.FusedMultiplyAdd(Unsafe.Add(ref first, place + 2), Unsafe.Add(ref second, place + 2), evenLast) : evenLast;
        return even + odd + (evenLast + oddLast);
    }

    /// <summary>The sum of products, each rounded, in four partial sums, and the largest size of a product.</summary>
    public static Vector256<double> PlainDot(LaneVector left, LaneVector right, int count, out Vector256<double> largest)
    {
        ref Vector256<double> first = ref left.First;
        ref Vector256<double> second = ref right.First;
        Vector256<double> even = Vector256<double>.Zero;
        (Vector256<double> odd, Vector256<double> evenLast, Vector256<double> oddLast) = (even, even, even);
        (Vector256<double> most, Vector256<double> mostLast) = (even, even);
        nint place = 0;
        for (; place <= count - DenseKernels.Lanes; place += DenseKernels.Lanes)
        {
            AddProduct(ref even, ref most, Unsafe.Add(ref first, place), Unsafe.Add(ref second, place));
            AddProduct(ref odd, ref mostLast, Unsafe.Add(ref first, place + 1), Unsafe.Add(ref second, place + 1));
            AddProduct(ref evenLast, ref most, Unsafe.Add(ref first, place + 2), Unsafe.Add(ref second, place + 2));
            AddProduct(ref oddLast, ref mostLast, Unsafe.Add(ref first, place + 3), Unsafe.Add(ref second, place + 3));
        }

        if (place < count)
        {
            AddProduct(ref even, ref most, Unsafe.Add(ref first, place), Unsafe.Add(ref second, place));
        }

        if (place + 1 < count)
        {
            AddProduct(ref odd, ref mostLast, Unsafe.Add(ref first, place + 1), Unsafe.Add(ref second, place + 1));
        }

        if (place + 2 < count)
        {
            AddProduct(ref evenLast, ref most, Unsafe.Add(ref first, place + 2), Unsafe.Add(ref second, place + 2));
        }

        largest = Vector256.MaxNative(most, mostLast);
        return even + odd + (evenLast + oddLast);
    }

    /// <summary>A number less products, one after another, and the size of the largest of those and the present.</summary>
    /// <param name="number">What to subtract from.</param>
    /// <param name="column">A column of a matrix, from its first cell on.</param>
    /// <param name="factors">A factor for each cell.</param>
    /// <param name="shape">The matrix's rows and columns.</param>
    /// <param name="largest">The largest size.</param>
    public static Vector256<double> LessProducts(
        Vector256<double> number, LaneVector column, LaneVector factors, (int Rows, int Columns) shape, ref Vector256<double> largest)
    {
        ref Vector256<double> cell = ref column.First;
        ref Vector256<double> factor = ref factors.First;
        Vector256<double> most = largest;
        for (nint row = 0; row < shape.Rows; row++)
        {
            Vector256<double> product = Unsafe.Add(ref cell, row * shape.Columns) * Unsafe.Add(ref factor, row);
            number -= product;
            most = Vector256.MaxNative(most, Vector256.Abs(product));
        }

        largest = most;
        return number;
    }

    /// <summary>The largest size of an entry; 0 when there is none.</summary>
    public static Vector256<double> LargestSize(LaneVector values, int count)
    {
        Vector256<double> largest = Vector256<double>.Zero;
        for (int place = 0; place < count; place++)
        {
            largest = Vector256.MaxNative(largest, Vector256.Abs(values[place]));
        }

        return largest;
    }

    /// <summary>target += factor · source, fused, in some lanes.</summary>
    public static void AddMultiple(LaneVector target, LaneVector source, int count, Vector256<double> factor, Vector256<double> lanes)
    {
        ref Vector256<double> into = ref target.First;
        ref Vector256<double> from = ref source.First;
        for (nint place = 0; place < count; place++)
        {
            Vector256<double> before = Unsafe.Add(ref into, place);
            Vector256<double> after = Vector256.FusedMultiplyAdd(Unsafe.Add(ref from, place), factor, before);
            Unsafe.Add(ref into, place) = Vector256.ConditionalSelect(lanes, after, before);
        }
    }

    /// <summary>Copies every <paramref name="stride"/>-th number, beginning in the given slots.</summary>
    public static void Gather(LaneVector source, in LaneSlots slots, int stride, int count, LaneVector destination)
    {
        ref double one = ref source.Slot(slots.One);
        ref double two = ref source.Slot(slots.Two);
        ref double three = ref source.Slot(slots.Three);
        ref double four = ref source.Slot(slots.Four);
        ref Vector256<double> into = ref destination.First;
        nint step = stride * DenseKernels.Lanes;
        nint offset = 0;
        for (nint entry = 0; entry < count; entry++, offset += step)
        {
            Unsafe.Add(ref into, entry) = Vector256.Create(
                Unsafe.Add(ref one, offset), Unsafe.Add(ref two, offset), Unsafe.Add(ref three, offset), Unsafe.Add(ref four, offset));
        }
    }

    /// <summary>The numbers in the given slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Pick(LaneVector source, in LaneSlots slots) => Vector256.Create(
        source.Slot(slots.One), source.Slot(slots.Two), source.Slot(slots.Three), source.Slot(slots.Four));

    /// <summary>Adds up the rows of violated variables by the sign of their violation: slopes of the sum of violations.</summary>
    public static void Gradient(LaneVector cells, LaneVector excess, (int Rows, int Columns) shape, LaneVector gradient)
    {
        ref Vector256<double> into = ref gradient.First;
        for (nint column = 0; column < shape.Columns; column++)
        {
            Unsafe.Add(ref into, column) = Vector256<double>.Zero;
        }

        for (int row = 0; row < shape.Rows; row++)
        {
            Vector256<double> sign = Vector256.ConditionalSelect(
                Vector256.GreaterThan(excess[row], Vector256<double>.Zero),
                Vector256<double>.One,
                Vector256.LessThan(excess[row], Vector256<double>.Zero) & -Vector256<double>.One);
            if (sign == Vector256<double>.Zero)
            {
                continue;
            }

            ref Vector256<double> from = ref cells[row * shape.Columns];
            for (nint column = 0; column < shape.Columns; column++)
            {
                Unsafe.Add(ref into, column) = Vector256.FusedMultiplyAdd(Unsafe.Add(ref from, column), sign, Unsafe.Add(ref into, column));
            }
        }
    }

    /// <summary>The column with the largest gain² / weight, ties to the lowest; -1 when no gain is above the tolerance.</summary>
    /// <param name="slopes">Slope of the objective along each column.</param>
    /// <param name="tableau">Which columns may rise and fall.</param>
    /// <param name="weights">Positive weights.</param>
    /// <param name="tolerance">Gain that counts as none.</param>
    /// <param name="scores">Receives each column's gain² / weight; -1 where there is no gain.</param>
    /// <param name="count">Number of columns.</param>
    public static Vector256<double> BestColumn(
        LaneVector slopes, LaneTableau tableau, LaneVector weights, double tolerance, LaneVector scores, int count)
    {
        ref Vector256<double> slope = ref slopes.First;
        ref Vector256<double> rise = ref tableau.Rises.First;
        ref Vector256<double> fall = ref tableau.Falls.First;
        ref Vector256<double> weight = ref weights.First;
        ref Vector256<double> score = ref scores.First;
        Vector256<double> best = -Vector256<double>.One;
        for (nint column = 0; column < count; column++)
        {
            Vector256<double> gain = Vector256.MaxNative(
                Unsafe.Add(ref slope, column) * Unsafe.Add(ref rise, column), Unsafe.Add(ref slope, column) * Unsafe.Add(ref fall, column));
            Vector256<double> present = Vector256.ConditionalSelect(
                Vector256.GreaterThan(gain, Vector256.Create(tolerance)), gain * gain / Unsafe.Add(ref weight, column), -Vector256<double>.One);
            Unsafe.Add(ref score, column) = present;
            best = Vector256.MaxNative(best, present);
        }

        return FirstOf(best, scores, count);
    }

    /// <summary>The column with the largest gain, ties to the lowest; -1 when none is above the tolerance.</summary>
    /// <param name="slopes">Slope of the objective along each column.</param>
    /// <param name="tableau">Which columns may rise and fall.</param>
    /// <param name="tolerance">Gain that counts as none.</param>
    /// <param name="count">Number of columns.</param>
    public static Vector256<double> SteepestColumn(LaneVector slopes, LaneTableau tableau, double tolerance, int count)
    {
        ref Vector256<double> slope = ref slopes.First;
        ref Vector256<double> rise = ref tableau.Rises.First;
        ref Vector256<double> fall = ref tableau.Falls.First;
        Vector256<double> best = Vector256.Create(tolerance);
        Vector256<double> bestPlace = -Vector256<double>.One;
        for (nint column = 0; column < count; column++)
        {
            Vector256<double> gain = Vector256.MaxNative(
                Unsafe.Add(ref slope, column) * Unsafe.Add(ref rise, column), Unsafe.Add(ref slope, column) * Unsafe.Add(ref fall, column));
            Vector256<double> isBetter = Vector256.GreaterThan(gain, best);
            best = Vector256.MaxNative(gain, best);
            bestPlace = Vector256.ConditionalSelect(isBetter, Vector256.Create((double)column), bestPlace);
        }

        return bestPlace;
    }

    /// <summary>Turns the pivot row's cells into those of the entering variable, and notes which of them lie in the pivot column.</summary>
    /// <param name="pivotRow">The pivot row's cells, then those of the entering variable; -0 in lanes without a pivot, which adds nothing to any number.</param>
    /// <param name="pivot">What to exchange.</param>
    /// <param name="others">Receives all bits where a column is not the pivot column.</param>
    /// <param name="count">Number of columns.</param>
    public static void TurnRow(LaneVector pivotRow, in LanePivot pivot, LaneVector others, int count)
    {
        ref Vector256<double> cells = ref pivotRow.First;
        ref Vector256<double> other = ref others.First;
        Vector256<double> inverse = Vector256<double>.One / pivot.Cell;
        for (nint column = 0; column < count; column++)
        {
            Vector256<double> isPivot = Vector256.Equals(pivot.Columns, Vector256.Create((double)column)) & pivot.Lanes;
            Vector256<double> cell = Vector256.ConditionalSelect(isPivot, inverse, Unsafe.Add(ref cells, column) * -inverse);
            Unsafe.Add(ref cells, column) = Vector256.ConditionalSelect(pivot.Lanes, cell, Vector256.Create(-0.0));
            Unsafe.Add(ref other, column) = ~isPivot;
        }
    }

    /// <summary>The Devex update: a weight grows to what the turned pivot row shows of the column's size relative to the entering one.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="pivotRow">The pivot row's cells, as <see cref="TurnRow"/> gives them.</param>
    /// <param name="others">All bits where a column is not the pivot column.</param>
    /// <param name="pivot">What was exchanged.</param>
    /// <param name="count">Number of columns.</param>
    public static void GrowWeights(LaneVector weights, LaneVector pivotRow, LaneVector others, in LanePivot pivot, int count)
    {
        Vector256<double> entering = Vector256.Max(pivot.Weight / (pivot.Cell * pivot.Cell), Vector256<double>.One);
        for (int column = 0; column < count; column++)
        {
            Vector256<double> cell = pivotRow[column];
            Vector256<double> grown = Vector256.MaxNative(cell * cell * pivot.Weight, weights[column]);
            grown = Vector256.ConditionalSelect(others[column], grown, entering);
            weights[column] = Vector256.ConditionalSelect(pivot.Lanes, grown, weights[column]);
        }
    }

    /// <summary>Replaces the entering variable in all rows: cells outside the pivot row and column grow by a product, the others become one.</summary>
    /// <param name="cells">All cells, the objective's row last.</param>
    /// <param name="shape">Number of rows, the objective's included, and of columns.</param>
    /// <param name="entries">The entering column's cells.</param>
    /// <param name="pivotRow">The entering variable's cells, as <see cref="TurnRow"/> gives them.</param>
    /// <param name="others">All bits where a column is not the pivot column.</param>
    /// <param name="pivot">What to exchange.</param>
    public static void Replace(
        LaneVector cells, (int Rows, int Columns) shape, LaneVector entries, LaneVector pivotRow, LaneVector others, in LanePivot pivot)
    {
        ref Vector256<double> from = ref pivotRow.First;
        ref Vector256<double> other = ref others.First;
        for (int row = 0; row < shape.Rows; row += 2)
        {
            // Two rows at once share the loads of the pivot row. The second is the first again where rows are odd: it is done once more,
            // from what it was.
            int next = Math.Min(row + 1, shape.Rows - 1);
            ref Vector256<double> upper = ref cells[row * shape.Columns];
            ref Vector256<double> lower = ref cells[next * shape.Columns];
            Vector256<double> isUpper = IsRow(pivot, row);
            Vector256<double> isLower = IsRow(pivot, next);
            Vector256<double> upperFactor = Vector256.ConditionalSelect(isUpper, Vector256<double>.One, entries[row]) & pivot.Lanes;
            Vector256<double> lowerFactor = Vector256.ConditionalSelect(isLower, Vector256<double>.One, entries[next]) & pivot.Lanes;
            for (nint column = 0; column < shape.Columns; column++)
            {
                Vector256<double> source = Unsafe.Add(ref from, column);
                Vector256<double> keep = Unsafe.Add(ref other, column);
                Vector256<double> above = Vector256.FusedMultiplyAdd(source, upperFactor, Vector256.AndNot(Unsafe.Add(ref upper, column) & keep, isUpper));
                Vector256<double> below = Vector256.FusedMultiplyAdd(source, lowerFactor, Vector256.AndNot(Unsafe.Add(ref lower, column) & keep, isLower));
                Unsafe.Add(ref upper, column) = above;
                Unsafe.Add(ref lower, column) = below;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> IsRow(in LanePivot pivot, int row) =>
        Vector256.Equals(pivot.Rows, Vector256.Create((double)row)) & pivot.Lanes;

    // The first place with a score; -1 where that score is negative.
    private static Vector256<double> FirstOf(Vector256<double> best, LaneVector scores, int count)
    {
        ref Vector256<double> score = ref scores.First;
        Vector256<double> first = Vector256.Create((double)count);
        for (nint place = count - 1; place >= 0; place--)
        {
            first = Vector256.ConditionalSelect(
                Vector256.Equals(Unsafe.Add(ref score, place), best), Vector256.Create((double)place), first);
        }

        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(best, Vector256<double>.Zero), first, -Vector256<double>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct(ref Vector256<double> sum, ref Vector256<double> largest, Vector256<double> left, Vector256<double> right)
    {
        Vector256<double> product = left * right;
        sum += product;
        largest = Vector256.MaxNative(largest, Vector256.Abs(product));
    }
}
