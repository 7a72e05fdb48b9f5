using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Whether residuals that are rounding still move the objective, and their correction where they do.</content>
internal sealed partial class DenseEngine
{
    // Rounds for a point whose residuals are rounding: the inverse in a tableau has some digits even of the worst basis.
    private const int SharpeningRounds = 2;

    // Residuals below rounding matter where a nearly singular basis has made prices large that they are multiplied by. Up to the size of coefficients the largest value and
    // price tell how much: where their product is at most 1, as in games, there is nothing to ask.
    private bool MayHaveGap => pointRounding * priceRounding > UnitRoundoff * UnitRoundoff;

    /// <summary>The product of the roundings of point and prices below which residuals cannot move the objective.</summary>
    public static double HarmlessRounding(int rows, int columns) => Optimality * UnitRoundoff / ((double)(rows + columns) * (rows + columns));

    // Whether the objectives of point, basis and prices are one, as far as matters. That of point and prices alone does not tell: both are read off one inverse, whose errors they share.
    private bool IsGapRounding() =>
        pointRounding * priceRounding < HarmlessRounding(tableau.Rows, tableau.Columns)
        || (IsDriftRounding() && MeasureGap() <= Math.Max(Optimality, Leniency));

    // By how much the objective of the point is off that of the basis: the residuals, in twice the precision, times the prices.
    private bool IsDriftRounding()
    {
        Residuals(Point, tableau.Resting, residuals.AsSpan(0, tableau.Stride), isPlain: false);
        CompensatedSum drift = default;
        CompensatedSum objective = default;
        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            drift += row >= 0 ? prices[row] * residuals[column] : 0;
            objective += program.Cost[column] * point[column];
        }

        double size = 1 + Math.Abs(program.UnscaledObjective(objective.Value));
        return Math.Abs(program.UnscaledObjective(drift.Value)) <= Math.Max(Optimality, Leniency) * size;
    }

    // The objective of the point less that of the prices, relative to the largest term: prices as large as a nearly singular basis makes them have roundings that the point does
    // not share.
    private double MeasureGap()
    {
        CompensatedSum gap = default;
        double largest = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            int variable = tableau.Nonbasic[column];
            double slope = variable < tableau.Columns ? reduced[variable] : prices[variable - tableau.Columns];
            double cost = program.Cost[column] * point[column];
            double worth = slope * tableau.Resting[column];
            gap += cost;
            gap += -worth;
            largest = Math.Max(largest, Math.Max(Math.Abs(cost), Math.Abs(worth)));
        }

        return Math.Abs(gap.Value) / (1 + largest);
    }

    // Residuals that are rounding, corrected all the same.
    private void SharpenPoint()
    {
        Span<double> values = Point;
        Span<double> residual = residuals.AsSpan(0, tableau.Stride);
        for (int round = 0; round < SharpeningRounds; round++)
        {
            Residuals(values, tableau.Resting, residual, isPlain: false);
            CorrectPoint(values, residual);
        }

        Residuals(values, tableau.Resting, residual, isPlain: false);
        TakeValues(values, isPlain: false);
    }

    private void SharpenPrices()
    {
        for (int round = 0; round < SharpeningRounds; round++)
        {
            ReduceCosts(program.Cost, isPlain: false);
            CorrectPrices();
        }

        ReduceCosts(program.Cost, isPlain: false);
    }
}
