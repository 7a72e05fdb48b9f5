using System.Runtime.CompilerServices;

namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The rows or the columns of a sparse matrix in one growing store.</summary>
/// <remarks>
/// A line that outgrows its room moves to the end of the store with twice the room, so appending is amortized O(1) and the gaps left behind
/// stay below the size of the store. Entries of a line have no order. Nothing is allocated once the store has grown to its largest use.
/// Solvers read the arrays directly. Single-threaded.
/// </remarks>
/// <param name="holdsValues">Whether entries have values; without them only the pattern of the matrix is held.</param>
internal sealed class SparseLines(bool holdsValues = true)
{
    private const int SmallestRoom = 4;

    private LineExtent[] extents = [];
    private int[] indices = new int[64];
    private double[] values = holdsValues ? new double[64] : [];
    private int used;

    /// <summary>Gets where each line lies, shape [line].</summary>
    public LineExtent[] Extents => extents;

    /// <summary>Gets the indices of the entries.</summary>
    public int[] Indices => indices;

    /// <summary>Gets the number of entries of all lines.</summary>
    public int Entries { get; private set; }

    /// <summary>Empties every line.</summary>
    /// <param name="lines">Number of lines from now on.</param>
    public void Reset(int lines)
    {
        if (lines > extents.Length)
        {
            extents = new LineExtent[lines];
        }
        else
        {
            Array.Clear(extents, 0, lines);
        }

        used = 0;
        Entries = 0;
    }

    /// <summary>Begins a line anew, at the end of the store.</summary>
    /// <param name="line">Index of the line; its entries are forgotten.</param>
    /// <param name="room">Number of entries to keep room for.</param>
    public void Open(int line, int room)
    {
        Clear(line);
        Reserve(room);
        extents[line] = new() { Start = used, Room = room };
        used += room;
    }

    /// <summary>Forgets the entries of a line.</summary>
    /// <param name="line">Index of the line.</param>
    public void Clear(int line)
    {
        Entries -= extents[line].Length;
        extents[line].Length = 0;
    }

    /// <summary>Number of entries of a line.</summary>
    public int LengthOf(int line) => extents[line].Length;

    /// <summary>Views the indices of a line.</summary>
    public ReadOnlySpan<int> IndicesOf(int line)
    {
        ref LineExtent extent = ref extents[line];
        return indices.AsSpan(extent.Start, extent.Length);
    }

    /// <summary>Views the values of a line.</summary>
    public Span<double> ValuesOf(int line)
    {
        ref LineExtent extent = ref extents[line];
        return values.AsSpan(extent.Start, extent.Length);
    }

    /// <summary>Where a line holds an index, counted from the line's start; −1 where it does not.</summary>
    public int PositionOf(int line, int index) => IndicesOf(line).IndexOf(index);

    /// <summary>Adds an entry whose index the line does not hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(int line, int index, double value)
    {
        int place = Append(line, index);
        values[place] = value;
    }

    /// <summary>Adds an entry, without value, whose index the line does not hold.</summary>
    /// <returns>Its place in the store.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Append(int line, int index)
    {
        ref LineExtent extent = ref extents[line];
        if (extent.Length == extent.Room)
        {
            MakeRoom(ref extent, 1);
        }

        int place = extent.Start + extent.Length++;
        indices[place] = index;
        Entries++;
        return place;
    }

    /// <summary>Adds entries whose indices the line does not hold.</summary>
    public void Append(int line, ReadOnlySpan<int> newIndices, ReadOnlySpan<double> newValues)
    {
        ref LineExtent extent = ref extents[line];
        if (extent.Length + newIndices.Length > extent.Room)
        {
            MakeRoom(ref extent, newIndices.Length);
        }

        int place = extent.Start + extent.Length;
        newIndices.CopyTo(indices.AsSpan(place));
        newValues.CopyTo(values.AsSpan(place));
        extent.Length += newIndices.Length;
        Entries += newIndices.Length;
    }

    /// <summary>Removes an entry that the line holds.</summary>
    public void Remove(int line, int index) => RemoveAt(line, PositionOf(line, index));

    /// <summary>Removes the entry at a position of a line; the last entry takes its position.</summary>
    public void RemoveAt(int line, int position)
    {
        ref LineExtent extent = ref extents[line];
        int last = extent.Start + --extent.Length;
        indices[extent.Start + position] = indices[last];
        if (holdsValues)
        {
            values[extent.Start + position] = values[last];
        }

        Entries--;
    }

    /// <summary>Becomes the transpose of another matrix: its columns for rows, or its rows for columns.</summary>
    /// <param name="source">Matrix to transpose, whose indices are lines of this one.</param>
    /// <param name="order">Lines of the source, in the order in which their entries shall follow each other; lines not named are left out.</param>
    /// <param name="lines">Number of lines.</param>
    /// <param name="slack">Room to leave behind each line that has entries.</param>
    public void Transpose(SparseLines source, ReadOnlySpan<int> order, int lines, int slack)
    {
        Reset(lines);
        foreach (int line in order)
        {
            foreach (int index in source.IndicesOf(line))
            {
                extents[index].Room++;
            }
        }

        for (int line = 0; line < lines; line++)
        {
            ref LineExtent extent = ref extents[line];
            extent.Room += extent.Room > 0 ? slack : 0;
            extent.Start = used;
            used += extent.Room;
        }

        Reserve(0);
        foreach (int line in order)
        {
            ReadOnlySpan<double> sourceValues = source.ValuesOf(line);
            ReadOnlySpan<int> sourceIndices = source.IndicesOf(line)[..sourceValues.Length];
            for (int entry = 0; entry < sourceValues.Length; entry++)
            {
                ref LineExtent extent = ref extents[sourceIndices[entry]];
                int place = extent.Start + extent.Length++;
                indices[place] = line;
                values[place] = sourceValues[entry];
            }
        }

        Entries = source.Entries;
    }

    // The last line of the store grows in place; others move to the end.
    private void MakeRoom(ref LineExtent extent, int more)
    {
        int missing = extent.Length + more - extent.Room;
        if (extent.Start + extent.Room == used)
        {
            Reserve(missing);
            extent.Room += missing;
            used += missing;
            return;
        }

        int room = Math.Max(SmallestRoom, 2 * (extent.Length + more));
        Reserve(room);
        indices.AsSpan(extent.Start, extent.Length).CopyTo(indices.AsSpan(used));
        if (holdsValues)
        {
            values.AsSpan(extent.Start, extent.Length).CopyTo(values.AsSpan(used));
        }

        extent.Start = used;
        extent.Room = room;
        used += room;
    }

    private void Reserve(int more)
    {
        int needed = used + more;
        if (needed > indices.Length)
        {
            Array.Resize(ref indices, 2 * needed);
            if (holdsValues)
            {
                Array.Resize(ref values, 2 * needed);
            }
        }
    }
}
