using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The row transformations R of the Forrest-Tomlin update, one per replaced column:  v(row) −= ∑ multiplier · v(other).</summary>
[Reference("forrest1972", "the update that replaces a column of U and eliminates its row")]
internal sealed class RowEtas
{
    // A listed place must keep a nonzero entry, or it would be listed twice once it fills again; every later step drops numbers of this size.
    private const double Placeholder = 1e-300;

    private int[] rows = new int[128];
    private int[] ends = new int[128];
    private int[] indices = new int[256];
    private double[] multipliers = new double[256];
    private int used;

    /// <summary>Gets the number of transformations.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number of their entries.</summary>
    public int Entries => Count == 0 ? 0 : ends[Count - 1];

    /// <summary>Forgets every transformation.</summary>
    public void Reset()
    {
        Count = 0;
        used = 0;
    }

    /// <summary>Adds an entry to the transformation that <see cref="Close"/> will end.</summary>
    public void Append(int index, double multiplier)
    {
        if (used == indices.Length)
        {
            Array.Resize(ref indices, 2 * used);
            Array.Resize(ref multipliers, 2 * used);
        }

        indices[used] = index;
        multipliers[used++] = multiplier;
    }

    /// <summary>Sum of multiplier · entry over the transformation being added.</summary>
    public double DotOpen(double[] dense) => SparseKernels.Dot(dense, indices.AsSpan(Entries..used), multipliers.AsSpan(Entries..used));

    /// <summary>Gives up the transformation being added.</summary>
    public void Drop() => used = Entries;

    /// <summary>Ends the transformation being added.</summary>
    /// <param name="row">Row that it changes.</param>
    public void Close(int row)
    {
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, 2 * Count);
            Array.Resize(ref ends, 2 * Count);
        }

        rows[Count] = row;
        ends[Count++] = used;
    }

    /// <summary>Applies the transformations, oldest first.</summary>
    public void Forward(SparseVector vector)
    {
        double[] values = vector.Values;
        int start = 0;
        for (int eta = 0; eta < Count; eta++)
        {
            int end = ends[eta];
            double change = SparseKernels.Dot(values, indices.AsSpan(start..end), multipliers.AsSpan(start..end));
            start = end;
            if (change != 0)
            {
                Subtract(vector, rows[eta], change);
            }
        }
    }

    /// <summary>Applies their transposes, newest first.</summary>
    public void Backward(SparseVector vector)
    {
        double[] values = vector.Values;
        for (int eta = Count - 1; eta >= 0; eta--)
        {
            double value = values[rows[eta]];
            if (value == 0)
            {
                continue;
            }

            for (int entry = eta == 0 ? 0 : ends[eta - 1]; entry < ends[eta]; entry++)
            {
                Subtract(vector, indices[entry], value * multipliers[entry]);
            }
        }
    }

    private static void Subtract(SparseVector vector, int place, double change)
    {
        double old = vector.Values[place];
        double value = old - change;
        vector.Values[place] = value == 0 && !vector.IsDense ? Placeholder : value;
        if (old == 0 && !vector.IsDense)
        {
            vector.Indices[vector.Count++] = place;
        }
    }
}
