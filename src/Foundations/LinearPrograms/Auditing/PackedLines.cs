namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Sparse lines of residues, one after the other.</summary>
internal sealed class PackedLines
{
    private readonly List<int> starts = [0];
    private int[] places = new int[16];
    private uint[] residues = new uint[16];
    private int count;

    /// <summary>Adds an entry to the line that is being written.</summary>
    public void Add(int place, uint residue)
    {
        if (count == places.Length)
        {
            Array.Resize(ref places, 2 * count);
            Array.Resize(ref residues, 2 * count);
        }

        places[count] = place;
        residues[count++] = residue;
    }

    /// <summary>Ends the line.</summary>
    public void EndLine() => starts.Add(count);

    /// <summary>Adds a multiple of a line to values, all kept below the square of the prime.</summary>
    public void AddTo(Span<ulong> values, int line, ulong factor, ulong square)
    {
        int end = starts[line + 1];
        for (int position = starts[line]; position < end; position++)
        {
            ref ulong value = ref values[places[position]];
            ulong sum = value + (residues[position] * factor);
            value = sum >= square ? sum - square : sum;
        }
    }

    /// <summary>A value plus the inner product of a line, kept below the square of the prime.</summary>
    public ulong Sum(ulong value, ReadOnlySpan<uint> factors, int line, ulong square)
    {
        int end = starts[line + 1];
        for (int position = starts[line]; position < end; position++)
        {
            ulong sum = value + ((ulong)residues[position] * factors[places[position]]);
            value = sum >= square ? sum - square : sum;
        }

        return value;
    }
}
