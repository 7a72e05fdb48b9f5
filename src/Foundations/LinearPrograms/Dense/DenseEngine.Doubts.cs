using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// Whether rounding is worth something: a slope of -1e-20 is nothing, unless its variable may move by 1e20. One further step tells.
/// Where none is possible, as with a row that repeats others up to rounding, there is nothing to compare. Values or prices that span more than
/// the digits of a double are a sign of such numbers, too.
/// </content>
internal sealed partial class DenseEngine
{
    // Whether a change of the objective is more than the library's tolerance.
    private bool IsDecisive(double change) => Tolerances.Optimality.Exceeds(change, PresentObjective());

    private bool SpanTooMuch()
    {
        (double leastValue, double mostValue) = DenseKernels.Sizes(point.AsSpan(0, tableau.Columns));
        (double leastPrice, double mostPrice) = DenseKernels.Sizes(prices.AsSpan(0, tableau.Rows));
        return NumberSpread.AreWide(leastValue, mostValue) || NumberSpread.AreWide(leastPrice, mostPrice);
    }

    // How far a column's variable can move either way, by the bounds of all; 0 when nothing stops it.
    private double LongestMove(int column)
    {
        double rise = tableau.Rises[column] != 0 ? LongestMove(column, 1) : 0;
        double fall = tableau.Falls[column] != 0 ? LongestMove(column, -1) : 0;
        return Math.Max(rise, fall);
    }

    private double LongestMove(int column, int direction)
    {
        double longest = Range(column);
        for (int row = 0; row < tableau.Rows; row++)
        {
            double speed = direction * tableau.Row(row)[column];
            double bound = speed > 0 ? tableau.Upper[row] : tableau.Lower[row];
            longest = speed != 0 ? Math.Min(longest, Math.Max(0, (bound - tableau.Values[row]) / speed)) : longest;
        }

        return double.IsFinite(longest) ? longest : 0;
    }

    // What a unit of a row's variable costs in the cheapest column that can move it; 0 when none can.
    private double LowestPrice(int row, bool isRising)
    {
        double lowest = double.PositiveInfinity;
        for (int column = 0; column < tableau.Columns; column++)
        {
            double cell = tableau.Row(row)[column];
            bool rises = (cell > 0) == isRising;
            bool mayMove = rises ? tableau.Rises[column] != 0 : tableau.Falls[column] != 0;
            lowest = cell != 0 && mayMove ? Math.Min(lowest, Math.Abs(tableau.Slopes[column] / cell)) : lowest;
        }

        return double.IsFinite(lowest) ? lowest : 0;
    }
}
