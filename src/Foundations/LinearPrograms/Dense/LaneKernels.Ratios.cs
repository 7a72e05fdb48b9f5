using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Ratio tests and the comparison of values with bounds.</content>
internal static partial class LaneKernels
{
    /// <summary>The lanes in which some row violates a bound.</summary>
    public static Vector256<double> Violated(LaneTableau tableau, int count, double tolerance)
    {
        ref Vector256<double> values = ref tableau.Values.First;
        ref Vector256<double> lowers = ref tableau.Lower.First;
        ref Vector256<double> uppers = ref tableau.Upper.First;
        Vector256<double> isAnyViolated = Vector256<double>.Zero;
        for (nint row = 0; row < count; row++)
        {
            Vector256<double> value = Unsafe.Add(ref values, row);
            Vector256<double> lower = Unsafe.Add(ref lowers, row);
            Vector256<double> upper = Unsafe.Add(ref uppers, row);
            isAnyViolated |= Vector256.LessThan(value, lower - Slack(lower, tolerance))
                | Vector256.GreaterThan(value, upper + Slack(upper, tolerance));
        }

        return isAnyViolated;
    }

    /// <summary>Compares values with bounds and says where rows stop an entering variable.</summary>
    /// <param name="tableau">The tableau.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="tolerance">By how much a bound may be missed.</param>
    /// <param name="stops">Receives the violations and the stops.</param>
    public static void Classify(LaneTableau tableau, int count, double tolerance, in LaneStops stops)
    {
        ref Vector256<double> values = ref tableau.Values.First;
        ref Vector256<double> lowers = ref tableau.Lower.First;
        ref Vector256<double> uppers = ref tableau.Upper.First;
        ref Vector256<double> excess = ref stops.Excess.First;
        ref Vector256<double> below = ref stops.Below.First;
        ref Vector256<double> above = ref stops.Above.First;
        for (nint row = 0; row < count; row++)
        {
            Vector256<double> value = Unsafe.Add(ref values, row);
            Vector256<double> lower = Unsafe.Add(ref lowers, row);
            Vector256<double> upper = Unsafe.Add(ref uppers, row);
            Vector256<double> isBelow = Vector256.LessThan(value, lower - Slack(lower, tolerance));
            Vector256<double> isAbove = Vector256.GreaterThan(value, upper + Slack(upper, tolerance));
            Unsafe.Add(ref excess, row) = ((value - lower) & isBelow) | ((value - upper) & isAbove);
            Unsafe.Add(ref below, row) = Vector256.ConditionalSelect(
                isAbove, upper, Vector256.ConditionalSelect(isBelow, Vector256.Create(double.NegativeInfinity), lower));
            Unsafe.Add(ref above, row) = Vector256.ConditionalSelect(
                isBelow, lower, Vector256.ConditionalSelect(isAbove, Vector256.Create(double.PositiveInfinity), upper));
        }
    }

    /// <summary>Harris's two passes: the row that stops the entering variable, -1 for none.</summary>
    /// <param name="values">The rows' values.</param>
    /// <param name="stops">Where the rows stop; its steps are overwritten.</param>
    /// <param name="entries">The entering column's cells.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="direction">+1 when the entering variable rises, -1 when it falls.</param>
    /// <param name="limits">Speeds not larger than the first do not count; by how much a stop may be missed.</param>
    public static Vector256<long> StoppingRow(
        LaneVector values, in LaneStops stops, LaneVector entries, int count, Vector256<double> direction, (double Smallest, double Tolerance) limits)
    {
        Vector256<double> longest = LongestStep(values, stops, entries, count, direction, limits);
        ref double speeds = ref entries.Slot(0);
        ref double steps = ref stops.Steps.Slot(0);
        Vector256<double> best = Vector256.Create(limits.Smallest);
        Vector256<long> bestPlace = Vector256<long>.AllBitsSet;
        Vector256<long> place = Vector256<long>.Zero;
        for (nuint slot = 0; slot < (nuint)(count * DenseKernels.Lanes); slot += DenseKernels.Lanes)
        {
            Vector256<double> size = Vector256.Abs(Vector256.LoadUnsafe(ref speeds, slot));
            Vector256<double> isBetter = Vector256.GreaterThan(size, best)
                & Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref steps, slot), longest);
            best = Select(isBetter, size, best);
            bestPlace = Select(isBetter, place.AsDouble(), bestPlace.AsDouble()).AsInt64();
            place += Vector256<long>.One;
        }

        Vector256<double> isEndless = Vector256.Equals(longest, Vector256.Create(double.PositiveInfinity));
        return bestPlace | isEndless.AsInt64();
    }

    /// <summary>Moves the rows' values along with the entering variable, and puts that variable into the pivot row.</summary>
    /// <param name="tableau">The tableau.</param>
    /// <param name="entries">The entering column's cells; become the factors that <see cref="Replace"/> takes.</param>
    /// <param name="isPivotRow">Receives all bits where a row is the pivot row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="move">By how much the entering variable moves; 0 in lanes that rest.</param>
    /// <param name="arrival">What enters.</param>
    /// <param name="pivot">What to exchange.</param>
    /// <param name="tolerance">By how much a bound may be missed.</param>
    /// <returns>The lanes in which some row violates a bound afterwards.</returns>
    public static Vector256<double> MoveRows(
        LaneTableau tableau,
        LaneVector entries,
        LaneVector isPivotRow,
        int count,
        Vector256<double> move,
        in LaneArrival arrival,
        in LanePivot pivot,
        double tolerance)
    {
        ref double values = ref tableau.Values.Slot(0);
        ref double lowers = ref tableau.Lower.Slot(0);
        ref double uppers = ref tableau.Upper.Slot(0);
        ref double factors = ref entries.Slot(0);
        ref double masks = ref isPivotRow.Slot(0);
        (Vector256<double> arriving, Vector256<double> arrivingLower, Vector256<double> arrivingUpper) = (arrival.Value, arrival.Lower, arrival.Upper);
        (Vector256<double> lanes, Vector256<long> pivotRows) = (pivot.Lanes, pivot.Rows);
        Vector256<double> isAnyViolated = Vector256<double>.Zero;
        Vector256<long> place = Vector256<long>.Zero;
        for (nuint slot = 0; slot < (nuint)(count * DenseKernels.Lanes); slot += DenseKernels.Lanes)
        {
            Vector256<double> entry = Vector256.LoadUnsafe(ref factors, slot);
            Vector256<double> isRow = Vector256.Equals(pivotRows, place).AsDouble() & lanes;
            Vector256<double> value = Vector256.LoadUnsafe(ref values, slot);
            value = Select(isRow, arriving, Vector256.FusedMultiplyAdd(entry, move, value));
            Vector256<double> lower = Select(isRow, arrivingLower, Vector256.LoadUnsafe(ref lowers, slot));
            Vector256<double> upper = Select(isRow, arrivingUpper, Vector256.LoadUnsafe(ref uppers, slot));
            isAnyViolated |= Vector256.LessThan(value, lower - Slack(lower, tolerance))
                | Vector256.GreaterThan(value, upper + Slack(upper, tolerance));
            value.StoreUnsafe(ref values, slot);
            lower.StoreUnsafe(ref lowers, slot);
            upper.StoreUnsafe(ref uppers, slot);
            isRow.StoreUnsafe(ref masks, slot);
            (Select(isRow, Vector256<double>.One, entry) & lanes).StoreUnsafe(ref factors, slot);
            place += Vector256<long>.One;
        }

        return isAnyViolated;
    }

    private static Vector256<double> LongestStep(
        LaneVector values, in LaneStops stops, LaneVector entries, int count, Vector256<double> direction, (double Smallest, double Tolerance) limits)
    {
        ref double value = ref values.Slot(0);
        ref double below = ref stops.Below.Slot(0);
        ref double above = ref stops.Above.Slot(0);
        ref double speeds = ref entries.Slot(0);
        ref double steps = ref stops.Steps.Slot(0);
        Vector256<double> longest = Vector256.Create(double.PositiveInfinity);
        for (nuint slot = 0; slot < (nuint)(count * DenseKernels.Lanes); slot += DenseKernels.Lanes)
        {
            Vector256<double> speed = Vector256.LoadUnsafe(ref speeds, slot) * direction;
            Vector256<double> stop = Select(
                Vector256.GreaterThan(speed, Vector256<double>.Zero), Vector256.LoadUnsafe(ref above, slot), Vector256.LoadUnsafe(ref below, slot));
            Vector256<double> pace = Vector256<double>.One / speed;
            Vector256<double> step = (stop - Vector256.LoadUnsafe(ref value, slot)) * pace;
            Vector256<double> moves = Vector256.GreaterThan(Vector256.Abs(speed), Vector256.Create(limits.Smallest));
            Vector256<double> relaxed = step + (Slack(stop, limits.Tolerance) * Vector256.Abs(pace));
            step.StoreUnsafe(ref steps, slot);
            longest = Vector256.MinNative(longest, Select(moves, relaxed, longest));
        }

        return longest;
    }

    // How far a bound may be missed; infinite where the bound is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Slack(Vector256<double> bound, double tolerance) =>
        (Vector256<double>.One + Vector256.Abs(bound)) * tolerance;
}
