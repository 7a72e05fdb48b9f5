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
    public static Vector256<double> StoppingRow(
        LaneVector values, in LaneStops stops, LaneVector entries, int count, Vector256<double> direction, (double Smallest, double Tolerance) limits)
    {
        Vector256<double> longest = LongestStep(values, stops, entries, count, direction, limits);
        ref Vector256<double> speeds = ref entries.First;
        ref Vector256<double> steps = ref stops.Steps.First;
        Vector256<double> best = -Vector256<double>.One;
        for (nint row = 0; row < count; row++)
        {
            Vector256<double> size = Vector256.Abs(Unsafe.Add(ref speeds, row));
            Vector256<double> stopsHere = Vector256.GreaterThan(size, Vector256.Create(limits.Smallest))
                & Vector256.LessThanOrEqual(Unsafe.Add(ref steps, row), longest);
            size = Vector256.ConditionalSelect(stopsHere, size, -Vector256<double>.One);
            Unsafe.Add(ref steps, row) = size;
            best = Vector256.MaxNative(best, size);
        }

        Vector256<double> isEndless = Vector256.Equals(longest, Vector256.Create(double.PositiveInfinity));
        return Vector256.ConditionalSelect(isEndless, -Vector256<double>.One, FirstOf(best, stops.Steps, count));
    }

    private static Vector256<double> LongestStep(
        LaneVector values, in LaneStops stops, LaneVector entries, int count, Vector256<double> direction, (double Smallest, double Tolerance) limits)
    {
        ref Vector256<double> value = ref values.First;
        ref Vector256<double> below = ref stops.Below.First;
        ref Vector256<double> above = ref stops.Above.First;
        ref Vector256<double> speeds = ref entries.First;
        ref Vector256<double> steps = ref stops.Steps.First;
        Vector256<double> longest = Vector256.Create(double.PositiveInfinity);
        for (nint row = 0; row < count; row++)
        {
            Vector256<double> speed = Unsafe.Add(ref speeds, row) * direction;
            Vector256<double> stop = Vector256.ConditionalSelect(
                Vector256.GreaterThan(speed, Vector256<double>.Zero), Unsafe.Add(ref above, row), Unsafe.Add(ref below, row));
            Vector256<double> pace = Vector256<double>.One / speed;
            Vector256<double> step = (stop - Unsafe.Add(ref value, row)) * pace;
            Vector256<double> moves = Vector256.GreaterThan(Vector256.Abs(speed), Vector256.Create(limits.Smallest));
            Vector256<double> relaxed = step + (Slack(stop, limits.Tolerance) * Vector256.Abs(pace));
            Unsafe.Add(ref steps, row) = step;
            longest = Vector256.MinNative(longest, Vector256.ConditionalSelect(moves, relaxed, longest));
        }

        return longest;
    }

    // How far a bound may be missed; infinite where the bound is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Slack(Vector256<double> bound, double tolerance) =>
        (Vector256<double>.One + Vector256.Abs(bound)) * tolerance;
}
