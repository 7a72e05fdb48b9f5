using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// Point and prices from the program's own numbers. The tableau holds the inverse of the basis, so it serves to refine what was read off it.
/// A first look in plain precision tells whether residuals are more than rounding; if so they are computed in twice the precision and
/// corrected until they are.
/// </content>
internal sealed partial class DenseEngine
{
    // The first round only looks.
    private const int RefinementRounds = 5;

    // After the last round, residuals up to 2⁻⁴¹ of the largest term are let pass, 5·10⁻¹³.
    private const double LargestResidual = UnitRoundoff * (1 << 12);

    // What an entry of a column takes, in cells of whole rows.
    private const int CellsOfEntry = 5;

    // The same in twice the precision.
    private const int CellsOfAccurateEntry = 4;

    // Cells that are multiplied in less time than their columns are looked at.
    private const int SmallMatrix = 256;

    private double pointRounding;
    private bool hasActivities;
    private double[] activities = [];
    private double[] largestTerms = [];
    private double priceRounding;
    private double[] point = [];
    private double[] rowSizes = [];
    private double[] residuals = [];
    private double[] prices = [];
    private double[] reduced = [];
    private double[] reducedRests = [];
    private double[] columnSizes = [];

    private Span<double> Point => point.AsSpan(0, tableau.Stride);

    private Span<double> Reduced => reduced.AsSpan(0, tableau.Stride);

    // Residuals up to this share of the largest term are rounding.
    private double Rounding => UnitRoundoff * 4 * (tableau.Rows + tableau.Columns);

    /// <summary>Refines the values of the basic variables; false when the tableau is too far off for that.</summary>
    private bool CompletePoint()
    {
        Span<double> values = Point;
        values[tableau.Columns..].Clear();
        ScatterPoint(values, tableau.Resting, tableau.Values);
        if (!Refine(values, tableau.Resting, out bool isPlain))
        {
            return false;
        }

        TakeValues(values, isPlain);
        return true;
    }

    // Values of the basic variables from those of the structural ones.
    private void TakeValues(ReadOnlySpan<double> values, bool isPlain)
    {
        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row] - tableau.Columns;
            tableau.Values[row] = variable < 0 ? values[tableau.Basic[row]] : Activity(variable, values, isPlain);
        }
    }

    private double Activity(int row, ReadOnlySpan<double> values, bool isPlain)
    {
        if (isPlain && hasActivities)
        {
            rowSizes[row] = Math.Max(largestTerms[row], pointRounding);
            return activities[row];
        }

        AccurateSum activity = SumLess(row, values, 0, isPlain);
        rowSizes[row] = Math.Max(activity.Largest, pointRounding);
        return activity.Value;
    }

    // Takes structural variables from their columns and rows.
    private void ScatterPoint(Span<double> values, ReadOnlySpan<double> resting, ReadOnlySpan<double> basic)
    {
        for (int column = 0; column < tableau.Columns; column++)
        {
            if (tableau.Nonbasic[column] < tableau.Columns)
            {
                values[tableau.Nonbasic[column]] = resting[column];
            }
        }

        for (int row = 0; row < tableau.Rows; row++)
        {
            if (tableau.Basic[row] < tableau.Columns)
            {
                values[tableau.Basic[row]] = basic[row];
            }
        }
    }

    // Corrects basic structural variables until the nonbasic activities are what they must be.
    private bool Refine(Span<double> values, ReadOnlySpan<double> resting, out bool isPlain)
    {
        Span<double> residual = residuals.AsSpan(0, tableau.Stride);
        double previous = double.PositiveInfinity;
        for (int round = 0; ; round++)
        {
            isPlain = round == 0;
            double worst = Residuals(values, resting, residual, isPlain);
            if (worst <= Rounding)
            {
                return true;
            }

            if (round == RefinementRounds || !(worst < previous))
            {
                return worst <= LargestResidual;
            }

            previous = round == 0 ? double.PositiveInfinity : worst;
            if (round > 0)
            {
                CorrectPoint(values, residual);
            }
        }
    }

    private void CorrectPoint(Span<double> values, ReadOnlySpan<double> residual)
    {
        for (int row = 0; row < tableau.Rows; row++)
        {
            if (tableau.Basic[row] < tableau.Columns)
            {
                values[tableau.Basic[row]] -= DenseKernels.Dot(tableau.Row(row), residual);
            }
        }
    }

    // By how much the nonbasic activities are off, by column, and the worst of them relative to its largest term. A row in which all terms
    // ought to be 0 is measured by the rounding of the point instead.
    private double Residuals(ReadOnlySpan<double> values, ReadOnlySpan<double> resting, Span<double> residual, bool isPlain)
    {
        double worst = 0;
        pointRounding = UnitRoundoff * DenseKernels.LargestSize(values);
        residual.Clear();
        hasActivities = isPlain && ComputeActivities(values);
        bool isByEntry = !isPlain && program.HasRows && AreRestingRowsShort();
        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            if (row >= 0)
            {
                AccurateSum sum = hasActivities
                    ? new(activities[row] - resting[column], Math.Max(largestTerms[row], Math.Abs(resting[column])))
                    : isByEntry ? AccurateKernels.DotLess(program.RowColumns(row), program.RowPositions(row), program.Coefficients, values, resting[column])
                    : SumLess(row, values, resting[column], isPlain);
                residual[column] = sum.Value;
                rowSizes[row] = Math.Max(sum.Largest, pointRounding);
                worst = Math.Max(worst, sum.Value == 0 ? 0 : Math.Abs(sum.Value) / rowSizes[row]);
            }
        }

        return worst;
    }

    // Whether the rows with nonbasic activity have so few entries that these are summed in less time than the matrix is written and whole rows are.
    private bool AreRestingRowsShort()
    {
        int count = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            int row = tableau.Nonbasic[column] - tableau.Columns;
            count += row >= 0 ? program.RowCount(row) : 0;
        }

        return HasSparseCells && CellsOfAccurateEntry * (long)count <= (long)tableau.Rows * tableau.Stride;
    }

    // A row's coefficients times values, less a number.
    private AccurateSum SumLess(int row, ReadOnlySpan<double> values, double number, bool isPlain)
    {
        program.RequireMatrix();
        return isPlain ? AccurateKernels.PlainDotLess(program.Row(row), values, number) : AccurateKernels.DotLess(program.Row(row), values, number);
    }

    // Whether so many entries are looked at in less time than whole rows are multiplied.
    private bool AreFew(int entries) => CellsOfEntry * (long)entries <= (long)tableau.Rows * tableau.Stride;

    private bool HasSparseCells => program.HasColumns && (long)tableau.Rows * tableau.Stride > SmallMatrix;

    // Activities of all rows and their largest terms, in plain precision, by the columns of values other than 0; false where so many coefficients are there that whole rows are quicker.
    private bool ComputeActivities(ReadOnlySpan<double> values)
    {
        if (!HasSparseCells)
        {
            return false;
        }

        int count = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            count += values[column] == 0 ? 0 : program.ColumnRows(column).Length;
        }

        if (!AreFew(count))
        {
            return false;
        }

        activities.AsSpan(0, tableau.Rows).Clear();
        largestTerms.AsSpan(0, tableau.Rows).Clear();
        for (int column = 0; column < tableau.Columns; column++)
        {
            if (values[column] != 0)
            {
                AddColumn(column, values[column]);
            }
        }

        return true;
    }

    private void AddColumn(int column, double value)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(column);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(column)[..rows.Length];
        ref double sums = ref MemoryMarshal.GetReference(activities.AsSpan(0, tableau.Rows));
        ref double largest = ref MemoryMarshal.GetReference(largestTerms.AsSpan(0, tableau.Rows));
        for (int place = 0; place < rows.Length; place++)
        {
            // A row of the program: what has columns was checked when it was written.
            int row = rows[place];
            double term = coefficients[place] * value;
            Unsafe.Add(ref sums, row) += term;
            ref double size = ref Unsafe.Add(ref largest, row);
            size = double.MaxNative(size, Math.Abs(term));
        }
    }

    /// <summary>How large a value of a row's variable may be from rounding alone.</summary>
    private double NoiseOfRow(int row, double value)
    {
        int own = tableau.Basic[row] - tableau.Columns;
        double sum = Math.Abs(value) + (own >= 0 ? rowSizes[own] : pointRounding);
        ReadOnlySpan<double> cells = tableau.Row(row);
        for (int column = 0; column < tableau.Columns; column++)
        {
            int activity = tableau.Nonbasic[column] - tableau.Columns;
            sum += activity >= 0 ? Math.Abs(cells[column]) * rowSizes[activity] : 0;
        }

        return Rounding * sum;
    }

    /// <summary>How large the slope along a column may be from rounding alone.</summary>
    private double NoiseOfColumn(int column)
    {
        int entering = tableau.Nonbasic[column];
        double sum = entering < tableau.Columns ? columnSizes[entering] : 0;
        for (int row = 0; row < tableau.Rows; row++)
        {
            int variable = tableau.Basic[row];
            sum += variable < tableau.Columns ? Math.Abs(tableau.Row(row)[column]) * columnSizes[variable] : 0;
        }

        return Rounding * sum;
    }
}
