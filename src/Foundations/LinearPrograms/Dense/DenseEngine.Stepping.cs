namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// A few steps from a given basis by its factors, before a tableau is built: where a learner's numbers have changed a little one or two are enough in most rounds. Each takes a row or a column of the tableau
/// that is not there, and factors anew; a tableau takes all its cells at once and is the quicker for many steps.
/// </content>
internal sealed partial class DenseEngine
{
    // A tableau costs about as much as so many steps, the more the larger the program: learners' programs of 8,427 cells take the least time with 4 to 8, of 45,056 cells with 16. Where more than so many
    // bounds are missed, or slopes wrong, as many will seldom do.
    private const int LeastSteps = 4;
    private const int MostSteps = 16;
    private const int CellsOfStep = 2048;

    private bool ConcludeNearBasis(in SimplexLimits limits)
    {
        for (int left = Math.Clamp(tableau.Rows * tableau.Columns / CellsOfStep, LeastSteps, MostSteps); left > 0; left--)
        {
            bool isStepped = Pivots < limits.MaxPivots && limits.Interruption() is null && shortfall switch
            {
                Shortfall.Bounds => StepDually(left),
                Shortfall.Slopes => StepPrimally(left),
                _ => false,
            };
            if (!isStepped)
            {
                return false;
            }

            Pivots++;
            if (ConcludeFromBasis())
            {
                return true;
            }
        }

        return false;
    }

    // As in the dual simplex, where all slopes are right.
    private bool StepDually(int left)
    {
        if (!Classify() || Excess.Length - Excess.Count(0.0) > left || !ComputePrices())
        {
            return false;
        }

        ColumnSlopes columns = new(FillSlopes(), tableau.Rises, tableau.Falls);
        if (DenseKernels.SteepestColumn(columns, optimality) >= 0)
        {
            return false;
        }

        RowWeights.Fill(1);
        int row = DenseKernels.WorstRow(Excess, rowWeights);
        if (row < 0)
        {
            return false;
        }

        int entering = DenseKernels.EnteringColumn(columns, FillRow(row), excess[row] < 0 ? 1 : -1, SmallestPivot, optimality);
        if (entering >= 0)
        {
            Swap(row, entering, excess[row] < 0 ? BasisStatus.AtLower : BasisStatus.AtUpper);
        }

        return entering >= 0;
    }

    // As in phase 2 of the primal simplex.
    private bool StepPrimally(int left)
    {
        Span<double> slopes = FillSlopes();
        int entering = DenseKernels.SteepestColumn(new(slopes, tableau.Rises, tableau.Falls), optimality);
        if (entering < 0 || WrongSlopes(slopes) > left || Classify())
        {
            return false;
        }

        FillColumn(entering);
        double direction = slopes[entering] < 0 ? 1 : -1;
        int row = FindStop(direction, SmallestPivot);
        double range = Range(entering);
        if (row < 0 && !double.IsFinite(range))
        {
            return false;
        }

        if (row < 0 || range <= StepTo(row, direction))
        {
            tableau.Status[tableau.Nonbasic[entering]] = tableau.Rises[entering] != 0 ? BasisStatus.AtUpper : BasisStatus.AtLower;
        }
        else
        {
            Swap(row, entering, LeavesAt(row, direction));
        }

        return true;
    }

    private int WrongSlopes(ReadOnlySpan<double> slopes)
    {
        int count = 0;
        for (int column = 0; column < tableau.Columns; column++)
        {
            count += Gain(column, slopes[column]) > optimality ? 1 : 0;
        }

        return count;
    }

    private void Swap(int row, int entering, BasisStatus leavesAt)
    {
        tableau.Status[tableau.Basic[row]] = leavesAt;
        tableau.Status[tableau.Nonbasic[entering]] = BasisStatus.Basic;
    }

    private Span<double> FillSlopes()
    {
        Span<double> slopes = Gradient;
        slopes.Clear();
        for (int column = 0; column < tableau.Columns; column++)
        {
            slopes[column] = SlopeOf(tableau.Nonbasic[column]);
        }

        return slopes;
    }

    // A row of the tableau: multiples of the nonbasic activities, less those of their rows' coefficients.
    private Span<double> FillRow(int row)
    {
        ReadOnlySpan<double> multiples = MultiplesOfRow(row);
        Span<double> cells = residuals.AsSpan(0, tableau.Stride);
        int own = tableau.Basic[row] - tableau.Columns;
        int structural = tableau.Columns - multiples.Length;
        cells.Clear();
        multiples.CopyTo(cells[structural..]);
        Span<double> sums = reducedRests.AsSpan(0, tableau.Stride);
        sums.Clear();
        if (own >= 0)
        {
            AddRow(sums, own, 1);
        }

        for (int place = 0; place < multiples.Length; place++)
        {
            if (multiples[place] != 0)
            {
                AddRow(sums, tableau.Nonbasic[structural + place] - tableau.Columns, -multiples[place]);
            }
        }

        for (int column = 0; column < structural; column++)
        {
            cells[column] = sums[tableau.Nonbasic[column]];
        }

        return cells;
    }

    // By variable.
    private void AddRow(Span<double> sums, int row, double multiple)
    {
        ReadOnlySpan<int> columns = program.RowColumns(row);
        ReadOnlySpan<int> positions = program.RowPositions(row);
        for (int entry = 0; entry < columns.Length; entry++)
        {
            sums[columns[entry]] += multiple * program.Coefficients[positions[entry]];
        }
    }

    // A column of the tableau: how fast each row's variable moves with the entering one.
    private void FillColumn(int entering)
    {
        int variable = tableau.Nonbasic[entering];
        ReadOnlySpan<double> multiples = MultiplesOfColumn(entering, variable);
        speeds.AsSpan().Clear();
        for (int member = 0; member < multiples.Length; member++)
        {
            speeds[member] = variable < tableau.Columns ? -multiples[member] : multiples[member];
            if (speeds[member] != 0)
            {
                AddSpeeds(tableau.Basic[member], speeds[member]);
            }
        }

        if (variable < tableau.Columns)
        {
            AddSpeeds(variable, 1);
        }
    }

    private void AddSpeeds(int variable, double speed)
    {
        ReadOnlySpan<int> rows = program.ColumnRows(variable);
        ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
        for (int entry = 0; entry < rows.Length; entry++)
        {
            int place = tableau.PlaceOf(rows[entry]);
            if (place >= 0)
            {
                speeds[place] += speed * coefficients[entry];
            }
        }
    }
}
