namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>A row or column of the matrix that is left to eliminate, in no order.</summary>
internal sealed class ActiveLine
{
    public int[] Places { get; private set; } = new int[4];

    public uint[] Residues { get; private set; } = new uint[4];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Span => Places.AsSpan(0, Count);

    public void Add(int place, uint residue)
    {
        if (Count == Places.Length)
        {
            int[] places = Places;
            uint[] residues = Residues;
            Array.Resize(ref places, 2 * Count);
            Array.Resize(ref residues, 2 * Count);
            (Places, Residues) = (places, residues);
        }

        Places[Count] = place;
        Residues[Count++] = residue;
    }

    public void RemoveAt(int position)
    {
        Count--;
        Places[position] = Places[Count];
        Residues[position] = Residues[Count];
    }

    public void Remove(int place) => RemoveAt(Span.IndexOf(place));

    /// <summary>Removes an entry and gives its residue.</summary>
    public uint Take(int place)
    {
        int position = Span.IndexOf(place);
        uint residue = Residues[position];
        RemoveAt(position);
        return residue;
    }

    public void Clear()
    {
        Count = 0;
        Places = [];
        Residues = [];
    }
}
