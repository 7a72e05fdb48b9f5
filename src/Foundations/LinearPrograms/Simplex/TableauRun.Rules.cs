using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Simplex;

/// <content>Which variable enters and which leaves.</content>
internal sealed partial class TableauRun
{
    private readonly double[] gradient;
    private readonly double[] weights;
    private readonly double[] enteringCells;
    private int idleStreak;

    private static BoundHit Unstopped => new(HitKind.None, double.PositiveInfinity, -1, default);

    // After this many steps in a row without progress, Bland's rule decides until the next progress. Long, because Devex and Harris
    // leave most degenerate corners by themselves and Bland's rule is slow: with 20 + rows, Netlib's wood1p did not end in 80,000 pivots.
    private int IdleLimit => 1000 + (10 * scaled.Rows);

    private bool UsesBland => idleStreak > IdleLimit;

    private void NoteProgress(double step) =>
        idleStreak = step > Tolerances.Feasibility.Absolute ? 0 : idleStreak + 1;

    // Phase 1 minimizes the sum of violations; its gradient by nonbasic variable goes to `gradient`. True when there is no violation.
    private bool SumViolations()
    {
        bool isFeasible = true;
        for (int row = 0; row < scaled.Rows; row++)
        {
            double side = Violation(tableau.Basic[row]);
            if (side != 0)
            {
                if (isFeasible)
                {
                    Array.Clear(gradient);
                    isFeasible = false;
                }

                DenseRows.AddMultiple(gradient, tableau.Row(row), side);
            }
        }

        return isFeasible;
    }

    // -1 below the lower bound, +1 above the upper bound, 0 within both: the slope of the violation.
    private double Violation(int variable) =>
        values[variable] < scaled.Floor[variable] ? -1
        : values[variable] > scaled.Ceiling[variable] ? 1
        : 0;

    // The column whose variable improves the costs most for its Devex weight, ties to the lowest column; with Bland's rule the
    // improving variable of lowest index; -1 when none improves.
    private int Price(double[] costs)
    {
        int best = -1;
        double bestScore = 0;
        for (int column = 0; column < costs.Length; column++)
        {
            double gain = Improvement(tableau.Nonbasic[column], costs[column]);
            if (!Tolerances.Optimality.Exceeds(gain / strictness, 1))
            {
                continue;
            }

            double score = UsesBland ? 1.0 / (1 + tableau.Nonbasic[column]) : gain * gain / weights[column];
            if (score > bestScore)
            {
                (best, bestScore) = (column, score);
            }
        }

        return best;
    }

    // How fast the objective falls when a nonbasic variable leaves its bound; 0 when it cannot move or would raise it.
    private double Improvement(int variable, double cost) => status[variable] switch
    {
        BasisStatus.Free => Math.Abs(cost),
        _ when scaled.Lower[variable] == scaled.Upper[variable] => 0,
        BasisStatus.AtLower => -cost,
        _ => cost,
    };

    private BoundHit FindHit(int entering, double direction)
    {
        int variable = tableau.Nonbasic[entering];
        double range = scaled.Upper[variable] - scaled.Lower[variable];
        BoundHit hit = UsesBland ? FirstByBland(direction) : FirstByHarris(direction);
        return double.IsFinite(range) && (hit.Kind == HitKind.None || range <= hit.Step)
            ? new(HitKind.Opposite, range, -1, default)
            : hit;
    }

    // Harris: the longest step that keeps every basic variable within tolerance of its bounds, then among the variables that reach
    // their bound by then the one with the largest cell.
    private BoundHit FirstByHarris(double direction)
    {
        double longest = double.PositiveInfinity;
        for (int row = 0; row < enteringCells.Length; row++)
        {
            longest = Math.Min(longest, Reach(row, direction, isRelaxed: true).Step);
        }

        BoundHit best = Unstopped;
        double largest = 0;
        for (int row = 0; row < enteringCells.Length && double.IsFinite(longest); row++)
        {
            BoundHit hit = Reach(row, direction, isRelaxed: false);
            if (hit.Step <= longest && Math.Abs(enteringCells[row]) > largest)
            {
                (best, largest) = (hit, Math.Abs(enteringCells[row]));
            }
        }

        return best;
    }

    // Bland: the shortest step, ties to the variable of lowest index.
    private BoundHit FirstByBland(double direction)
    {
        BoundHit best = Unstopped;
        for (int row = 0; row < enteringCells.Length; row++)
        {
            BoundHit hit = Reach(row, direction, isRelaxed: false);
            if (hit.Step < best.Step
                || (hit.Kind != HitKind.None && hit.Step == best.Step && tableau.Basic[row] < tableau.Basic[best.Row]))
            {
                best = hit;
            }
        }

        return best;
    }

    // Where the basic variable of a row stops the entering one. A variable that violates a bound is stopped by that bound when it moves
    // towards it and by nothing when it moves away: phase 1 pays for that. Relaxed, it may overshoot by the feasibility tolerance.
    private BoundHit Reach(int row, double direction, bool isRelaxed)
    {
        double speed = direction * enteringCells[row];
        int variable = tableau.Basic[row];
        double side = Violation(variable);
        if (!Tolerances.Pivot.Exceeds(Math.Abs(speed) / strictness, 0) || side * speed > 0)
        {
            return Unstopped;
        }

        bool stopsAtUpper = side > 0 || (side == 0 && speed > 0);
        double bound = stopsAtUpper ? scaled.Upper[variable] : scaled.Lower[variable];
        double slack = !isRelaxed ? 0 : stopsAtUpper ? scaled.Ceiling[variable] - bound : bound - scaled.Floor[variable];
        double step = (bound - values[variable]) / speed;
        return double.IsInfinity(bound)
            ? Unstopped
            : new(HitKind.Basic, Math.Max(0, step + (slack / Math.Abs(speed))), row, stopsAtUpper ? BasisStatus.AtUpper : BasisStatus.AtLower);
    }

    // Devex: the weight of a column grows to what the pivot row shows of its size relative to the entering column.
    private void UpdateWeights(int row, int entering)
    {
        ReadOnlySpan<double> cells = tableau.Row(row);
        double scale = weights[entering] / (cells[entering] * cells[entering]);
        for (int column = 0; column < cells.Length; column++)
        {
            weights[column] = Math.Max(weights[column], cells[column] * cells[column] * scale);
        }

        weights[entering] = Math.Max(scale, 1);
    }
}
