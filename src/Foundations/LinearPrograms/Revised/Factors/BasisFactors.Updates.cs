using System.Diagnostics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <content>The Forrest-Tomlin update.</content>
internal sealed partial class BasisFactors
{
    private const int NoSlot = -1;
    private const int FewestUpdates = 100;
    private const int MostUpdates = 500;

    // A pivot takes about three solves, and factoring a basis about as long as passing this often over its entries and, five times, its rows.
    private const long SolvesPerPivot = 3;
    private const long FactorPasses = 40;
    private const long RowWeight = 5;

    /// <summary>Relative difference of the two computations of the new pivot from which the factors are too inaccurate to go on with.</summary>
    private const double LargestDisagreement = 1e-6;

    private readonly PackedVector spike = new();
    private readonly PackedVector keptRow = new();
    private readonly SparseVector work = new(0);
    private bool hasSpike;
    private int keptSlot = NoSlot;
    private int freshEntries;
    private long burden;

    /// <summary>Gets the number of updates since the last factorization.</summary>
    public int Updates => etas.Count;

    /// <summary>
    /// Gets a value indicating whether factoring anew is likely to save time: when solving with the row transformations has cost as much since the
    /// last time, after 100 to 500 updates, or once fill has tripled the factors. What is counted are entries, never time, so runs repeat exactly.
    /// </summary>
    public bool IsStale => Entries > (3 * freshEntries) + size || Updates >= MostUpdates
        || (Updates >= FewestUpdates && burden > FactorPasses * (freshEntries + (RowWeight * size)));

    /// <summary>Exchanges the column in a slot for the one last solved for by <see cref="ForwardAndKeep"/>.</summary>
    /// <remarks>
    /// The spike replaces a column of U, whose row of the same name is then eliminated by the transformation r that solves r·U' = row. The new
    /// pivot is the spike's entry less r·spike; it must agree with the old pivot times <paramref name="alpha"/>.
    /// </remarks>
    /// <param name="slot">Slot of the column that leaves.</param>
    /// <param name="alpha">Entry of the forward result in that slot.</param>
    /// <returns>False when the result would be inaccurate: nothing was changed, and the new basis must be factored.</returns>
    [Reference("forrest1972", "the update that replaces a column of U and eliminates its row")]
    public bool Update(int slot, double alpha)
    {
        Debug.Assert(hasSpike, "Update needs the spike of ForwardAndKeep.");
        FindRowEta(slot);
        double expected = upper.PivotOf(slot) * alpha;
        double pivot = NewPivot(slot);
        hasSpike = false;
        keptSlot = NoSlot;
        if (!(Math.Abs(pivot - expected) <= LargestDisagreement * Math.Abs(expected)) || pivot == 0)
        {
            etas.Drop();
            return false;
        }

        etas.Close(slot);
        burden += SolvesPerPivot * (etas.Entries + etas.Count);
        upper.Replace(slot, pivot, spike.Indices, spike.Values);
        return true;
    }

    // With Uᵀz = e(slot), the multipliers are r(j) = −z(j) / z(slot). A solve with Bᵀ for a unit vector leaves z on its way.
    private void FindRowEta(int slot)
    {
        if (keptSlot != slot)
        {
            Debug.Assert(work.Count == 0, "The work vector is zero between updates.");
            work.Add(slot, upper.PivotOf(slot));
            upper.Backward(work, sweep, RoundingShare);
            keptRow.Keep(work, RoundingShare);
            work.Clear();
        }

        ReadOnlySpan<int> indices = keptRow.Indices;
        ReadOnlySpan<double> values = keptRow.Values;
        double scale = -1 / values[indices.IndexOf(slot)];
        for (int entry = 0; entry < indices.Length; entry++)
        {
            if (indices[entry] != slot)
            {
                etas.Append(indices[entry], values[entry] * scale);
            }
        }
    }

    private double NewPivot(int slot)
    {
        ReadOnlySpan<int> indices = spike.Indices;
        ReadOnlySpan<double> values = spike.Values;
        for (int entry = 0; entry < indices.Length; entry++)
        {
            work.Values[indices[entry]] = values[entry];
        }

        double pivot = work.Values[slot] - etas.DotOpen(work.Values);
        foreach (int index in indices)
        {
            work.Values[index] = 0;
        }

        return pivot;
    }

    private void ForgetKept()
    {
        hasSpike = false;
        keptSlot = NoSlot;
        burden = 0;
    }
}
