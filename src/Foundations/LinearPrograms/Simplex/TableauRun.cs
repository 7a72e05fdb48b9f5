using System.Diagnostics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <summary>One run of the tableau simplex: the search for a basis, in the scaled program.</summary>
internal sealed partial class TableauRun
{
    // How often a conclusion that fails its check may send the search back before the run gives up.
    private const int MaximumSetbacks = 20;

    // By how much tolerances shrink when a conclusion asks for it, twice at most.
    private const double StricterBy = 0.01;

    // Pivots between two comparisons of the tableau's point with the program's own rows.
    private const int DriftInterval = 50;

    private readonly LinearProgram program;
    private readonly AnswerCheck check;
    private readonly TableauSimplex settings;
    private readonly long start;
    private readonly CancellationToken cancellation;
    private readonly ScaledProgram scaled;
    private readonly Tableau tableau;
    private readonly BasisStatus[] status;
    private readonly double[] values;
    private long pivots;
    private int setbacks;
    private double strictness = 1;

    public TableauRun(LinearProgram program, TableauSimplex settings, long start, CancellationToken cancellation)
    {
        this.program = program;
        check = new(program);
        this.settings = settings;
        this.start = start;
        this.cancellation = cancellation;
        scaled = new(program);
        tableau = new(scaled);
        status = new BasisStatus[scaled.Columns + scaled.Rows];
        values = new double[status.Length];
        gradient = new double[scaled.Columns];
        weights = new double[scaled.Columns];
        enteringCells = new double[scaled.Rows];
        Array.Fill(weights, 1);
    }

    private bool IsStrictest => strictness <= StricterBy * StricterBy;

    public LinearProgramSolution Solve()
    {
        if (HasCrossingBounds())
        {
            return CrossingBounds();
        }

        if (scaled.HasLostBounds)
        {
            return Stopped(LinearProgramStatus.NumericalTrouble);
        }

        AdoptTableau();
        while (true)
        {
            if (Interruption() is { } interruption)
            {
                return Stopped(interruption);
            }

            bool isFeasible = SumViolations();
            double[] costs = isFeasible ? tableau.ReducedCosts : gradient;
            int entering = Price(costs);
            if ((entering < 0 ? Conclude(isFeasible) : Advance(entering, costs[entering])) is { } answer)
            {
                return answer;
            }
        }
    }

    // A step along the entering variable, or the conclusion that nothing stops it.
    private LinearProgramSolution? Advance(int entering, double cost)
    {
        double direction = cost < 0 ? 1 : -1;
        tableau.CopyColumn(entering, enteringCells);
        BoundHit hit = FindHit(entering, direction);
        if (hit.Kind == HitKind.None)
        {
            return ConcludeUnbounded(tableau.Nonbasic[entering], direction);
        }

        pivots++;
        NoteProgress(hit.Step);
        MoveBasics(direction * hit.Step);
        if (hit.Kind == HitKind.Opposite)
        {
            Flip(tableau.Nonbasic[entering]);
        }
        else
        {
            Exchange(hit, entering, direction);
        }

        if (pivots % DriftInterval == 0 && HasDrifted())
        {
            Rebuild();
        }

        return null;
    }

    private void MoveBasics(double step)
    {
        if (step != 0)
        {
            for (int row = 0; row < enteringCells.Length; row++)
            {
                values[tableau.Basic[row]] += step * enteringCells[row];
            }
        }
    }

    private void Flip(int variable)
    {
        status[variable] = status[variable] == BasisStatus.AtLower ? BasisStatus.AtUpper : BasisStatus.AtLower;
        values[variable] = scaled.NonbasicValue(variable, status[variable]);
    }

    private void Exchange(BoundHit hit, int entering, double direction)
    {
        int enters = tableau.Nonbasic[entering];
        int leaves = tableau.Basic[hit.Row];
        values[enters] += direction * hit.Step;
        UpdateWeights(hit.Row, entering);
        tableau.Pivot(hit.Row, entering);
        status[enters] = BasisStatus.Basic;
        status[leaves] = hit.LeavesAt;

        // Harris's test lets the leaving variable miss its bound by the tolerance: put it there and let the basic variables follow.
        double miss = scaled.NonbasicValue(leaves, hit.LeavesAt) - values[leaves];
        values[leaves] += miss;
        if (miss != 0)
        {
            tableau.CopyColumn(entering, enteringCells);
            MoveBasics(miss);
        }
    }

    private void Rebuild()
    {
        tableau.Rebuild();
        Array.Fill(weights, 1);
        AdoptTableau();
    }

    // Takes over which variables are basic and computes their values.
    private void AdoptTableau()
    {
        foreach (int variable in tableau.Nonbasic)
        {
            bool isNew = status[variable] is BasisStatus.Basic or BasisStatus.Free
                || !double.IsFinite(scaled.NonbasicValue(variable, status[variable]));
            status[variable] = isNew ? scaled.NearestBound(variable) : status[variable];
            values[variable] = scaled.NonbasicValue(variable, status[variable]);
        }

        for (int row = 0; row < scaled.Rows; row++)
        {
            ReadOnlySpan<double> cells = tableau.Row(row);
            double sum = 0;
            for (int column = 0; column < cells.Length; column++)
            {
                sum += cells[column] * values[tableau.Nonbasic[column]];
            }

            status[tableau.Basic[row]] = BasisStatus.Basic;
            values[tableau.Basic[row]] = sum;
        }
    }

    // Whether rounding has moved the tableau's point off the program's own rows.
    private bool HasDrifted()
    {
        double[] residual = new double[scaled.Rows];
        double[] size = new double[scaled.Rows];
        for (int column = 0; column < scaled.Columns; column++)
        {
            ReadOnlySpan<int> rows = scaled.ColumnRows(column);
            ReadOnlySpan<double> coefficients = scaled.ColumnCoefficients(column);
            for (int position = 0; position < rows.Length; position++)
            {
                double term = coefficients[position] * values[column];
                residual[rows[position]] += term;
                size[rows[position]] = Math.Max(size[rows[position]], Math.Abs(term));
            }
        }

        for (int row = 0; row < scaled.Rows; row++)
        {
            if (Tolerances.Feasibility.Exceeds(Math.Abs(residual[row] - values[scaled.Columns + row]), size[row]))
            {
                return true;
            }
        }

        return false;
    }

    private LinearProgramStatus? Interruption() =>
        cancellation.IsCancellationRequested ? LinearProgramStatus.Cancelled
        : pivots >= settings.MaxPivots ? LinearProgramStatus.PivotLimit
        : settings.TimeLimit != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) > settings.TimeLimit ? LinearProgramStatus.TimeLimit
        : setbacks > MaximumSetbacks ? LinearProgramStatus.NumericalTrouble
        : null;

    private bool HasCrossingBounds()
    {
        for (int variable = 0; variable < status.Length; variable++)
        {
            if (scaled.Lower[variable] > scaled.Upper[variable])
            {
                return true;
            }
        }

        return false;
    }
}
