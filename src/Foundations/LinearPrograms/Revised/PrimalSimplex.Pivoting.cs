namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <content>One pivot.</content>
internal sealed partial class PrimalSimplex
{
    private SimplexOutcome? Pivot(int entering)
    {
        state.ForwardColumn(entering, column);
        if (!HasPriceAsUpdated(entering))
        {
            Distrust(entering);
            return null;
        }

        double direction = state.Reduced[entering] > 0 ? -1 : 1;
        double longest = HarrisStep(direction);
        double range = state.Upper[entering] - state.Lower[entering];
        if (range <= longest && double.IsFinite(range))
        {
            FlipBound(entering, direction, range);
            return null;
        }

        int slot = IsCautious ? ChooseLowest(direction) : ChooseSlot(direction, longest);
        if (slot < 0)
        {
            Culprit = (entering, direction);
            mustRebuild = true;
            return state.IsFresh ? SimplexOutcome.Unbounded : null;
        }

        return Exchange(entering, slot, direction);
    }

    // The reduced cost from the column itself: rounding has piled up where it disagrees with the updated one.
    private bool HasPriceAsUpdated(int entering)
    {
        double price = state.Cost[entering];
        double size = Math.Abs(price);
        foreach (int slot in column.Listed)
        {
            double term = state.Cost[state.Basic[slot]] * column.Values[slot];
            price -= term;
            size = Math.Max(size, Math.Abs(term));
        }

        bool agrees = Math.Abs(price - state.Reduced[entering]) <= tolerance * (1 + size);
        bool keepsSign = price * state.Reduced[entering] > 0 && Math.Abs(price) > tolerance / 2;
        if (keepsSign && agrees)
        {
            return true;
        }

        state.Reduced[entering] = price;
        return false;
    }

    private void Distrust(int entering)
    {
        if (state.IsFresh)
        {
            isBanned[entering] = true;
            banned++;
        }
        else
        {
            mustRebuild = true;
        }
    }

    private double HarrisStep(double direction)
    {
        double step = double.PositiveInfinity;
        foreach (int slot in column.Listed)
        {
            double alpha = direction * column.Values[slot];
            if (alpha > Grain.Pivot)
            {
                double lower = state.BasicLower[slot];
                step = Math.Min(step, (state.BasicValue[slot] - lower + (tolerance * (1 + Math.Abs(lower)))) / alpha);
            }
            else if (alpha < -Grain.Pivot)
            {
                double upper = state.BasicUpper[slot];
                step = Math.Min(step, (state.BasicValue[slot] - upper - (tolerance * (1 + Math.Abs(upper)))) / alpha);
            }
        }

        return double.IsNaN(step) ? double.PositiveInfinity : step;
    }

    private int ChooseSlot(double direction, double longest)
    {
        int best = -1;
        double bestSize = 0;
        foreach (int slot in column.Listed)
        {
            double alpha = direction * column.Values[slot];
            double size = Math.Abs(alpha);
            if (size > Grain.Pivot && (size > bestSize || (size == bestSize && state.Basic[slot] < state.Basic[best]))
                && (state.BasicValue[slot] - (alpha > 0 ? state.BasicLower[slot] : state.BasicUpper[slot])) / alpha <= longest)
            {
                (best, bestSize) = (slot, size);
            }
        }

        return double.IsPositiveInfinity(longest) ? -1 : best;
    }

    // The textbook's ratio test, ties to the lowest index.
    private int ChooseLowest(double direction)
    {
        int best = -1;
        double bestRatio = double.MaxValue;
        foreach (int slot in column.Listed)
        {
            double alpha = direction * column.Values[slot];
            double bound = alpha > 0 ? state.BasicLower[slot] : state.BasicUpper[slot];
            double ratio = Math.Abs(alpha) > Grain.Pivot ? Math.Max((state.BasicValue[slot] - bound) / alpha, 0) : double.PositiveInfinity;
            if (ratio < bestRatio || (best >= 0 && ratio == bestRatio && state.Basic[slot] < state.Basic[best]))
            {
                (best, bestRatio) = (slot, ratio);
            }
        }

        return best;
    }

    private void FlipBound(int entering, double direction, double range)
    {
        MoveBasics(direction * range);
        state.Standing[entering] = direction > 0 ? Standing.AtUpper : Standing.AtLower;
        state.Settle(entering);
        state.NoteFlip();
        idle = 0;
    }

    private void MoveBasics(double step)
    {
        foreach (int slot in column.Listed)
        {
            state.BasicValue[slot] -= step * column.Values[slot];
        }
    }

    private SimplexOutcome? Exchange(int entering, int slot, double direction)
    {
        double pivot = column.Values[slot];
        state.BackwardUnit(slot, inverseRow);
        pivotRow.Clear();
        state.ByRows.Combine(inverseRow, pivotRow);
        double byRow = entering < state.Model.Columns ? pivotRow.Values[entering] : -inverseRow.Values[entering - state.Model.Columns];
        if (Math.Abs(byRow - pivot) > Grain.Disagreement * (1 + Math.Abs(pivot)))
        {
            Distrust(entering);
            return null;
        }

        bool leavesAtLower = direction * pivot > 0;
        double bound = leavesAtLower ? state.BasicLower[slot] : state.BasicUpper[slot];
        double step = (state.BasicValue[slot] - bound) / pivot;
        if (step * direction < 0)
        {
            // A value outside its bound within tolerance: the bound comes to the value, and the step has length 0.
            bound = state.BasicValue[slot];
            step = 0;
            MoveBound(slot, leavesAtLower, bound);
        }

        idle = Math.Abs(step) > Grain.Tiny ? 0 : idle + 1;
        UpdatePrices(entering, slot, pivot);
        MoveBasics(step);
        state.BasicValue[slot] = state.Value[entering] + step;
        int leaving = state.Basic[slot];
        state.Value[leaving] = bound;
        Standing standing = state.Lower[leaving] == state.Upper[leaving] ? Standing.Fixed : leavesAtLower ? Standing.AtLower : Standing.AtUpper;
        mustRebuild = !state.Exchange(entering, slot, standing, pivot);
        return null;
    }

    private void UpdatePrices(int entering, int slot, double pivot)
    {
        double step = state.Reduced[entering] / pivot;
        double weight = weights[entering];
        Update(pivotRow, 0, step, 1 / pivot, weight);
        Update(inverseRow, state.Model.Columns, -step, 1 / pivot, weight);
        int leaving = state.Basic[slot];
        state.Reduced[leaving] = -step;
        state.Reduced[entering] = 0;
        weights[leaving] = Math.Max(weight / (pivot * pivot), 1);
        if (weights[leaving] > WeightLimit)
        {
            weights.AsSpan().Fill(1);
        }
    }

    private void Update(SparseVector vector, int offset, double step, double inversePivot, double weight)
    {
        double[] reduced = state.Reduced;
        ReadOnlySpan<Standing> standing = state.Standing;
        foreach (int place in vector.Listed)
        {
            int variable = offset + place;
            if (standing[variable] != Standing.Basic)
            {
                double alpha = vector.Values[place];
                double ratio = alpha * inversePivot;
                reduced[variable] -= step * alpha;
                weights[variable] = Math.Max(weights[variable], ratio * ratio * weight);
            }
        }
    }
}
