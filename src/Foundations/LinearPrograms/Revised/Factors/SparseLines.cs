namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>The rows or the columns of a sparse matrix in one growing store.</summary>
/// <remarks>
/// A line that outgrows its room moves to the end of the store with twice the room, so appending is amortized O(1) and the gaps left behind
/// stay below the size of the store. Entries of a line have no order. Nothing is allocated once the store has grown to its largest use.
/// Solvers read the arrays directly. Single-threaded.
/// </remarks>
internal sealed class SparseLines
{
    private int[] rooms = [];
    private int used;

    /// <summary>Gets where each line begins, shape [line].</summary>
    public int[] Starts { get; private set; } = [];

    /// <summary>Gets the number of entries of each line, shape [line].</summary>
    public int[] Lengths { get; private set; } = [];

    /// <summary>Gets the indices of the entries.</summary>
    public int[] Indices { get; private set; } = new int[64];

    /// <summary>Gets the values of the entries.</summary>
    public double[] Values { get; private set; } = new double[64];

    /// <summary>Gets the number of entries of all lines.</summary>
    public int Entries { get; private set; }

    /// <summary>Empties every line.</summary>
    /// <param name="lines">Number of lines from now on.</param>
    public void Reset(int lines)
    {
        if (lines > Starts.Length)
        {
            Starts = new int[lines];
            Lengths = new int[lines];
            rooms = new int[lines];
        }
        else
        {
            Array.Clear(Lengths, 0, lines);
            Array.Clear(rooms, 0, lines);
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
        Reserve(used + room);
        Starts[line] = used;
        rooms[line] = room;
        used += room;
    }

    /// <summary>Forgets the entries of a line.</summary>
    /// <param name="line">Index of the line.</param>
    public void Clear(int line)
    {
        Entries -= Lengths[line];
        Lengths[line] = 0;
    }

    /// <summary>Views the indices of a line.</summary>
    public ReadOnlySpan<int> IndicesOf(int line) => Indices.AsSpan(Starts[line], Lengths[line]);

    /// <summary>Views the values of a line.</summary>
    public Span<double> ValuesOf(int line) => Values.AsSpan(Starts[line], Lengths[line]);

    /// <summary>Where a line holds an index, counted from the line's start; −1 where it does not.</summary>
    public int PositionOf(int line, int index) => IndicesOf(line).IndexOf(index);

    /// <summary>Adds an entry whose index the line does not hold.</summary>
    public void Append(int line, int index, double value)
    {
        if (Lengths[line] == rooms[line])
        {
            MakeRoom(line);
        }

        int place = Starts[line] + Lengths[line]++;
        Indices[place] = index;
        Values[place] = value;
        Entries++;
    }

    /// <summary>Removes an entry that the line holds.</summary>
    public void Remove(int line, int index) => RemoveAt(line, PositionOf(line, index));

    /// <summary>Removes the entry at a position of a line; the last entry takes its position.</summary>
    public void RemoveAt(int line, int position)
    {
        int last = Starts[line] + --Lengths[line];
        Indices[Starts[line] + position] = Indices[last];
        Values[Starts[line] + position] = Values[last];
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
                rooms[index]++;
            }
        }

        for (int line = 0; line < lines; line++)
        {
            rooms[line] += rooms[line] > 0 ? slack : 0;
            Starts[line] = used;
            used += rooms[line];
        }

        Reserve(used);
        foreach (int line in order)
        {
            ReadOnlySpan<int> indices = source.IndicesOf(line);
            ReadOnlySpan<double> values = source.ValuesOf(line);
            for (int entry = 0; entry < indices.Length; entry++)
            {
                Append(indices[entry], line, values[entry]);
            }
        }
    }

    private void MakeRoom(int line)
    {
        const int SmallestRoom = 4;
        int start = Starts[line];
        int length = Lengths[line];
        if (start + rooms[line] == used)
        {
            Reserve(used + 1);
            rooms[line]++;
            used++;
            return;
        }

        int room = Math.Max(SmallestRoom, 2 * length);
        Reserve(used + room);
        Indices.AsSpan(start, length).CopyTo(Indices.AsSpan(used));
        Values.AsSpan(start, length).CopyTo(Values.AsSpan(used));
        Starts[line] = used;
        rooms[line] = room;
        used += room;
    }

    private void Reserve(int places)
    {
        if (places > Indices.Length)
        {
            int[] indices = new int[2 * places];
            double[] values = new double[2 * places];
            Indices.CopyTo(indices, 0);
            Values.CopyTo(values, 0);
            Indices = indices;
            Values = values;
        }
    }
}
