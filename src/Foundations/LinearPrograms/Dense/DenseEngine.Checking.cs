using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// Whether a given basis is optimal, before a tableau is built for it. Learners that solve again after their numbers have changed a little find it so in most
/// rounds. Only the basic variables S and the rows R with nonbasic activity are factored, the square matrix A[R, S]: a tableau takes a pivot of all its cells for each
/// member of S. Nothing is repaired here but rounding: a value that is off its bounds or a slope that gains by more sends the basis to the tableau.
/// </content>
internal sealed partial class DenseEngine
{
    // A singular basis leaves pivots of rounding, and its point may be any: residuals relative to terms as large as that do not tell.
    private static double LeastPivot => Tolerances.Pivot.Relative;

    private readonly PeeledFactors factors = new();
    private double[] unknowns = [];
    private Shortfall shortfall;
    private bool isConcluded;
    private bool isFactored;
    private int solvesLeft;

    /// <summary>Whether the last solve ended with the basis that was given, or a few steps from it, without a tableau.</summary>
    public bool IsConcludedFromBasis => isConcluded;

    /// <summary>Gets the rows of a basis, less those that peel off, beyond which a look at it gives up.</summary>
    public int LargestNucleus { get; init; } = int.MaxValue;

    /// <summary>Whether the basis that was set, or one a few steps from it, is optimal; else it is where the search should begin. Takes no memory for a tableau.</summary>
    /// <param name="limits">When to stop.</param>
    public bool TryConclude(in SimplexLimits limits)
    {
        Pivots = 0;
        Remark(string.Empty, LinearProgramCertificate.Given);
        Prepare();
        return IsConcluded(limits);
    }

    private bool IsConcluded(in SimplexLimits limits) =>
        ConcludeFromBasis() || (TakeActivities() && ConcludeFromBasis()) || (factors.Size > 0 && ConcludeNearBasis(limits));

    private bool ConcludeFromBasis()
    {
        isConcluded = isFactored = false;
        shortfall = Shortfall.Numbers;
        bool isWellPosed = tableau.HasBasis && !program.HasCrossingBounds && !program.HasLostNumbers && !program.IsWide;
        if (!isWellPosed)
        {
            return false;
        }

        program.RequireRows();
        if (!tableau.Arrange() || !FactorBasis() || !IsPointWithinBounds() || !ArePricesRight() || (MayHaveGap && !IsGapRounding()))
        {
            return false;
        }

        AnswerOptimal();
        isConcluded = double.IsFinite(Objective);
        isFactored &= !isConcluded;
        return isConcluded;
    }

    // Whether all variables may rest where their costs want them: then the row activities are an optimal basis, which is taken instead of the one given. A glance at the costs tells in
    // most cases that they may not. Learners come to such programs where doing nothing is cheapest.
    private bool TakeActivities()
    {
        bool isWellPosed = tableau.HasBasis && factors.Size > 0 && !program.HasCrossingBounds && !program.HasLostNumbers && !program.IsWide;
        if (!isWellPosed || !RestByCost() || !AreActivitiesWithinBounds())
        {
            return false;
        }

        // The default status is Basic.
        Span<BasisStatus> status = tableau.Status;
        status[tableau.Columns..].Clear();
        for (int column = 0; column < tableau.Columns; column++)
        {
            status[column] = program.CheapestBound(column);
        }

        return true;
    }

    private bool RestByCost()
    {
        Span<double> values = Point;
        values.Clear();
        for (int column = 0; column < tableau.Columns; column++)
        {
            values[column] = program.NonbasicValue(column, program.CheapestBound(column));
            if (!double.IsFinite(values[column]))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreActivitiesWithinBounds()
    {
        FindActivities(Point);
        for (int row = 0; row < tableau.Rows; row++)
        {
            double activity = activities[row];
            if (!(activity >= program.Lower[tableau.Columns + row] && activity <= program.Upper[tableau.Columns + row]))
            {
                return false;
            }
        }

        return true;
    }

    // Activities of all rows, by whole rows where that is quicker.
    private void FindActivities(ReadOnlySpan<double> values)
    {
        if (!ComputeActivities(values))
        {
            program.RequireMatrix();
            for (int row = 0; row < tableau.Rows; row++)
            {
                activities[row] = DenseKernels.Dot(program.Row(row), values);
            }
        }
    }

    private bool FactorBasis()
    {
        tableau.FillFactors(factors);
        if (unknowns.Length < factors.Size)
        {
            unknowns = new double[factors.Size];
        }

        isFactored = factors.Factor(LargestNucleus) && factors.SmallestPivot > (program.IsUnscaled ? DoubtfulPivot : LeastPivot);
        return isFactored;
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
        bool isAtZero = !values.ContainsAnyExcept(0.0);
        if (!isAtZero)
        {
            FindActivities(values);
        }

        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            if (row >= 0)
            {
                unknowns[size++] = tableau.Resting[column] - (isAtZero ? 0 : activities[row]);
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
        solvesLeft = size;
        double smallest = pointRounding * Suspicion;
        for (int row = 0; row < tableau.Rows; row++)
        {
            double value = tableau.Values[row];
            bool isSure = value == 0 || Math.Abs(value) >= smallest;
            if (!(isSure && value >= tableau.Lower[row] && value <= tableau.Upper[row]) && !IsCleaned(row, value))
            {
                shortfall = Shortfall.Bounds;
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
        if (!ComputePrices())
        {
            return false;
        }

        for (int column = 0; column < tableau.Columns; column++)
        {
            int variable = tableau.Nonbasic[column];
            double gain = Gain(column, SlopeOf(variable));
            if (!(gain <= 0 || IsCleaned(column, variable, gain)))
            {
                shortfall = Shortfall.Slopes;
                return false;
            }
        }

        return true;
    }

    private double SlopeOf(int variable) => variable < tableau.Columns ? reduced[variable] : prices[variable - tableau.Columns];

    // Prices under which basic variables have reduced cost 0, by the factors.
    private bool ComputePrices()
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
        for (int round = 0; !(WorstBasicCost() <= Rounding); round++)
        {
            if (round == RefinementRounds)
            {
                return false;
            }

            CorrectPricesByFactors();
            ReduceCosts(program.Cost, isPlain: false);
        }

        return true;
    }

    private void CorrectPricesByFactors()
    {
        int size = factors.Size;
        Span<double> corrections = unknowns.AsSpan(0, size);
        for (int member = 0; member < size; member++)
        {
            corrections[member] = reduced[tableau.Basic[member]];
        }

        factors.SolveTransposed(corrections);
        for (int place = 0; place < size; place++)
        {
            prices[tableau.Nonbasic[tableau.Columns - size + place] - tableau.Columns] += corrections[place];
        }
    }
}
