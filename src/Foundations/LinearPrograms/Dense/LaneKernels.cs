using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The loops of the dense simplex over four programs, a lane each.</summary>
/// <remarks>
/// Each does in every lane what its namesake in <see cref="DenseKernels"/> does for one program, operation by operation, so that a program's
/// numbers are the same bit for bit; signs of zeros excepted. No lane has a say in another's.
/// </remarks>
internal static partial class LaneKernels
{
    private const int RowsAtOnce = 4;

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

    /// <summary>Copies every <paramref name="stride"/>-th number, beginning in the given slots.</summary>
    public static void Gather(LaneVector source, in LaneSlots slots, int stride, int count, LaneVector destination)
    {
        ref double one = ref source.Slot(slots.One);
        ref double two = ref source.Slot(slots.Two);
        ref double three = ref source.Slot(slots.Three);
        ref double four = ref source.Slot(slots.Four);
        ref double into = ref destination.Slot(0);
        nuint step = (nuint)(stride * DenseKernels.Lanes);
        nuint offset = 0;
        for (nuint slot = 0; slot < (nuint)(count * DenseKernels.Lanes); slot += DenseKernels.Lanes, offset += step)
        {
            Vector256.Create(
                Unsafe.Add(ref one, offset), Unsafe.Add(ref two, offset), Unsafe.Add(ref three, offset), Unsafe.Add(ref four, offset)).StoreUnsafe(ref into, slot);
        }
    }

    /// <summary>The numbers in the given slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Pick(LaneVector source, in LaneSlots slots)
    {
        ref double first = ref source.Slot(0);
        return Vector256.Create(
            Unsafe.Add(ref first, slots.One), Unsafe.Add(ref first, slots.Two), Unsafe.Add(ref first, slots.Three), Unsafe.Add(ref first, slots.Four));
    }

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
    /// <param name="count">Number of columns.</param>
    public static Vector256<long> BestColumn(LaneVector slopes, LaneTableau tableau, LaneVector weights, double tolerance, int count)
    {
        ref double slope = ref slopes.Slot(0);
        ref double rise = ref tableau.Rises.Slot(0);
        ref double fall = ref tableau.Falls.Slot(0);
        ref double weight = ref weights.Slot(0);
        Vector256<double> best = -Vector256<double>.One;
        Vector256<long> bestPlace = Vector256<long>.AllBitsSet;
        Vector256<long> place = Vector256<long>.Zero;
        for (nuint slot = 0; slot < (nuint)(count * DenseKernels.Lanes); slot += DenseKernels.Lanes)
        {
            Vector256<double> change = Vector256.LoadUnsafe(ref slope, slot);
            Vector256<double> gain = Vector256.MaxNative(change * Vector256.LoadUnsafe(ref rise, slot), change * Vector256.LoadUnsafe(ref fall, slot));
            Vector256<double> score = gain * gain / Vector256.LoadUnsafe(ref weight, slot);
            Vector256<double> isBetter = Vector256.GreaterThan(score, best) & Vector256.GreaterThan(gain, Vector256.Create(tolerance));
            best = Select(isBetter, score, best);
            bestPlace = Select(isBetter, place.AsDouble(), bestPlace.AsDouble()).AsInt64();
            place += Vector256<long>.One;
        }

        return bestPlace;
    }

    /// <summary>The column with the largest gain, ties to the lowest; -1 when none is above the tolerance.</summary>
    /// <param name="slopes">Slope of the objective along each column.</param>
    /// <param name="tableau">Which columns may rise and fall.</param>
    /// <param name="tolerance">Gain that counts as none.</param>
    /// <param name="count">Number of columns.</param>
    public static Vector256<long> SteepestColumn(LaneVector slopes, LaneTableau tableau, double tolerance, int count)
    {
        ref double slope = ref slopes.Slot(0);
        ref double rise = ref tableau.Rises.Slot(0);
        ref double fall = ref tableau.Falls.Slot(0);
        Vector256<double> best = Vector256.Create(tolerance);
        Vector256<long> bestPlace = Vector256<long>.AllBitsSet;
        Vector256<long> place = Vector256<long>.Zero;
        for (nuint slot = 0; slot < (nuint)(count * DenseKernels.Lanes); slot += DenseKernels.Lanes)
        {
            Vector256<double> change = Vector256.LoadUnsafe(ref slope, slot);
            Vector256<double> gain = Vector256.MaxNative(change * Vector256.LoadUnsafe(ref rise, slot), change * Vector256.LoadUnsafe(ref fall, slot));
            bestPlace = Select(Vector256.GreaterThan(gain, best), place.AsDouble(), bestPlace.AsDouble()).AsInt64();
            best = Vector256.MaxNative(gain, best);
            place += Vector256<long>.One;
        }

        return bestPlace;
    }

    /// <summary>Takes the pivot row's cells and turns them into those of the entering variable; notes which of them lie in the pivot column.</summary>
    /// <param name="cells">All cells.</param>
    /// <param name="rows">Slots of the first cells of the pivot rows.</param>
    /// <param name="pivot">What to exchange.</param>
    /// <param name="turned">Receives the cells of the entering variable; -0 in lanes without a pivot, which adds nothing to any number.</param>
    /// <param name="others">Receives all bits where a column is not the pivot column.</param>
    /// <param name="count">Number of columns.</param>
    public static void TurnRow(LaneVector cells, in LaneSlots rows, in LanePivot pivot, LaneVector turned, LaneVector others, int count)
    {
        ref double one = ref cells.Slot(rows.One);
        ref double two = ref cells.Slot(rows.Two);
        ref double three = ref cells.Slot(rows.Three);
        ref double four = ref cells.Slot(rows.Four);
        ref double into = ref turned.Slot(0);
        ref double other = ref others.Slot(0);
        (Vector256<double> lanes, Vector256<long> columns) = (pivot.Lanes, pivot.Columns);
        Vector256<double> inverse = Vector256<double>.One / pivot.Cell;
        Vector256<long> place = Vector256<long>.Zero;
        for (nuint slot = 0; slot < (nuint)(count * DenseKernels.Lanes); slot += DenseKernels.Lanes)
        {
            Vector256<double> cell = Vector256.Create(
                Unsafe.Add(ref one, slot), Unsafe.Add(ref two, slot), Unsafe.Add(ref three, slot), Unsafe.Add(ref four, slot));
            Vector256<double> isPivot = Vector256.Equals(columns, place).AsDouble() & lanes;
            cell = Select(isPivot, inverse, cell * -inverse);
            Select(lanes, cell, Vector256.Create(-0.0)).StoreUnsafe(ref into, slot);
            (~isPivot).StoreUnsafe(ref other, slot);
            place += Vector256<long>.One;
        }
    }

    /// <summary>The Devex update: a weight grows to what the turned pivot row shows of the column's size relative to the entering one.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="turned">The entering variable's cells, as <see cref="TurnRow"/> gives them.</param>
    /// <param name="others">All bits where a column is not the pivot column.</param>
    /// <param name="pivot">What was exchanged.</param>
    /// <param name="count">Number of columns.</param>
    public static void GrowWeights(LaneVector weights, LaneVector turned, LaneVector others, in LanePivot pivot, int count)
    {
        Vector256<double> entering = Vector256.Max(pivot.Weight / (pivot.Cell * pivot.Cell), Vector256<double>.One);
        for (int column = 0; column < count; column++)
        {
            Vector256<double> cell = turned[column];
            Vector256<double> grown = Vector256.MaxNative(cell * cell * pivot.Weight, weights[column]);
            grown = Vector256.ConditionalSelect(others[column], grown, entering);
            weights[column] = Vector256.ConditionalSelect(pivot.Lanes, grown, weights[column]);
        }
    }

    /// <summary>Replaces the entering variable in all rows: cells outside the pivot row and column grow by a product, the others become one.</summary>
    /// <param name="cells">All cells, the objective's row last.</param>
    /// <param name="shape">Number of rows, the objective's included, and of columns.</param>
    /// <param name="factors">By what each row is multiplied: the entering column's cell, 1 in the pivot row, 0 in lanes without a pivot.</param>
    /// <param name="rows">All bits where a row is the pivot row.</param>
    /// <param name="turned">The entering variable's cells, as <see cref="TurnRow"/> gives them.</param>
    /// <param name="others">All bits where a column is not the pivot column.</param>
    public static void Replace(
        LaneVector cells, (int Rows, int Columns) shape, LaneVector factors, LaneVector rows, LaneVector turned, LaneVector others)
    {
        ref double first = ref cells.Slot(0);
        ref double from = ref turned.Slot(0);
        ref double other = ref others.Slot(0);
        ref Vector256<double> isPivotRow = ref rows.First;
        ref Vector256<double> factor = ref factors.First;
        nuint width = (nuint)(shape.Columns * DenseKernels.Lanes);
        nuint last = (nuint)(shape.Rows - 1);
        for (nuint row = 0; row <= last; row += RowsAtOnce)
        {
            // Rows of a block share the loads of the pivot row. Those that the last block lacks are the last row again: it is done once more,
            // from what it was.
            (nuint second, nuint third, nuint fourth) = (nuint.Min(row + 1, last), nuint.Min(row + 2, last), nuint.Min(row + 3, last));
            ref double one = ref Unsafe.Add(ref first, row * width);
            ref double two = ref Unsafe.Add(ref first, second * width);
            ref double three = ref Unsafe.Add(ref first, third * width);
            ref double four = ref Unsafe.Add(ref first, fourth * width);
            (Vector256<double> isOne, Vector256<double> byOne) = (Unsafe.Add(ref isPivotRow, row), Unsafe.Add(ref factor, row));
            (Vector256<double> isTwo, Vector256<double> byTwo) = (Unsafe.Add(ref isPivotRow, second), Unsafe.Add(ref factor, second));
            (Vector256<double> isThree, Vector256<double> byThree) = (Unsafe.Add(ref isPivotRow, third), Unsafe.Add(ref factor, third));
            (Vector256<double> isFour, Vector256<double> byFour) = (Unsafe.Add(ref isPivotRow, fourth), Unsafe.Add(ref factor, fourth));
            for (nuint slot = 0; slot < width; slot += DenseKernels.Lanes)
            {
                Vector256<double> source = Vector256.LoadUnsafe(ref from, slot);
                Vector256<double> keep = Vector256.LoadUnsafe(ref other, slot);
                Vector256<double> inOne = Replaced(Vector256.LoadUnsafe(ref one, slot) & keep, isOne, source, byOne);
                Vector256<double> inTwo = Replaced(Vector256.LoadUnsafe(ref two, slot) & keep, isTwo, source, byTwo);
                Vector256<double> inThree = Replaced(Vector256.LoadUnsafe(ref three, slot) & keep, isThree, source, byThree);
                Vector256<double> inFour = Replaced(Vector256.LoadUnsafe(ref four, slot) & keep, isFour, source, byFour);
                inOne.StoreUnsafe(ref one, slot);
                inTwo.StoreUnsafe(ref two, slot);
                inThree.StoreUnsafe(ref three, slot);
                inFour.StoreUnsafe(ref four, slot);
            }
        }
    }

    /// <summary>Where the mask has its bits the first, else the second.</summary>
    /// <remarks>
    /// For masks that are all or nothing in every lane, which the compiler cannot see: it would take three instructions.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<double> mask, Vector256<double> where, Vector256<double> elsewhere) =>
        Avx.IsSupported ? Avx.BlendVariable(elsewhere, where, mask) : Vector256.ConditionalSelect(mask, where, elsewhere);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Replaced(Vector256<double> cell, Vector256<double> isPivotRow, Vector256<double> source, Vector256<double> factor) =>
        Vector256.FusedMultiplyAdd(source, factor, Vector256.AndNot(cell, isPivotRow));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct(ref Vector256<double> sum, ref Vector256<double> largest, Vector256<double> left, Vector256<double> right)
    {
        Vector256<double> product = left * right;
        sum += product;
        largest = Vector256.MaxNative(largest, Vector256.Abs(product));
    }
}
