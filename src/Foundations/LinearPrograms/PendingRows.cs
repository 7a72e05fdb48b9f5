using System.Runtime.InteropServices;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Rows that were added to a run but not yet to its model: adding many in one pass costs little more than adding one.</summary>
internal sealed class PendingRows
{
    private readonly List<double> lower = [];
    private readonly List<double> upper = [];
    private readonly List<PendingEntry> entries = [];

    public int Count => lower.Count;

    public ReadOnlySpan<double> Lower => CollectionsMarshal.AsSpan(lower);

    public ReadOnlySpan<double> Upper => CollectionsMarshal.AsSpan(upper);

    public ReadOnlySpan<PendingEntry> Entries => CollectionsMarshal.AsSpan(entries);

    public void Add((double Lower, double Upper) bounds, ReadOnlySpan<int> columns, ReadOnlySpan<double> coefficients)
    {
        for (int index = 0; index < columns.Length; index++)
        {
            if (coefficients[index] != 0)
            {
                entries.Add(new(Count, columns[index], coefficients[index]));
            }
        }

        lower.Add(bounds.Lower);
        upper.Add(bounds.Upper);
    }

    public void Clear()
    {
        lower.Clear();
        upper.Clear();
        entries.Clear();
    }
}
