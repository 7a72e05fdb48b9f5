using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <summary>The primal simplex of <see cref="DenseEngine"/> on four programs side by side, step for step the same in each lane.</summary>
/// <remarks>
/// A lane leaves the search when no column improves, or when its program turns out to be one of those that only the engine treats: with no
/// feasible point, without a bound, fit for the dual simplex, or so long under way that the engine may change its rule. Lanes that left wait for the last.
/// </remarks>
internal sealed class LaneSimplex
{
    private readonly LanePrograms programs;
    private readonly LaneTableau tableau;
    private readonly LaneStops bounds;
    private readonly LaneStops violations;
    private readonly bool usesWeights;
    private readonly LaneVector weights;
    private readonly LaneVector gradient;
    private readonly LaneVector entries;
    private readonly LaneVector isPivotRow;
    private readonly LaneVector turned;
    private readonly LaneVector others;
    private LaneStops stops;
    private Vector256<double> active;
    private Vector256<double> violated;
    private Vector256<long> pivots;

    public LaneSimplex(LanePrograms programs, LaneTableau tableau, LaneMemory memory)
    {
        (this.programs, this.tableau) = (programs, tableau);
        (int rows, int columns) = (programs.Rows, programs.Columns);
        usesWeights = DenseEngine.UsesWeights(rows, columns);
        LaneVector steps = memory.Take(rows);
        bounds = new(memory.Take(rows), tableau.Lower, tableau.Upper, steps);
        violations = new(memory.Take(rows), memory.Take(rows), memory.Take(rows), steps);
        (weights, gradient) = (memory.Take(columns), memory.Take(columns));
        (entries, isPivotRow) = (memory.Take(rows + 1), memory.Take(rows + 1));
        (turned, others) = (memory.Take(columns), memory.Take(columns));
    }

    /// <summary>Pivots of each lane, moves from bound to bound included.</summary>
    public Vector256<long> Pivots => pivots;

    /// <summary>The vectors of memory that searches on a shape take.</summary>
    public static int Vectors(int rows, int columns) => (7 * rows) + (4 * columns) + 2;

    /// <summary>Searches from the tableau's basis.</summary>
    /// <param name="lanes">The lanes that take part.</param>
    /// <param name="limits">When to stop.</param>
    /// <returns>The lanes whose values violate no bound and whose objective no column improves.</returns>
    public Vector256<double> Search(Vector256<double> lanes, in SimplexLimits limits)
    {
        Begin(lanes);
        violated = LaneKernels.Violated(tableau, programs.Rows, DenseEngine.Feasibility);
        DropDual();
        Vector256<double> ended = Vector256<double>.Zero;
        for (int steps = 0; steps % DenseEngine.PivotsBetweenLooks > 0 || limits.Interruption(0) is null; steps++)
        {
            Classify();
            LaneVector slopes = Slopes();
            Vector256<long> entering = BestColumn(slopes);
            Vector256<double> isDone = Vector256.LessThan(entering, Vector256<long>.Zero).AsDouble() & active;
            ended |= Vector256.AndNot(isDone, violated);
            active = Vector256.AndNot(active, isDone);
            if (active.AsInt64() == Vector256<long>.Zero)
            {
                return ended;
            }

            Step(slopes, Vector256.Max(entering, Vector256<long>.Zero));
        }

        return ended;
    }

    private void Begin(Vector256<double> lanes)
    {
        active = lanes;
        pivots = Vector256<long>.Zero;
        for (int column = 0; column < programs.Columns; column++)
        {
            weights[column] = Vector256<double>.One;
        }
    }

    // Where no row violates a bound rows stop at their bounds, and nothing need be written down.
    private void Classify()
    {
        stops = bounds;
        if ((violated & active).AsInt64() != Vector256<long>.Zero)
        {
            LaneKernels.Classify(tableau, programs.Rows, DenseEngine.Feasibility, violations);
            stops = violations;
        }
    }

    // Programs whose start violates bounds but has right slopes, or can have by moves to other bounds, begin with the dual simplex.
    private void DropDual()
    {
        Vector256<double> isPrimal = ~violated;
        for (int column = 0; column < programs.Columns; column++)
        {
            Vector256<double> slope = tableau.Slopes[column];
            Vector256<double> gain = Vector256.MaxNative(slope * tableau.Rises[column], slope * tableau.Falls[column]);
            Vector256<double> range = programs.Upper[column] - programs.Lower[column];
            Vector256<double> isEndless = Vector256.Equals(range, Vector256.Create(double.PositiveInfinity));
            isPrimal |= Vector256.GreaterThan(gain, Vector256.Create(DenseEngine.Optimality)) & isEndless;
        }

        active &= isPrimal;
    }

    private Vector256<long> BestColumn(LaneVector slopes) => usesWeights
        ? LaneKernels.BestColumn(slopes, tableau, weights, DenseEngine.Optimality, programs.Columns)
        : LaneKernels.SteepestColumn(slopes, tableau, DenseEngine.Optimality, programs.Columns);

    private LaneVector Slopes()
    {
        LaneVector objective = tableau.Slopes;
        if ((violated & active).AsInt64() == Vector256<long>.Zero)
        {
            return objective;
        }

        LaneKernels.Gradient(tableau.Cells, violations.Excess, (programs.Rows, programs.Columns), gradient);
        for (int column = 0; column < programs.Columns; column++)
        {
            gradient[column] = Vector256.ConditionalSelect(violated, gradient[column], objective[column]);
        }

        return gradient;
    }

    // A step along each lane's entering variable: to the first stop, or to the variable's own other bound. On its own, because the compiler
    // stops inlining in a method that has become too long.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Step(LaneVector slopes, Vector256<long> entering)
    {
        LaneSlots columns = new(entering);
        LaneKernels.Gather(tableau.Cells, columns, programs.Columns, programs.Rows + 1, entries);
        Vector256<double> direction = Vector256.ConditionalSelect(
            Vector256.LessThan(LaneKernels.Pick(slopes, columns), Vector256<double>.Zero), Vector256<double>.One, -Vector256<double>.One);
        Vector256<long> leaving = LaneKernels.StoppingRow(
            tableau.Values, stops, entries, programs.Rows, direction, (DenseEngine.SmallestPivot, DenseEngine.Feasibility));
        LaneSlots rows = new(Vector256.Max(leaving, Vector256<long>.Zero));
        Vector256<double> pivotCells = LaneKernels.Pick(entries, rows);
        Vector256<double> speed = direction * pivotCells;
        Vector256<double> isRising = Vector256.GreaterThan(speed, Vector256<double>.Zero);
        Vector256<double> stop = Vector256.ConditionalSelect(isRising, LaneKernels.Pick(stops.Above, rows), LaneKernels.Pick(stops.Below, rows));
        Vector256<double> step = Vector256.ConditionalSelect(
            Vector256.LessThan(leaving, Vector256<long>.Zero).AsDouble(),
            Vector256.Create(double.PositiveInfinity),
            (stop - LaneKernels.Pick(tableau.Values, rows)) / speed);
        LaneArrival arrival = tableau.Arrival(columns);
        Vector256<double> range = arrival.Upper - arrival.Lower;
        Vector256<double> length = direction * Vector256.MinNative(range, step);
        active = Vector256.AndNot(active, Vector256.Equals(Vector256.Abs(length), Vector256.Create(double.PositiveInfinity)));
        Vector256<double> isFlip = Vector256.LessThanOrEqual(range, step) & active;
        pivots -= active.AsInt64();
        Flip(isFlip, columns);
        Vector256<double> weight = usesWeights ? LaneKernels.Pick(weights, columns) : Vector256<double>.One;
        LanePivot pivot = new(Vector256.AndNot(active, isFlip), leaving, entering, pivotCells, weight);
        if (pivot.Lanes.AsInt64() != Vector256<long>.Zero)
        {
            Vector256<double> excess = LaneKernels.Pick(stops.Excess, rows);
            tableau.Exchange(pivot.Lanes, rows, columns, Vector256.GreaterThan(excess, Vector256<double>.Zero)
                | (isRising & Vector256.Equals(excess, Vector256<double>.Zero)));
            LaneKernels.TurnRow(tableau.Cells, rows.OfRows(programs.Columns), pivot, turned, others, programs.Columns);
        }

        violated = LaneKernels.MoveRows(
            tableau, entries, isPivotRow, programs.Rows, length & active, arrival with { Value = arrival.Value + length }, pivot, DenseEngine.Feasibility);
        Vector256<double> isDoubtful = Vector256.LessThan(Vector256.Abs(pivotCells), Vector256.Create(DenseEngine.DoubtfulPivot)) & pivot.Lanes;
        active = Vector256.AndNot(active, isDoubtful);
        Replace(pivot);
    }

    // The entering variable moves to its other bound.
    private void Flip(Vector256<double> lanes, in LaneSlots columns)
    {
        uint bits = lanes.ExtractMostSignificantBits();
        for (int lane = 0; bits != 0; lane++, bits >>= 1)
        {
            if ((bits & 1) != 0)
            {
                tableau.Flip(lane switch { 0 => columns.One, 1 => columns.Two, 2 => columns.Three, _ => columns.Four });
            }
        }
    }

    private void Replace(in LanePivot pivot)
    {
        if (pivot.Lanes.AsInt64() == Vector256<long>.Zero)
        {
            return;
        }

        if (usesWeights)
        {
            LaneKernels.GrowWeights(weights, turned, others, pivot, programs.Columns);
        }

        entries[programs.Rows] &= pivot.Lanes;
        LaneKernels.Replace(tableau.Cells, (programs.Rows + 1, programs.Columns), entries, isPivotRow, turned, others);
        // No more steps in a row without progress than this: until then the engine has no other rule.
        Vector256<long> limit = Vector256.Create((long)DenseEngine.IdleLimit(programs.Rows, programs.Columns));
        active = Vector256.AndNot(active, Vector256.GreaterThan(pivots, limit).AsDouble());
    }
}
