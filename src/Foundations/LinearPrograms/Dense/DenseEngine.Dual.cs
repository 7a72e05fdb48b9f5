namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>The dual simplex: from right slopes and violated bounds to satisfied bounds.</content>
internal sealed partial class DenseEngine
{
    private bool hasShiftedSlopes;

    private bool HasWrongSlope => DenseKernels.SteepestColumn(new(tableau.Slopes, tableau.Rises, tableau.Falls), optimality) >= 0;

    // Whether all slopes are right, or can be made right by moving variables to their other bound or, from a basis that was given, by taking them for 0 until bounds are satisfied. Where learners'
    // numbers have changed a few slopes are wrong: phase 1 would forget the others. Scoring rules of 4 efforts take a fifth fewer pivots.
    private bool ChooseDual()
    {
        if (!HasWrongSlope)
        {
            return true;
        }

        Span<double> slopes = tableau.Slopes;
        for (int column = 0; column < tableau.Columns; column++)
        {
            if (Gain(column, slopes[column]) > optimality && !double.IsFinite(Range(column)))
            {
                if (!hasStart)
                {
                    return false;
                }

                slopes[column] = 0;
                hasShiftedSlopes = true;
            }
        }

        for (int column = 0; column < tableau.Columns; column++)
        {
            if (Gain(column, slopes[column]) > optimality)
            {
                tableau.Rest(column, tableau.Rises[column] != 0 ? BasisStatus.AtUpper : BasisStatus.AtLower);
            }
        }

        tableau.ComputeValues();
        return true;
    }

    private void RestoreSlopes()
    {
        if (hasShiftedSlopes)
        {
            tableau.ComputeSlopes();
            hasShiftedSlopes = false;
        }
    }

    // Ends when no bound is violated, when no column helps, or after many pivots: the primal simplex takes over in each case.
    private LinearProgramStatus? SearchDual(in SimplexLimits limits)
    {
        RowWeights.Fill(1);
        for (int left = IdleLimit(tableau.Rows, tableau.Columns); left > 0 && Classify(); left--)
        {
            if (Interruption(limits) is { } interruption)
            {
                return interruption;
            }

            int row = DenseKernels.WorstRow(Excess, rowWeights);
            if (row < 0)
            {
                // Squares beyond the range of a double leave no row to prefer.
                return null;
            }

            double direction = excess[row] < 0 ? 1 : -1;
            int entering = DenseKernels.EnteringColumn(
                new(tableau.Slopes, tableau.Rises, tableau.Falls), tableau.Row(row), direction, SmallestPivot, optimality);
            if (entering < 0)
            {
                return null;
            }

            if (Pivots >= limits.MaxPivots)
            {
                return LinearProgramStatus.PivotLimit;
            }

            Pivots++;
            LeaveDually(row, entering);
        }

        return null;
    }

    private void LeaveDually(int row, int entering)
    {
        DenseKernels.Gather(tableau.Cells, tableau.Stride, entering, Speeds);
        double pivot = speeds[row];
        double weight = rowWeights[row] / (pivot * pivot);
        DenseKernels.GrowWeights(RowWeights, speeds, weight);
        rowWeights[row] = Math.Max(weight, 1);
        Exchange(row, entering, -excess[row] / pivot, excess[row] < 0 ? BasisStatus.AtLower : BasisStatus.AtUpper);
    }
}
