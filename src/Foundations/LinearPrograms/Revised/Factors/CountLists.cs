namespace Mechanisms.Foundations.LinearPrograms.Revised.Factors;

/// <summary>Items in doubly linked lists, one list per count, so that the items of the smallest counts are found first.</summary>
/// <remarks>Within a list the item linked last comes first. Every operation is O(1). Single-threaded.</remarks>
internal sealed class CountLists
{
    /// <summary>Ends a list.</summary>
    public const int None = -1;

    private int[] heads = [];
    private int[] next = [];
    private int[] previous = [];
    private int[] counts = [];

    /// <summary>Empties every list.</summary>
    /// <param name="items">Number of items; counts go from 0 to this number.</param>
    public void Reset(int items)
    {
        if (items >= heads.Length)
        {
            heads = new int[items + 1];
            next = new int[items + 1];
            previous = new int[items + 1];
            counts = new int[items + 1];
        }

        Array.Fill(heads, None, 0, items + 1);
        Array.Fill(counts, None, 0, items + 1);
    }

    /// <summary>First item of a count, or <see cref="None"/>.</summary>
    public int First(int count) => heads[count];

    /// <summary>Item after an item of the same count, or <see cref="None"/>.</summary>
    public int Next(int item) => next[item];

    /// <summary>Puts an item under a count, taking it from another; one that is there already keeps its place.</summary>
    public void Link(int item, int count)
    {
        if (counts[item] == count)
        {
            return;
        }

        Unlink(item);
        int head = heads[count];
        counts[item] = count;
        previous[item] = None;
        next[item] = head;
        heads[count] = item;
        if (head != None)
        {
            previous[head] = item;
        }
    }

    /// <summary>Takes an item out of its list, if it is in one.</summary>
    public void Unlink(int item)
    {
        int count = counts[item];
        if (count == None)
        {
            return;
        }

        counts[item] = None;
        if (previous[item] == None)
        {
            heads[count] = next[item];
        }
        else
        {
            next[previous[item]] = next[item];
        }

        if (next[item] != None)
        {
            previous[next[item]] = previous[item];
        }
    }
}
