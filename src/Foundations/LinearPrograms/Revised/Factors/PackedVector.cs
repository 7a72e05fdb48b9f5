namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>A copy of the nonzeros of a vector: their places and their entries, side by side.</summary>
internal sealed class PackedVector
{
    private int[] indices = [];
    private double[] values = [];
    private int count;

    /// <summary>Gets the places.</summary>
    public ReadOnlySpan<int> Indices => indices.AsSpan(0, count);

    /// <summary>Gets the entries, in the order of <see cref="Indices"/>.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(0, count);

    /// <summary>Makes room for a number of places, and forgets what was kept.</summary>
    public void Resize(int size)
    {
        if (size > indices.Length)
        {
            indices = new int[size];
            values = new double[size];
        }

        count = 0;
    }

    /// <summary>Copies a vector.</summary>
    /// <param name="source">Vector to copy.</param>
    /// <param name="smallest">Entries of this size and below are left out.</param>
    public void Keep(SparseVector source, double smallest)
    {
        double[] entries = source.Values;
        count = 0;
        if (source.IsDense)
        {
            for (int place = 0; place < source.Size; place++)
            {
                Add(place, entries[place], smallest);
            }

            return;
        }

        foreach (int place in source.Listed)
        {
            Add(place, entries[place], smallest);
        }
    }

    private void Add(int place, double value, double smallest)
    {
        if (Math.Abs(value) > smallest)
        {
            indices[count] = place;
            values[count++] = value;
        }
    }
}
