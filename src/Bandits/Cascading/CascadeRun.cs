using System.Globalization;

namespace Mechanisms.Bandits.Cascading;

/// <summary>A ranking learner at work: mutable, single-threaded, forkable.</summary>
/// <remarks>One round is <see cref="Rank"/>, then <see cref="Observe"/> with the click. No round allocates.</remarks>
public abstract class CascadeRun
{
    /// <summary>The click of a user whom no item attracted.</summary>
    public const int NoClick = -1;

    /// <summary>Initializes a run before its first round.</summary>
    /// <param name="items">Number of items, at least 1.</param>
    /// <param name="positions">Length of lists, from 1 to the number of items.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    protected CascadeRun(int items, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positions, items);
        (Items, Positions) = (items, positions);
    }

    /// <summary>Gets the number of items.</summary>
    public int Items { get; }

    /// <summary>Gets the length of lists.</summary>
    public int Positions { get; }

    /// <summary>Gets the number of rounds observed.</summary>
    public long Rounds { get; private set; }

    /// <summary>Ranks items for the coming round. Calling it twice without an observation gives the same list.</summary>
    /// <param name="list">Receives different items, the first to be read first, shape [position].</param>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public void Rank(Span<int> list)
    {
        RequireLength(list.Length);
        Choose(list);
    }

    /// <summary>Takes in what the user did.</summary>
    /// <param name="list">The list shown, shape [position].</param>
    /// <param name="click">Position of the click from 0, or <see cref="NoClick"/>.</param>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position or item.</exception>
    public void Observe(ReadOnlySpan<int> list, int click)
    {
        RequireLength(list.Length);
        if (click < NoClick || click >= Positions)
        {
            throw new ArgumentOutOfRangeException(nameof(click), click, string.Create(
                CultureInfo.InvariantCulture, $"A click must lie in 0..{Positions - 1}, or be NoClick; got {click}."));
        }

        foreach (int item in list)
        {
            RequireItem(item);
        }

        Rounds++;
        Learn(list, click);
    }

    /// <summary>Takes in one free observation of an item, outside any list and round.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isAttractive">Whether it attracted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public void ObserveItem(int item, bool isAttractive)
    {
        RequireItem(item);
        LearnItem(item, isAttractive);
    }

    /// <summary>Copies the run.</summary>
    /// <returns>An independent run in the same state.</returns>
    public CascadeRun Fork()
    {
        CascadeRun copy = Copy();
        copy.Rounds = Rounds;
        return copy;
    }

    /// <summary>Copies everything but <see cref="Rounds"/>.</summary>
    /// <returns>A run that shares nothing mutable with this one.</returns>
    protected abstract CascadeRun Copy();

    /// <summary>Writes the list of the coming round.</summary>
    /// <param name="list">Receives the items.</param>
    protected abstract void Choose(Span<int> list);

    /// <summary>Takes in a click.</summary>
    /// <param name="list">The list shown.</param>
    /// <param name="click">Position of the click, or <see cref="NoClick"/>.</param>
    protected abstract void Learn(ReadOnlySpan<int> list, int click);

    /// <summary>Takes in one observation of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isAttractive">Whether it attracted.</param>
    protected abstract void LearnItem(int item, bool isAttractive);

    private void RequireLength(int length)
    {
        if (length != Positions)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A list must have {Positions} positions; got {length}."), nameof(length));
        }
    }

    private void RequireItem(int item)
    {
        if ((uint)item >= (uint)Items)
        {
            throw new ArgumentOutOfRangeException(nameof(item), item, string.Create(
                CultureInfo.InvariantCulture, $"An item must lie in 0..{Items - 1}; got {item}."));
        }
    }
}
