using System.Diagnostics;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <content>Solves with the basis and its transpose.</content>
internal sealed partial class BasisFactors
{
    /// <summary>Results this small beside right-hand sides of size 1 are what rounding leaves of zeros.</summary>
    private const double RoundingShare = 1e-14;

    // The transformation of an update is the kept row divided by its entry in the slot: a smaller entry would blow up what was rounded off.
    private const double SmallestKeptEntry = 1.0 / 128;

    /// <summary>B·x = vector, in place.</summary>
    /// <param name="vector">Right-hand side by row, of the factors' size; then x by slot, listed.</param>
    public void Forward(SparseVector vector)
    {
        double smallest = Tidy(vector);
        lower.Forward(vector, sweep, smallest);
        etas.Forward(vector);
        upper.Forward(vector, sweep, smallest);
    }

    /// <summary>B·x = vector, in place, for the column that is about to enter the basis by <see cref="Update"/>.</summary>
    /// <param name="vector">Right-hand side by row, of the factors' size; then x by slot, listed.</param>
    public void ForwardAndKeep(SparseVector vector)
    {
        double smallest = Tidy(vector);
        lower.Forward(vector, sweep, smallest);
        etas.Forward(vector);
        spike.Keep(vector, smallest);
        hasSpike = true;
        upper.Forward(vector, sweep, smallest);
    }

    /// <summary>Bᵀ·y = vector, in place.</summary>
    /// <param name="vector">Right-hand side by slot, of the factors' size; then y by row, listed.</param>
    public void Backward(SparseVector vector)
    {
        double smallest = Tidy(vector);
        int unit = vector is { IsDense: false, Count: 1 } ? vector.Indices[0] : NoSlot;
        upper.Backward(vector, sweep, smallest);
        if (unit != NoSlot)
        {
            KeepRow(unit, vector, smallest);
        }

        etas.Backward(vector);
        lower.Backward(vector, sweep, smallest);
    }

    // Takes zeros off the list, and says which size of a result is rounding.
    private double Tidy(SparseVector vector)
    {
        Debug.Assert(vector.Size == size, "The vector has the factors' size: indices are not checked further in.");
        double[] values = vector.Values;
        if (vector.IsDense)
        {
            return RoundingShare * Math.Min(1, SingletonPeeling.Largest(values.AsSpan(0, vector.Size)));
        }

        double largest = 0;
        int[] indices = vector.Indices;
        int count = 0;
        foreach (int place in vector.Listed)
        {
            if (values[place] != 0)
            {
                indices[count++] = place;
                largest = Math.Max(largest, Math.Abs(values[place]));
            }
        }

        vector.Count = count;
        return RoundingShare * Math.Min(1, largest);
    }

    private void KeepRow(int slot, SparseVector vector, double smallest)
    {
        keptSlot = NoSlot;
        if (Math.Abs(vector.Values[slot]) >= SmallestKeptEntry)
        {
            keptRow.Keep(vector, smallest);
            keptSlot = slot;
        }
    }
}
