namespace Mechanisms.Games.Nash;

/// <content>What becomes of the inverse when variables are exchanged: a strategy or a slack for a strategy or a slack.</content>
internal sealed partial class RoundedReplyBasis
{
    // A strategy enters and a row begins to bind: W with a row and a column more.
    private int Grow(int label, int column, int slack, double step)
    {
        double pivot = falls[slack];
        Combine(slack, row);
        if (support == Capacity)
        {
            Enlarge();
        }

        int last = support;
        int width = Slots;
        for (int slot = 0; slot < last; slot++)
        {
            double factor = -drops[slot] / pivot;
            Subtract(InverseRow(slot)[..width], row.AsSpan(0, width), factor);
            inverse[(slot * Capacity) + last] = factor;
        }

        Span<double> added = inverse.AsSpan(last * Capacity, Capacity);
        added.Clear();
        for (int place = 0; place < last; place++)
        {
            added[place] = -row[place] / pivot;
        }

        added[last] = 1 / pivot;
        support++;
        Place(label, column, last, step);
        return Bind(slack, last);
    }

    // A strategy enters for another: a row of W by itself, then out of the others.
    private int ReplaceStrategy(int label, int column, int slot, double step)
    {
        int leaving = labels[slot];
        Span<double> own = InverseRow(slot);
        double reciprocal = 1 / drops[slot];
        for (int place = 0; place < own.Length; place++)
        {
            own[place] *= reciprocal;
        }

        for (int others = 0; others < support; others++)
        {
            if (others != slot)
            {
                Subtract(InverseRow(others), own, drops[others]);
            }
        }

        slots[leaving] = -1;
        Place(label, column, slot, step);
        return leaving;
    }

    // A row binds instead of another, whose slack enters.
    private int ReplaceRow(int label, int slack, double step)
    {
        int place = slots[label];
        Combine(slack, row);
        double pivot = row[place];
        for (int slot = 0; slot < support; slot++)
        {
            double factor = drops[slot] / pivot;
            Subtract(InverseRow(slot), row, factor);
            inverse[(slot * Capacity) + place] = factor;
        }

        slots[label] = -1;
        slacks[label - firstSlack] = step;
        return Bind(slack, place);
    }

    // A strategy leaves for the slack of a row: W without its row and column, whose places the last ones take.
    private int Shrink(int label, int slot, double step)
    {
        int leaving = labels[slot];
        int place = slots[label];
        int last = support - 1;
        Span<double> own = InverseRow(slot);
        double pivot = own[place];
        for (int others = 0; others < support; others++)
        {
            if (others != slot)
            {
                Span<double> target = InverseRow(others);
                Subtract(target, own, drops[others] / pivot);
                target[place] = target[last];
                target[last] = 0;
            }
        }

        slots[label] = slots[leaving] = -1;
        slacks[label - firstSlack] = step;
        if (place != last)
        {
            binding[place] = binding[last];
            slots[firstSlack + binding[place]] = place;
        }

        if (slot != last)
        {
            InverseRow(last).CopyTo(own);
            Place(labels[last], columns[last], slot, weights[last]);
        }

        support--;
        return leaving;
    }

    private void Place(int label, int column, int slot, double weight)
    {
        (labels[slot], columns[slot], weights[slot]) = (label, column, weight);
        slots[label] = slot;
    }

    // The label of the slack that leaves the basis.
    private int Bind(int slack, int place)
    {
        binding[place] = slack;
        slacks[slack] = double.PositiveInfinity;
        slots[firstSlack + slack] = place;
        return firstSlack + slack;
    }

    private void Enlarge()
    {
        int capacity = Capacity;
        double[] larger = new double[4 * capacity * capacity];
        for (int slot = 0; slot < support; slot++)
        {
            InverseRow(slot).CopyTo(larger.AsSpan(2 * slot * capacity));
        }

        inverse = larger;
        Array.Resize(ref columns, 2 * capacity);
        Array.Resize(ref labels, 2 * capacity);
        Array.Resize(ref binding, 2 * capacity);
        Array.Resize(ref drops, 2 * capacity);
        Array.Resize(ref row, 2 * capacity);
        Array.Resize(ref weights, 2 * capacity);
    }
}
