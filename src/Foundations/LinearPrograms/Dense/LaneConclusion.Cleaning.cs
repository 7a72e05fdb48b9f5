using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Values and slopes that are but rounding. They are few, so each value is looked at by itself.</content>
internal sealed partial class LaneConclusion
{
    // Values that are but rounding become 0; those that miss a bound, or whose rounding is large, are for the engine to judge.
    private void CleanValues()
    {
        for (int variable = 0; variable < programs.Columns + programs.Rows; variable++)
        {
            Vector256<double> value = Point[variable];
            Vector256<double> isInside = Vector256.GreaterThanOrEqual(value, programs.Lower[variable])
                & Vector256.LessThanOrEqual(value, programs.Upper[variable]);
            Vector256<double> isClear = Vector256.GreaterThanOrEqual(
                Vector256.Abs(value), pointRounding * DenseEngine.Suspicion);
            Vector256<long> suspects = (sound & Vector256.AndNot(isBasic[variable], isInside & isClear)).AsInt64();
            for (int lane = 0; lane < DenseKernels.Lanes && suspects != Vector256<long>.Zero; lane++)
            {
                if (suspects[lane] != 0 && !CleanValue(variable, lane))
                {
                    Drop(lane);
                }
            }
        }
    }

    private bool CleanValue(int variable, int lane)
    {
        double value = Point[variable, lane];
        (double lower, double upper) = (programs.Lower[variable, lane], programs.Upper[variable, lane]);
        double noise = NoiseOfValue(variable, lane);
        if (value >= lower && value <= upper && noise <= DenseEngine.Feasibility * (1 + Math.Abs(value)))
        {
            Point[variable, lane] = Math.Abs(value) <= noise && lower <= 0 && upper >= 0 ? 0 : value;
            return true;
        }

        return false;
    }

    // How large a basic variable's value may be from rounding alone.
    private double NoiseOfValue(int variable, int lane)
    {
        int row = Array.IndexOf(tableau.Basic, (variable * DenseKernels.Lanes) + lane) / DenseKernels.Lanes;
        double sum = Math.Abs(Point[variable, lane])
            + (variable >= programs.Columns ? rowSizes[variable - programs.Columns, lane] : pointRounding[lane]);
        for (int column = 0; column < programs.Columns; column++)
        {
            int activity = (tableau.Nonbasic[(column * DenseKernels.Lanes) + lane] / DenseKernels.Lanes) - programs.Columns;
            sum += activity >= 0 ? Math.Abs(tableau.Cells[(row * programs.Columns) + column, lane]) * rowSizes[activity, lane] : 0;
        }

        return Rounding * sum;
    }

    // Whether a slope that improves is but rounding is for the engine to see.
    private void CheckSlopes()
    {
        for (int variable = 0; variable < programs.Columns + programs.Rows; variable++)
        {
            (Vector256<double> isUpper, Vector256<double> isFree) = (tableau.Has(BasisStatus.AtUpper, variable), tableau.Has(BasisStatus.Free, variable));
            Vector256<double> isStuck = isBasic[variable] | Vector256.Equals(programs.Lower[variable], programs.Upper[variable]);
            Vector256<double> improves = Vector256.AndNot(Vector256.LessThan(Duals[variable], Vector256<double>.Zero), isUpper)
                | (Vector256.GreaterThan(Duals[variable], Vector256<double>.Zero) & (isUpper | isFree));
            sound = Vector256.AndNot(sound, Vector256.AndNot(improves, isStuck));
        }
    }

    private void Drop(int lane) => sound = sound.WithElement(lane, 0);
}
