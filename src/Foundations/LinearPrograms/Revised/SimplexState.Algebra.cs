using System.Diagnostics;
using Mechanisms.Foundations.LinearPrograms.Revised.Factors;

namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <content>Linear algebra with the basis.</content>
internal sealed partial class SimplexState
{
    /// <summary>Factors the basis; members that make it singular give way to row activities.</summary>
    /// <returns>How many members gave way.</returns>
    public int Factor()
    {
        if (hasFactors && Factors.Updates == 0)
        {
            return 0;
        }

        hasFactors = true;
        for (int slot = 0; slot < Basic.Length; slot++)
        {
            weightOf[Basic[slot]] = EdgeWeight[slot];
        }

        int replaced = Factors.Factor(view, Basic);
        for (int index = 0; index < replaced; index++)
        {
            BasisReplacement replacement = Factors.Replacements[index];
            Expel(replacement.RemovedVariable);
            Standing[Model.Columns + replacement.InsertedRow] = Revised.Standing.Basic;
            weightOf[Model.Columns + replacement.InsertedRow] = 1;
        }

        for (int slot = 0; slot < Basic.Length; slot++)
        {
            Slot[Basic[slot]] = slot;
            EdgeWeight[slot] = weightOf[Basic[slot]];
        }

        if (replaced > 0)
        {
            byRows?.Reset(Standing);
        }

        return replaced;
    }

    /// <summary>Computes the values of the basic variables from those of the others.</summary>
    public void ComputePrimal()
    {
        work.Clear();
        work.IsDense = true;
        for (int variable = 0; variable < Model.Total; variable++)
        {
            if (Slot[variable] < 0 && Value[variable] != 0)
            {
                AddColumn(work, variable, -Value[variable]);
            }
        }

        Factors.Forward(work);
        work.Values.AsSpan(0, Basic.Length).CopyTo(BasicValue);
        work.Clear();
        if (IsPrecise)
        {
            RefinePrimal();
        }

        TakeBasicBounds();
    }

    /// <summary>Computes the reduced costs from the costs.</summary>
    public void ComputeDual()
    {
        IsFresh = true;
        if (IsPrecise)
        {
            Refined.Prices(Cost, prices, Reduced);
            return;
        }

        work.Clear();
        work.IsDense = true;
        for (int slot = 0; slot < Basic.Length; slot++)
        {
            work.Values[slot] = Cost[Basic[slot]];
        }

        Factors.Backward(work);
        double[] rowPrices = work.Values;
        for (int column = 0; column < Model.Columns; column++)
        {
            Reduced[column] = Slot[column] < 0 ? Cost[column] - Dot(column, rowPrices) : 0;
        }

        for (int row = 0; row < Model.Rows; row++)
        {
            int variable = Model.Columns + row;
            Reduced[variable] = Slot[variable] < 0 ? Cost[variable] + rowPrices[row] : 0;
        }

        work.Clear();
    }

    /// <summary>Copies the bounds of basic variables to their slots.</summary>
    public void TakeBasicBounds()
    {
        for (int slot = 0; slot < Basic.Length; slot++)
        {
            BasicLower[slot] = Lower[Basic[slot]];
            BasicUpper[slot] = Upper[Basic[slot]];
        }
    }

    /// <summary>Adds a multiple of a variable's column to a vector that keeps no list.</summary>
    public void AddColumn(SparseVector sum, int variable, double multiple)
    {
        double[] values = sum.Values;
        if (variable >= Model.Columns)
        {
            values[variable - Model.Columns] -= multiple;
            return;
        }

        ReadOnlySpan<int> rows = view.Rows(variable);
        ReadOnlySpan<double> coefficients = view.Values(variable);
        for (int position = 0; position < rows.Length; position++)
        {
            values[rows[position]] += multiple * coefficients[position];
        }
    }

    /// <summary>Adds a multiple of a variable's column to a vector that keeps its list.</summary>
    public void AddListed(SparseVector sum, int variable, double multiple)
    {
        if (variable >= Model.Columns)
        {
            AddListedEntry(sum, variable - Model.Columns, -multiple);
            return;
        }

        ReadOnlySpan<int> rows = view.Rows(variable);
        ReadOnlySpan<double> coefficients = view.Values(variable);
        for (int position = 0; position < rows.Length; position++)
        {
            AddListedEntry(sum, rows[position], multiple * coefficients[position]);
        }
    }

    /// <summary>A variable's column in terms of the basis, in <paramref name="column"/>, kept for <see cref="Exchange"/>.</summary>
    public void ForwardColumn(int variable, SparseVector column)
    {
        column.Clear();
        AddListed(column, variable, 1);
        Factors.ForwardAndKeep(column);
        PackIfDense(column);
    }

    /// <summary>The row of the inverse that belongs to a slot.</summary>
    public void BackwardUnit(int slot, SparseVector row)
    {
        row.Clear();
        row.Add(slot, 1);
        Factors.Backward(row);
        PackIfDense(row);
    }

    /// <summary>Computes the exact steepest-edge weight of every slot.</summary>
    public void ComputeWeights()
    {
        Factor();
        SparseVector row = new(Rows);
        for (int slot = 0; slot < Basic.Length; slot++)
        {
            BackwardUnit(slot, row);
            EdgeWeight[slot] = row.SquaredNorm();
        }
    }

    public static void PackIfDense(SparseVector vector)
    {
        if (vector.IsDense)
        {
            vector.Pack();
        }
    }

    /// <summary>Puts an entering variable into a slot; who stood there leaves with the standing given. False when the factors must be made anew.</summary>
    public bool Exchange(int entering, int slot, Standing leavingStanding, double pivot)
    {
        int leaving = Basic[slot];
        Debug.Assert(Slot[entering] < 0 && Slot[leaving] == slot, "The entering variable is nonbasic, the leaving one in its slot.");
        if (entering < Model.Columns && Standing[entering].IsPriced())
        {
            byRows?.Remove(entering);
        }

        Basic[slot] = entering;
        Slot[entering] = slot;
        Slot[leaving] = -1;
        Standing[entering] = Revised.Standing.Basic;
        Standing[leaving] = leavingStanding;
        if (leaving < Model.Columns && leavingStanding.IsPriced())
        {
            byRows?.Add(leaving);
        }

        BasicLower[slot] = Lower[entering];
        BasicUpper[slot] = Upper[entering];
        Pivots++;
        SmallestPivot = Math.Min(SmallestPivot, Math.Abs(pivot));
        IsFresh = false;
        return Factors.Update(slot, pivot);
    }

    private static void AddListedEntry(SparseVector sum, int place, double amount)
    {
        double before = sum.Values[place];
        if (before == 0)
        {
            sum.Indices[sum.Count++] = place;
        }

        double after = before + amount;
        sum.Values[place] = after == 0 ? double.Epsilon : after;
    }

    private double Dot(int column, double[] rowPrices)
    {
        ReadOnlySpan<int> rows = view.Rows(column);
        ReadOnlySpan<double> coefficients = view.Values(column);
        double sum = 0;
        for (int position = 0; position < rows.Length; position++)
        {
            sum += coefficients[position] * rowPrices[rows[position]];
        }

        return sum;
    }

    private void RefinePrimal()
    {
        for (int variable = 0; variable < allValues.Length; variable++)
        {
            allValues[variable] = Slot[variable] < 0 ? Value[variable] : BasicValue[Slot[variable]];
        }

        Refined.Values(allValues);
        for (int slot = 0; slot < Basic.Length; slot++)
        {
            BasicValue[slot] = allValues[Basic[slot]];
        }
    }

    // A member that leaves without a pivot goes to the bound nearest to where it was.
    private void Expel(int variable)
    {
        int slot = Slot[variable];
        double value = slot >= 0 ? BasicValue[slot] : 0;
        double lower = Lower[variable];
        double upper = Upper[variable];
        Slot[variable] = -1;
        Standing[variable] = lower == upper ? Revised.Standing.Fixed
            : double.IsInfinity(lower) && double.IsInfinity(upper) ? Revised.Standing.Free
            : Math.Abs(value - lower) <= Math.Abs(value - upper) ? Revised.Standing.AtLower
            : Revised.Standing.AtUpper;
        Settle(variable);
    }
}
