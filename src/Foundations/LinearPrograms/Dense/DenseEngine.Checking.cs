using Mechanisms.Foundations.LinearPrograms.Simplex;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// Whether a given basis is optimal, before a tableau is built for it. Learners that solve again after their numbers have changed a little find it so in most
/// rounds. Only the basic variables S and the rows R with nonbasic activity are factored, the square matrix A[R, S]: a tableau takes a pivot of all its cells for each
/// member of S. Nothing is repaired here: a value that is off its bounds, a slope that gains, or a number that rounding may have made sends the basis to the tableau.
/// </content>
internal sealed partial class DenseEngine
{
    // A singular basis leaves pivots of rounding, and its point may be any: residuals relative to terms as large as that do not tell.
    private static double LeastPivot => Tolerances.Pivot.Relative;

    private readonly DenseFactors factors = new();
    private double[] unknowns = [];
    private bool isConcluded;

    /// <summary>Whether the last solve ended with the basis that was given, without a tableau.</summary>
    public bool IsConcludedFromBasis => isConcluded;

    private bool ConcludeFromBasis()
    {
        isConcluded = false;
        bool isWellPosed = tableau.HasBasis && !program.HasCrossingBounds && !program.HasLostNumbers && !program.IsWide;
        if (!isWellPosed || !tableau.Arrange() || !FactorBasis() || !IsPointWithinBounds() || !ArePricesRight() || (MayHaveGap && !IsGapRounding()))
        {
            return false;
        }

        AnswerOptimal();
        isConcluded = double.IsFinite(Objective);
        return isConcluded;
    }

    private bool FactorBasis()
    {
        int size = 0;
        foreach (int variable in tableau.Basic.AsSpan(0, tableau.Rows))
        {
            size += variable < tableau.Columns ? 1 : 0;
        }

        if (unknowns.Length < size)
        {
            unknowns = new double[size];
        }

        Span<double> matrix = factors.Begin(size);
        int place = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            if (row >= 0)
            {
                // The structural members of the basis come first.
                ReadOnlySpan<double> coefficients = program.Row(row);
                for (int member = 0; member < size; member++)
                {
                    matrix[place++] = coefficients[tableau.Basic[member]];
                }
            }
        }

        return factors.Factor() && factors.SmallestPivot > LeastPivot;
    }

    private bool IsPointWithinBounds()
    {
        Span<double> values = Point;
        values.Clear();
        for (int column = 0; column < tableau.Columns; column++)
        {
            if (tableau.Nonbasic[column] < tableau.Columns)
            {
                values[tableau.Nonbasic[column]] = tableau.Resting[column];
            }
        }

        int size = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            if (row >= 0)
            {
                unknowns[size++] = tableau.Resting[column] - DenseKernels.Dot(program.Row(row), values);
            }
        }

        factors.Solve(unknowns.AsSpan(0, size));
        for (int member = 0; member < size; member++)
        {
            values[tableau.Basic[member]] = unknowns[member];
        }

        if (!(Residuals(values, tableau.Resting, residuals.AsSpan(0, tableau.Stride), isPlain: true) <= Rounding) || !AreActivitiesAtRest())
        {
            return false;
        }

        TakeValues(values, isPlain: true);
        double smallest = pointRounding * Suspicion;
        for (int row = 0; row < tableau.Rows; row++)
        {
            double value = tableau.Values[row];
            bool isSure = value == 0 || Math.Abs(value) >= smallest;
            if (!(isSure && value >= tableau.Lower[row] && value <= tableau.Upper[row]))
            {
                return false;
            }
        }

        return true;
    }

    // Relative to the bound as well as to the largest term of the row.
    private bool AreActivitiesAtRest()
    {
        for (int column = 0; column < tableau.Columns; column++)
        {
            if (tableau.Nonbasic[column] >= tableau.Columns && Math.Abs(residuals[column]) > Feasibility * (1 + Math.Abs(tableau.Resting[column])))
            {
                return false;
            }
        }

        return true;
    }

    private bool ArePricesRight()
    {
        int size = 0;
        for (; size < tableau.Rows && tableau.Basic[size] < tableau.Columns; size++)
        {
            unknowns[size] = program.Cost[tableau.Basic[size]];
        }

        factors.SolveTransposed(unknowns.AsSpan(0, size));
        ClearBasicPrices();
        int place = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            if (row >= 0)
            {
                prices[row] = unknowns[place++];
            }
        }

        ReduceCosts(program.Cost, isPlain: true);
        if (!(WorstBasicCost() <= Rounding))
        {
            return false;
        }

        for (int column = 0; column < tableau.Columns; column++)
        {
            int variable = tableau.Nonbasic[column];
            if (!(Gain(column, variable < tableau.Columns ? reduced[variable] : prices[variable - tableau.Columns]) <= 0))
            {
                return false;
            }
        }

        return true;
    }
}
