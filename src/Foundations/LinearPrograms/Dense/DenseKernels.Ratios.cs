using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Ratio tests and the comparison of values with bounds.</content>
internal static partial class DenseKernels
{
    /// <summary>
    /// Compares each row's value with its bounds and says where the row stops an entering variable: at its bounds, or, when it violates
    /// one, at that one on the way back and nowhere on the way on: phase 1 pays for that.
    /// </summary>
    /// <returns>Whether any row violates a bound.</returns>
    public static bool Classify(in RowValues rows, double tolerance, Span<double> excess, Span<double> stopsBelow, Span<double> stopsAbove)
    {
        Vector256<double> isAnyViolated = Vector256<double>.Zero;
        for (nuint place = 0; place < (nuint)excess.Length; place += Lanes)
        {
            Vector256<double> value = Load(rows.Values, place);
            Vector256<double> lower = Load(rows.Lower, place);
            Vector256<double> upper = Load(rows.Upper, place);
            Vector256<double> isBelow = Vector256.LessThan(value, lower - Slack(lower, tolerance));
            Vector256<double> isAbove = Vector256.GreaterThan(value, upper + Slack(upper, tolerance));
            isAnyViolated |= isBelow | isAbove;
            Store(((value - lower) & isBelow) | ((value - upper) & isAbove), excess, place);
            Store(Vector256.ConditionalSelect(isAbove, upper, Vector256.ConditionalSelect(isBelow, Vector256.Create(double.NegativeInfinity), lower)), stopsBelow, place);
            Store(Vector256.ConditionalSelect(isBelow, lower, Vector256.ConditionalSelect(isAbove, Vector256.Create(double.PositiveInfinity), upper)), stopsAbove, place);
        }

        return isAnyViolated.AsInt64() != Vector256<long>.Zero;
    }

    /// <summary>Harris's first pass: how far each row lets the entering variable go, and the longest step that keeps all within tolerance.</summary>
    /// <param name="rows">Values, and where the rows stop.</param>
    /// <param name="speeds">How fast the rows' values change with the entering variable.</param>
    /// <param name="direction">+1 when the entering variable rises, -1 when it falls.</param>
    /// <param name="smallest">Speeds not larger than this do not count.</param>
    /// <param name="tolerance">By how much a stop may be missed.</param>
    /// <param name="steps">Receives each row's step; only those with speeds that count mean something.</param>
    public static double LongestStep(
        in RowValues rows, ReadOnlySpan<double> speeds, double direction, double smallest, double tolerance, Span<double> steps)
    {
        Vector256<double> longest = Vector256.Create(double.PositiveInfinity);
        Vector256<double> directions = Vector256.Create(direction);
        for (nuint place = 0; place < (nuint)steps.Length; place += Lanes)
        {
            Vector256<double> speed = Load(speeds, place) * directions;
            Vector256<double> stop = Vector256.ConditionalSelect(
                Vector256.GreaterThan(speed, Vector256<double>.Zero), Load(rows.Upper, place), Load(rows.Lower, place));
            Vector256<double> pace = Vector256<double>.One / speed;
            Vector256<double> step = (stop - Load(rows.Values, place)) * pace;
            Vector256<double> moves = Vector256.GreaterThan(Vector256.Abs(speed), Vector256.Create(smallest));
            Vector256<double> relaxed = step + (Slack(stop, tolerance) * Vector256.Abs(pace));
            Store(step, steps, place);
            longest = Vector256.MinNative(longest, Vector256.ConditionalSelect(moves, relaxed, longest));
        }

        return Smallest(longest);
    }

    /// <summary>Harris's second pass: of the rows that stop by the given step the one with the largest speed, ties to the lowest; -1 for none.</summary>
    public static int FastestRow(ReadOnlySpan<double> speeds, ReadOnlySpan<double> steps, double smallest, double longest)
    {
        Vector256<double> best = Vector256.Create(smallest);
        Vector256<long> bestPlace = Vector256.Create(-1L);
        Vector256<long> places = Vector256.Create(0L, 1, 2, 3);
        for (nuint place = 0; place < (nuint)steps.Length; place += Lanes)
        {
            Vector256<double> size = Vector256.Abs(Load(speeds, place));
            Vector256<double> isBetter = Vector256.GreaterThan(size, best)
                & Vector256.LessThanOrEqual(Load(steps, place), Vector256.Create(longest));
            best = Vector256.ConditionalSelect(isBetter, size, best);
            bestPlace = Vector256.ConditionalSelect(isBetter.AsInt64(), places, bestPlace);
            places += Vector256.Create((long)Lanes);
        }

        return Largest(best, bestPlace);
    }

    /// <summary>The row with the largest excess² / weight, ties to the lowest; -1 when no row has any.</summary>
    public static int WorstRow(ReadOnlySpan<double> excess, ReadOnlySpan<double> weights)
    {
        Vector256<double> best = Vector256.Create(-1.0);
        Vector256<long> bestPlace = Vector256.Create(-1L);
        Vector256<long> places = Vector256.Create(0L, 1, 2, 3);
        for (nuint place = 0; place < (nuint)excess.Length; place += Lanes)
        {
            Vector256<double> size = Load(excess, place);
            Vector256<double> score = size * size / Load(weights, place);
            Vector256<double> isBetter = Vector256.GreaterThan(score, best) & ~Vector256.Equals(size, Vector256<double>.Zero);
            best = Vector256.ConditionalSelect(isBetter, score, best);
            bestPlace = Vector256.ConditionalSelect(isBetter.AsInt64(), places, bestPlace);
            places += Vector256.Create((long)Lanes);
        }

        return Largest(best, bestPlace);
    }

    /// <summary>
    /// The dual ratio test in Harris's two passes: of the columns that can push the leaving row's variable back, the one with the largest
    /// cell among those whose slope reaches 0 first, ties to the lowest; -1 when none can.
    /// </summary>
    /// <param name="columns">The columns' slopes and moves.</param>
    /// <param name="row">The leaving row's cells.</param>
    /// <param name="direction">+1 when the row's variable must rise, -1 when it must fall.</param>
    /// <param name="smallest">Cells not larger than this do not count.</param>
    /// <param name="tolerance">By how much a slope may overshoot 0.</param>
    public static int EnteringColumn(in ColumnSlopes columns, ReadOnlySpan<double> row, double direction, double smallest, double tolerance)
    {
        Vector256<double> longest = Vector256.Create(double.PositiveInfinity);
        for (nuint place = 0; place < (nuint)row.Length; place += Lanes)
        {
            Vector256<double> rate = Load(row, place) * direction;
            Vector256<double> step = (Vector256.Abs(Load(columns.Slopes, place)) + Vector256.Create(tolerance)) / Vector256.Abs(rate);
            longest = Vector256.MinNative(longest, Vector256.ConditionalSelect(Pushes(columns, rate, place, smallest), step, longest));
        }

        Vector256<double> limit = Vector256.Create(Smallest(longest));
        Vector256<double> best = Vector256.Create(smallest);
        Vector256<long> bestPlace = Vector256.Create(-1L);
        Vector256<long> places = Vector256.Create(0L, 1, 2, 3);
        for (nuint place = 0; place < (nuint)row.Length; place += Lanes)
        {
            Vector256<double> rate = Load(row, place) * direction;
            Vector256<double> size = Vector256.Abs(rate);
            Vector256<double> step = Vector256.Abs(Load(columns.Slopes, place)) / size;
            Vector256<double> isBetter = Vector256.GreaterThan(size, best)
                & Pushes(columns, rate, place, smallest)
                & Vector256.LessThanOrEqual(step, limit);
            best = Vector256.ConditionalSelect(isBetter, size, best);
            bestPlace = Vector256.ConditionalSelect(isBetter.AsInt64(), places, bestPlace);
            places += Vector256.Create((long)Lanes);
        }

        return Largest(best, bestPlace);
    }

    // Whether a column's variable can move so that the row's variable moves the way it must.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pushes(in ColumnSlopes columns, Vector256<double> rate, nuint place, double smallest)
    {
        Vector256<double> limit = Vector256.Create(smallest);
        return (Vector256.GreaterThan(rate, limit) & Vector256.LessThan(Load(columns.Rises, place), Vector256<double>.Zero))
            | (Vector256.LessThan(rate, -limit) & Vector256.GreaterThan(Load(columns.Falls, place), Vector256<double>.Zero));
    }

    // How far a bound may be missed; infinite where the bound is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Slack(Vector256<double> bound, double tolerance) =>
        (Vector256<double>.One + Vector256.Abs(bound)) * tolerance;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> vector, Span<double> destination, nuint place) =>
        vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), place);

    private static double Smallest(Vector256<double> vector)
    {
        Vector128<double> halves = Vector128.MinNative(vector.GetLower(), vector.GetUpper());
        return double.MinNative(halves.GetElement(0), halves.GetElement(1));
    }
}
