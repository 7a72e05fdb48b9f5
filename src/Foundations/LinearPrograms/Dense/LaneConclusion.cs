using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>
/// Optima of four programs side by side, drawn from the programs' own numbers as <see cref="DenseEngine"/> draws them: point and prices
/// are read off the tableau and measured, and a lane in which more than rounding is found is left to the engine.
/// </summary>
internal sealed partial class LaneConclusion
{
    private readonly LanePrograms programs;
    private readonly LaneTableau tableau;
    private readonly LaneVector isBasic;
    private readonly LaneVector rowSizes;
    private Vector256<double> sound;
    private Vector256<double> pointRounding;

    public LaneConclusion(LanePrograms programs, LaneTableau tableau, LaneMemory memory)
    {
        (this.programs, this.tableau) = (programs, tableau);
        (int rows, int columns) = (programs.Rows, programs.Columns);
        (Point, Duals) = (memory.Take(columns + rows), memory.Take(columns + rows));
        (isBasic, rowSizes) = (memory.Take(columns + rows), memory.Take(rows));
    }

    /// <summary>Values of the variables, then of the row activities.</summary>
    public LaneVector Point { get; }

    /// <summary>Reduced costs of the variables, then prices of the rows, for the minimization.</summary>
    public LaneVector Duals { get; }

    /// <summary>The smallest costs.</summary>
    public Vector256<double> Objectives { get; private set; }

    // Residuals up to this share of the largest term are rounding.
    private double Rounding => DenseEngine.UnitRoundoff * 4 * (programs.Rows + programs.Columns);

    /// <summary>The vectors of memory that conclusions on a shape take.</summary>
    public static int Vectors(int rows, int columns) => (4 * rows) + (3 * columns);

    /// <summary>Completes and checks the optima of lanes whose search has ended.</summary>
    /// <returns>The lanes in which all is right up to rounding.</returns>
    public Vector256<double> Conclude(Vector256<double> lanes)
    {
        sound = lanes;
        Scatter();
        MeasureActivities();
        CleanValues();
        MeasureReducedCosts();
        CheckSlopes();
        SumObjectives();
        return sound;
    }

    // From rows and columns of the tableau to variables, slot by slot.
    private void Scatter()
    {
        ref double point = ref Point.Slot(0);
        ref double duals = ref Duals.Slot(0);
        ref double resting = ref tableau.Resting.Slot(0);
        ref double slopes = ref tableau.Slopes.Slot(0);
        ReadOnlySpan<int> nonbasic = tableau.Nonbasic;
        for (int column = 0; column < nonbasic.Length; column++)
        {
            Unsafe.Add(ref point, nonbasic[column]) = Unsafe.Add(ref resting, column);
            Unsafe.Add(ref duals, nonbasic[column]) = Unsafe.Add(ref slopes, column);
        }

        ref double values = ref tableau.Values.Slot(0);
        ReadOnlySpan<int> basic = tableau.Basic;
        for (int row = 0; row < basic.Length; row++)
        {
            Unsafe.Add(ref point, basic[row]) = Unsafe.Add(ref values, row);
        }

        for (int variable = 0; variable < programs.Columns + programs.Rows; variable++)
        {
            isBasic[variable] = tableau.Has(BasisStatus.Basic, variable);
            Duals[variable] = Vector256.AndNot(Duals[variable], isBasic[variable]);
        }
    }

    // Activities of all rows at the point: those of nonbasic ones must be what they rest at.
    private void MeasureActivities()
    {
        Vector256<double> largest = LaneKernels.LargestSize(Point, programs.Columns);
        pointRounding = Vector256.Create(DenseEngine.UnitRoundoff) * largest;
        for (int row = 0; row < programs.Rows; row++)
        {
            int variable = programs.Columns + row;
            Vector256<double> rests = Vector256.AndNot(Point[variable], isBasic[variable]);
            Vector256<double> residual = LaneKernels.PlainDot(programs.Matrix.From(row * programs.Columns), Point, programs.Columns, out Vector256<double> size) - rests;
            size = Vector256.MaxNative(Vector256.MaxNative(size, Vector256.Abs(rests)), pointRounding);
            rowSizes[row] = size;
            sound &= isBasic[variable] | IsRounding(residual, size);
            Point[variable] = Vector256.ConditionalSelect(isBasic[variable], residual, Point[variable]);
        }
    }

    // Costs less the prices' rows: those of basic variables must be 0.
    private void MeasureReducedCosts()
    {
        LaneVector prices = Duals.From(programs.Columns);
        Vector256<double> rounding = Vector256.Create(DenseEngine.UnitRoundoff) * LaneKernels.LargestSize(prices, programs.Rows);
        sound &= Vector256.LessThan(pointRounding * rounding, Vector256.Create(DenseEngine.HarmlessRounding(programs.Rows, programs.Columns)));
        for (int column = 0; column < programs.Columns; column++)
        {
            Vector256<double> size = Vector256.MaxNative(Vector256.Abs(programs.Cost[column]), rounding);
            Vector256<double> reduced = LaneKernels.LessProducts(
                programs.Cost[column], programs.Matrix.From(column), prices, (programs.Rows, programs.Columns), ref size);
            sound &= ~isBasic[column] | IsRounding(reduced, size);
            Duals[column] = Vector256.AndNot(reduced, isBasic[column]);
        }
    }

    private Vector256<double> IsRounding(Vector256<double> residual, Vector256<double> size) =>
        Vector256.Equals(residual, Vector256<double>.Zero)
        | Vector256.LessThanOrEqual(Vector256.Abs(residual) / size, Vector256.Create(Rounding));

    private void SumObjectives()
    {
        Vector256<double> total = Vector256<double>.Zero;
        Vector256<double> correction = Vector256<double>.Zero;
        for (int column = 0; column < programs.Columns; column++)
        {
            // Neumaier's sum, see CompensatedSum.
            Vector256<double> term = programs.Cost[column] * Point[column];
            Vector256<double> next = total + term;
            correction += Vector256.ConditionalSelect(
                Vector256.GreaterThanOrEqual(Vector256.Abs(total), Vector256.Abs(term)), (total - next) + term, (term - next) + total);
            total = next;
        }

        Objectives = total + correction;
        sound &= Vector256.LessThan(Vector256.Abs(Objectives), Vector256.Create(double.PositiveInfinity));
    }
}
