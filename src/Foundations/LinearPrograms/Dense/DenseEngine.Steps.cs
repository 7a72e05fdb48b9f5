using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>Which variable enters and which leaves in the primal simplex.</content>
internal sealed partial class DenseEngine
{
    private double[] excess = [];
    private double[] stopsBelow = [];
    private double[] stopsAbove = [];
    private double[] speeds = [];
    private double[] steps = [];
    private double[] weights = [];
    private double[] rowWeights = [];
    private double[] gradient = [];

    private Span<double> Excess => excess.AsSpan(0, tableau.Height);

    private Span<double> Gradient => gradient.AsSpan(0, tableau.Stride);

    private Span<double> Weights => weights.AsSpan(0, tableau.Stride);

    private Span<double> RowWeights => rowWeights.AsSpan(0, tableau.Height);

    // The entering column's cells, the objective's last.
    private Span<double> Speeds => speeds.AsSpan(0, tableau.Rows + 1);

    private RowValues Stops => new(tableau.Values.AsSpan(0, tableau.Height), stopsBelow, stopsAbove);

    private int BestImproving(ReadOnlySpan<double> slopes) => UsesWeights(tableau.Rows, tableau.Columns)
        ? DenseKernels.BestColumn(slopes, tableau.Rises, tableau.Falls, weights, optimality)
        : DenseKernels.SteepestColumn(new(slopes, tableau.Rises, tableau.Falls), optimality);

    // Bland's rule: the improving variable of lowest index.
    private int LowestImproving(ReadOnlySpan<double> slopes)
    {
        int best = -1;
        for (int column = 0; column < tableau.Columns; column++)
        {
            if (Gain(column, slopes[column]) > optimality && (best < 0 || tableau.Nonbasic[column] < tableau.Nonbasic[best]))
            {
                best = column;
            }
        }

        return best;
    }

    // How fast the objective falls when a column's variable moves; not positive when it cannot move or would raise it.
    private double Gain(int column, double slope) => Math.Max(slope * tableau.Rises[column], slope * tableau.Falls[column]);

    // A step along the entering variable, or the conclusion that nothing stops it. Progress is measured by its worth.
    private LinearProgramStatus? Advance(int entering, double slope, double worth)
    {
        double direction = slope < 0 ? 1 : -1;
        DenseKernels.Gather(tableau.Cells, tableau.Stride, entering, Speeds);
        int row = FindStop(direction, SmallestPivot);
        double range = Range(entering);
        if (row < 0 && !double.IsFinite(range))
        {
            row = RecheckColumn(entering, direction);
            if (row < 0)
            {
                return row == Unknown ? Setback() : ConcludeUnbounded(entering, direction);
            }
        }

        double step = row < 0 ? double.PositiveInfinity : StepTo(row, direction);
        Pivots++;
        if (range <= step)
        {
            Move(direction * range);
            tableau.Rest(entering, tableau.Rises[entering] != 0 ? BasisStatus.AtUpper : BasisStatus.AtLower);
            NoteProgress(direction * range, worth);
            return null;
        }

        NoteProgress(direction * step, worth);
        Exchange(row, entering, direction * step, LeavesAt(row, direction));
        return null;
    }

    // The distance between the bounds of a column's variable.
    private double Range(int column)
    {
        int variable = tableau.Nonbasic[column];
        return program.Upper[variable] - program.Lower[variable];
    }

    private void Move(double step) =>
        DenseKernels.AddMultiple(tableau.Values.AsSpan(0, tableau.Height), speeds, step);

    private void Exchange(int row, int column, double step, BasisStatus leavesAt)
    {
        double arrives = tableau.Resting[column] + step;
        double pivot = speeds[row];
        Move(step);
        tableau.Values[row] = arrives;
        tableau.Exchange(row, column, Speeds, leavesAt);
        if (UsesWeights(tableau.Rows, tableau.Columns))
        {
            double weight = weights[column];
            DenseKernels.GrowWeights(Weights, tableau.Row(row), weight);
            weights[column] = Math.Max(weight / (pivot * pivot), 1);
        }
    }

    private int FindStop(double direction, double smallest)
    {
        if (UsesBland)
        {
            return FirstByBland(direction, smallest);
        }

        Span<double> reach = steps.AsSpan(0, tableau.Height);
        double longest = DenseKernels.LongestStep(Stops, speeds, direction, smallest, feasibility, reach);
        return double.IsPositiveInfinity(longest) ? -1 : DenseKernels.FastestRow(speeds, reach, smallest, longest);
    }

    // Bland: the shortest step, ties to the variable of lowest index.
    private int FirstByBland(double direction, double smallest)
    {
        int best = -1;
        double shortest = double.PositiveInfinity;
        for (int row = 0; row < tableau.Rows; row++)
        {
            double step = Math.Abs(speeds[row]) > smallest ? Math.Max(0, StepTo(row, direction)) : double.PositiveInfinity;
            if (step < shortest || (step == shortest && best >= 0 && tableau.Basic[row] < tableau.Basic[best]))
            {
                (best, shortest) = (row, step);
            }
        }

        return best;
    }

    // How far the entering variable moves until a row's variable is where it stops. Within tolerance the variable may be beyond that
    // already: then the step is a little backwards, and all values stay consistent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double StepTo(int row, double direction)
    {
        double speed = direction * speeds[row];
        return ((speed > 0 ? stopsAbove[row] : stopsBelow[row]) - tableau.Values[row]) / speed;
    }

    private BasisStatus LeavesAt(int row, double direction) =>
        excess[row] < 0 ? BasisStatus.AtLower
        : excess[row] > 0 || direction * speeds[row] > 0 ? BasisStatus.AtUpper
        : BasisStatus.AtLower;

    private void Reserve()
    {
        if (weights.Length < tableau.Stride)
        {
            (weights, gradient) = (new double[tableau.Stride], new double[tableau.Stride]);
        }

        // One cell more than rows, for the objective's.
        int height = DenseKernels.Padded(tableau.Rows + 1);
        if (excess.Length < height)
        {
            (excess, stopsBelow, stopsAbove) = (new double[height], new double[height], new double[height]);
            (speeds, steps, rowWeights) = (new double[height], new double[height], new double[height]);
        }

        ReserveAnswers();
    }
}
