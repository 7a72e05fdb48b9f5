namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Lines by their number of entries, as doubly linked lists.</summary>
internal sealed class LineBuckets
{
    private readonly ActiveLine[] lines;
    private readonly int[] first;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly int[] bucketOf;

    public LineBuckets(ActiveLine[] lines)
    {
        this.lines = lines;
        first = new int[lines.Length + 1];
        next = new int[lines.Length];
        previous = new int[lines.Length];
        bucketOf = new int[lines.Length];
        Array.Fill(first, -1);
        for (int line = lines.Length - 1; line >= 0; line--)
        {
            Insert(line);
        }
    }

    /// <summary>The first line with a number of entries, -1 without one.</summary>
    public int First(int count) => first[count];

    /// <summary>The next line with as many entries, -1 without one.</summary>
    public int Next(int line) => next[line];

    /// <summary>Moves a line to where its present number of entries belongs.</summary>
    public void Renew(int line)
    {
        if (bucketOf[line] != lines[line].Count)
        {
            Remove(line);
            Insert(line);
        }
    }

    public void Remove(int line)
    {
        if (previous[line] >= 0)
        {
            next[previous[line]] = next[line];
        }
        else
        {
            first[bucketOf[line]] = next[line];
        }

        if (next[line] >= 0)
        {
            previous[next[line]] = previous[line];
        }
    }

    private void Insert(int line)
    {
        int count = lines[line].Count;
        bucketOf[line] = count;
        previous[line] = -1;
        next[line] = first[count];
        if (next[line] >= 0)
        {
            previous[next[line]] = line;
        }

        first[count] = line;
    }
}
