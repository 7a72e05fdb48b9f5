using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>
/// A program as the tableau sees it: minimize cost·x subject to A·x − r = 0 and bounds on x and on the row activities r, which are the
/// variables <see cref="Columns"/>, <see cref="Columns"/> + 1, …; scaled by powers of two, so that scaling and its undoing are exact.
/// </summary>
internal sealed class ScaledProgram
{
    private const int ScalingPasses = 4;
    private readonly int[] starts;
    private readonly int[] rowIndices;
    private readonly double[] coefficients;
    private readonly double[] scale;
    private readonly double costScale;
    private readonly double boundScale;

    public ScaledProgram(LinearProgram program)
    {
        Rows = program.RowCount;
        Columns = program.VariableCount;
        starts = [.. program.ColumnStarts];
        rowIndices = [.. program.RowIndices];
        coefficients = [.. program.Coefficients];
        scale = new double[Columns + Rows];
        ScaleMatrix();
        Lower = Bounds(program.VariableLower, program.RowLower);
        Upper = Bounds(program.VariableUpper, program.RowUpper);
        boundScale = ScaleBounds();
        Floor = new double[Lower.Length];
        Ceiling = new double[Upper.Length];
        SetTolerance(1);
        Cost = new double[Columns + Rows];
        costScale = ScaleCosts(program);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Costs to minimize, shape [variable, then row], the largest between 1 and 2 in size; 0 for rows.</summary>
    public double[] Cost { get; }

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>Lower bounds less the tolerance.</summary>
    public double[] Floor { get; }

    /// <summary>Upper bounds plus the tolerance.</summary>
    public double[] Ceiling { get; }

    /// <summary>Whether scaling made a finite bound infinite, so that answers would be about another program.</summary>
    public bool HasLostBounds { get; private set; }

    /// <summary>Sets how far bounds may be missed, as a share of the feasibility tolerance.</summary>
    public void SetTolerance(double share)
    {
        for (int variable = 0; variable < Lower.Length; variable++)
        {
            Floor[variable] = Lower[variable] - (share * Slack(Lower[variable]));
            Ceiling[variable] = Upper[variable] + (share * Slack(Upper[variable]));
        }
    }

    public bool IsFree(int variable) => double.IsInfinity(Lower[variable]) && double.IsInfinity(Upper[variable]);

    public ReadOnlySpan<int> ColumnRows(int column) => rowIndices.AsSpan(starts[column]..starts[column + 1]);

    public ReadOnlySpan<double> ColumnCoefficients(int column) => coefficients.AsSpan(starts[column]..starts[column + 1]);

    /// <summary>Where a nonbasic variable stands at first: at its bound nearest to 0.</summary>
    public BasisStatus NearestBound(int variable) =>
        IsFree(variable) ? BasisStatus.Free
        : Math.Abs(Lower[variable]) <= Math.Abs(Upper[variable]) ? BasisStatus.AtLower
        : BasisStatus.AtUpper;

    public double NonbasicValue(int variable, BasisStatus status) => status switch
    {
        BasisStatus.AtLower => Lower[variable],
        BasisStatus.AtUpper => Upper[variable],
        _ => 0,
    };

    /// <summary>The values of the variables in the program's own units.</summary>
    public Sequence<double> UnscaledPoint(double[] values) => Sequence.Of(Columns, column => values[column] * scale[column] * boundScale);

    /// <summary>Multipliers of the rows in the program's own units.</summary>
    public Sequence<double> UnscaledMultipliers(double[] multipliers) =>
        Sequence.Of(Rows, row => multipliers[row] / scale[Columns + row]);

    /// <summary>Shadow prices of the rows in the program's own units and sense.</summary>
    public Sequence<double> UnscaledPrices(double[] prices) =>
        Sequence.Of(Rows, row => prices[row] / scale[Columns + row] / costScale);

    /// <summary>Reduced costs in the program's own units and sense.</summary>
    public Sequence<double> UnscaledReducedCosts(double[] reducedCosts) =>
        Sequence.Of(Columns, column => reducedCosts[column] / scale[column] / costScale);

    private static double Slack(double bound) => double.IsInfinity(bound)
        ? 0
        : Tolerances.Feasibility.Absolute + (Tolerances.Feasibility.Relative * Math.Abs(bound));

    // Geometric scaling: each row, then each column, is divided by the geometric mean of its smallest and largest entry.
    private void ScaleMatrix()
    {
        double[] rowScale = new double[Rows];
        Array.Fill(scale, 1);
        Array.Fill(rowScale, 1);
        for (int pass = 0; pass < ScalingPasses; pass++)
        {
            ScaleRows(rowScale);
            ScaleColumns();
        }

        for (int row = 0; row < Rows; row++)
        {
            scale[Columns + row] = 1 / rowScale[row];
        }
    }

    private void ScaleRows(double[] rowScale)
    {
        double[] smallest = new double[Rows];
        double[] largest = new double[Rows];
        Array.Fill(smallest, double.PositiveInfinity);
        for (int position = 0; position < coefficients.Length; position++)
        {
            double size = Math.Abs(coefficients[position]);
            int row = rowIndices[position];
            smallest[row] = size > 0 ? Math.Min(smallest[row], size) : smallest[row];
            largest[row] = Math.Max(largest[row], size);
        }

        double[] factor = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            factor[row] = 1 / PowerOfTwo.Near(Math.Sqrt(smallest[row]) * Math.Sqrt(largest[row]));
            rowScale[row] *= factor[row];
        }

        for (int position = 0; position < coefficients.Length; position++)
        {
            coefficients[position] *= factor[rowIndices[position]];
        }
    }

    private void ScaleColumns()
    {
        for (int column = 0; column < Columns; column++)
        {
            Span<double> entries = coefficients.AsSpan(starts[column]..starts[column + 1]);
            double smallest = double.PositiveInfinity;
            double largest = 0;
            foreach (double entry in entries)
            {
                smallest = entry != 0 ? Math.Min(smallest, Math.Abs(entry)) : smallest;
                largest = Math.Max(largest, Math.Abs(entry));
            }

            double factor = 1 / PowerOfTwo.Near(Math.Sqrt(smallest) * Math.Sqrt(largest));
            scale[column] *= factor;
            foreach (ref double entry in entries)
            {
                entry *= factor;
            }
        }
    }

    private double[] Bounds(Sequence<double> variables, Sequence<double> rows)
    {
        double[] bounds = [.. variables, .. rows];
        for (int variable = 0; variable < bounds.Length; variable++)
        {
            bool isFinite = double.IsFinite(bounds[variable]);
            bounds[variable] /= scale[variable];
            HasLostBounds |= isFinite && !double.IsFinite(bounds[variable]);
        }

        return bounds;
    }

    // Small units: the largest bound is raised to about 1, so that tolerances mean the same in any unit. Powers of two do not round.
    private double ScaleBounds()
    {
        double largest = 0;
        foreach (double bound in Lower.Concat(Upper).Where(double.IsFinite))
        {
            largest = Math.Max(largest, Math.Abs(bound));
        }

        double factor = largest is > 0 and < 1 ? PowerOfTwo.Near(largest) : 1;
        for (int variable = 0; variable < Lower.Length; variable++)
        {
            Lower[variable] /= factor;
            Upper[variable] /= factor;
        }

        return factor;
    }

    private double ScaleCosts(LinearProgram program)
    {
        double largest = 0;
        for (int column = 0; column < Columns; column++)
        {
            Cost[column] = program.Costs[column] * scale[column];
            largest = Math.Max(largest, Math.Abs(Cost[column]));
        }

        double factor = (program.Sense == ObjectiveSense.Minimize ? 1 : -1) / PowerOfTwo.Near(largest);
        for (int column = 0; column < Columns; column++)
        {
            Cost[column] *= factor;
        }

        return factor;
    }
}
