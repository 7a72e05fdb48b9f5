namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <content>One pivot.</content>
internal sealed partial class DualSimplex
{
    private SimplexOutcome? Pivot(int slot)
    {
        double value = state.BasicValue[slot];
        bool isBelow = value < state.BasicLower[slot];
        sign = isBelow ? -1 : 1;
        double bound = isBelow ? state.BasicLower[slot] : state.BasicUpper[slot];
        pivotRow.Clear();
        state.ByRows.Combine(inverseRow, pivotRow);
        int entering = ratioTest.Choose(pivotRow, inverseRow, sign, Math.Abs(value - bound), tolerance);
        if (entering < 0)
        {
            Culprit = (slot, sign);
            mustRebuild = true;
            return state.IsFresh ? SimplexOutcome.Infeasible : null;
        }

        state.ForwardColumn(entering, column);
        double pivot = column.Values[slot];
        if (!Agrees(pivot, RowEntry(entering)))
        {
            Distrust(slot);
            return null;
        }

        Flip();
        UpdateDual(entering, slot, RowEntry(entering));
        UpdatePrimalAndWeights(entering, slot, bound, pivot);
        Standing leaving = state.BasicLower[slot] == state.BasicUpper[slot] ? Standing.Fixed : isBelow ? Standing.AtLower : Standing.AtUpper;
        state.Value[state.Basic[slot]] = bound;
        mustRebuild = !state.Exchange(entering, slot, leaving, pivot);
        NoteViolation(slot);
        return null;
    }

    private double RowEntry(int variable) => variable < state.Model.Columns
        ? pivotRow.Values[variable]
        : -inverseRow.Values[variable - state.Model.Columns];

    private static bool Agrees(double byColumn, double byRow) =>
        Math.Abs(byColumn - byRow) <= Grain.Disagreement * (1 + Math.Abs(byColumn)) && Math.Abs(byColumn) > Grain.Pivot
        && Math.Abs(byColumn - byRow) <= Math.Sqrt(Grain.Disagreement) * Math.Abs(byColumn);

    // With fresh factors the row is left aside until the next ones; else they are made anew.
    private void Distrust(int slot)
    {
        if (state.IsFresh)
        {
            violation[slot] = 0;
            banned++;
        }
        else
        {
            mustRebuild = true;
        }
    }

    private void Flip()
    {
        if (ratioTest.FlipCount == 0)
        {
            return;
        }

        flips.Clear();
        foreach (int variable in ratioTest.Flips)
        {
            bool wasAtLower = state.Standing[variable] == Standing.AtLower;
            state.Standing[variable] = wasAtLower ? Standing.AtUpper : Standing.AtLower;
            double before = state.Value[variable];
            state.Settle(variable);
            state.AddListed(flips, variable, before - state.Value[variable]);
        }

        state.Factors.Forward(flips);
        SimplexState.PackIfDense(flips);
        foreach (int slot in flips.Listed)
        {
            state.BasicValue[slot] += flips.Values[slot];
            NoteViolation(slot);
        }
    }

    private void UpdateDual(int entering, int slot, double alpha)
    {
        if (DualRatioTest.Oriented(state.Standing[entering], state.Reduced[entering], sign * alpha) < 0)
        {
            MoveCost(entering, 0);
        }

        double step = state.Reduced[entering] / alpha;
        idle = Math.Abs(step) > Grain.Tiny ? 0 : idle + 1;
        if (step != 0)
        {
            Subtract(step, pivotRow, 0);
            Subtract(-step, inverseRow, state.Model.Columns);
        }

        state.Reduced[entering] = 0;
        state.Reduced[state.Basic[slot]] = -step;
    }

    private void Subtract(double step, SparseVector vector, int offset)
    {
        double[] reduced = state.Reduced;
        ReadOnlySpan<Standing> standing = state.Standing;
        foreach (int place in vector.Listed)
        {
            if (standing[offset + place] != Standing.Basic)
            {
                reduced[offset + place] -= step * vector.Values[place];
            }
        }
    }

    private void UpdatePrimalAndWeights(int entering, int slot, double bound, double pivot)
    {
        edge.CopyFrom(inverseRow);
        state.Factors.Forward(edge);
        double[] edges = edge.Values;
        double step = (state.BasicValue[slot] - bound) / pivot;
        double weight = state.EdgeWeight[slot];
        double[] weights = state.EdgeWeight;
        foreach (int other in column.Listed)
        {
            double ratio = column.Values[other] / pivot;
            state.BasicValue[other] -= step * column.Values[other];
            NoteViolation(other);
            weights[other] = Math.Max(weights[other] - (ratio * ((2 * edges[other]) - (ratio * weight))), LeastWeight);
        }

        state.BasicValue[slot] = state.Value[entering] + step;
        weights[slot] = Math.Max(weight / (pivot * pivot), LeastWeight);
    }

    private double Infeasibility()
    {
        double sum = 0;
        for (int slot = 0; slot < violation.Length; slot++)
        {
            sum += Math.Sqrt(violation[slot]) * state.Model.ValueUnit(state.Basic[slot]);
        }

        return sum;
    }
}
