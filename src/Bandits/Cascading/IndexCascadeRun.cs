namespace Mechanisms.Bandits.Cascading;

/// <summary>Ranks items by an optimistic index of their attraction, largest first; unseen items come before all others.</summary>
internal abstract class IndexCascadeRun : CascadeRun
{
    private readonly double[] shows;
    private readonly double[] attractions;
    private readonly double[] indices;

    protected IndexCascadeRun(int items, int positions)
        : base(items, positions)
    {
        shows = new double[items];
        attractions = new double[items];
        indices = new double[items];
    }

    protected IndexCascadeRun(IndexCascadeRun original)
        : base(original.Items, original.Positions)
    {
        shows = [.. original.shows];
        attractions = [.. original.attractions];
        indices = new double[shows.Length];
    }

    /// <summary>Prepares what all items of a round share, from 1.</summary>
    protected abstract double Budget(long round);

    /// <summary>The index of an item.</summary>
    protected abstract double Index(double mean, double shows, double budget);

    protected override void Choose(Span<int> list)
    {
        double budget = Budget(Rounds + 1);
        for (int item = 0; item < indices.Length; item++)
        {
            indices[item] = shows[item] > 0 ? Index(attractions[item] / shows[item], shows[item], budget) : double.PositiveInfinity;
        }

        int length = 0;
        for (int item = 0; item < indices.Length; item++)
        {
            // Insertion into the best so far; an equal index stays behind the lower item.
            int place = length;
            while (place > 0 && indices[item] > indices[list[place - 1]])
            {
                place--;
            }

            if (place == list.Length)
            {
                continue;
            }

            length = Math.Min(length + 1, list.Length);
            for (int later = length - 1; later > place; later--)
            {
                list[later] = list[later - 1];
            }

            list[place] = item;
        }
    }

    protected override void Learn(ReadOnlySpan<int> list, int click)
    {
        // Nothing is learned about items below the click: the user did not read them.
        int read = click == NoClick ? list.Length : click + 1;
        for (int position = 0; position < read; position++)
        {
            LearnItem(list[position], position == click);
        }
    }

    protected override void LearnItem(int item, bool isAttractive)
    {
        shows[item]++;
        attractions[item] += isAttractive ? 1 : 0;
    }
}
