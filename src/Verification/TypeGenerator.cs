using FsCheck;
using FsCheck.Fluent;

namespace Mechanisms.Verification;

/// <summary>Where the types of agents come from: how one is drawn, what is smaller, and which report is nearer to the truth.</summary>
/// <remarks>
/// Make one with <see cref="TypeGenerator"/>; <see cref="Select"/> turns it into types of your own. All agents of a case have types over the same
/// items. Generators reach ties and boundaries on purpose: equal types, zeros, neighbors. Immutable and thread-safe.
/// </remarks>
/// <typeparam name="T">A type, and a report.</typeparam>
public abstract record TypeGenerator<T>
{
    private protected TypeGenerator(int fewestItems, int mostItems)
    {
        FewestItems = fewestItems;
        MostItems = mostItems;
    }

    /// <summary>Gets the fewest items that types are about: candidates, schools, goods; 0 where types are about none.</summary>
    public int FewestItems { get; }

    /// <summary>Gets the most items.</summary>
    public int MostItems { get; }

    /// <summary>Gets a value indicating whether the items are the agents themselves.</summary>
    internal virtual bool AreItemsAgents => false;

    /// <summary>Gets a value indicating whether one agent's type may be another's.</summary>
    internal virtual bool IsShared => true;

    /// <summary>The same generator for a type of your own.</summary>
    /// <typeparam name="TResult">The type of your own.</typeparam>
    /// <param name="to">Makes it.</param>
    /// <param name="from">Reads it back: the inverse of <paramref name="to"/>. Where it is not, as with rounding, shrinking takes only steps that come back as they went.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public TypeGenerator<TResult> Select<TResult>(Func<T, TResult> to, Func<TResult, T> from)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(from);
        return new ConvertedTypes<T, TResult>(this, to, from);
    }

    /// <summary>Only the types that satisfy a condition, in draws and in shrinking.</summary>
    /// <param name="condition">The condition; many types satisfy it, for a draw is repeated until one does.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentNullException">The condition is null.</exception>
    public TypeGenerator<T> Where(Func<T, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new FilteredTypes<T>(this, condition);
    }

    /// <summary>Draws a type of an agent.</summary>
    internal abstract Gen<T> Draw(CaseSize scale, int agent);

    /// <summary>Draws a report near a type: the lies that most often pay.</summary>
    internal virtual Gen<T> Near(CaseSize scale, int agent, T type)
    {
        const int FirstFew = 16;
        T[] smaller = [.. Smaller(type).Take(FirstFew)];
        return smaller.Length == 0 ? Draw(scale, agent) : Gen.Elements(smaller);
    }

    /// <summary>Types that are smaller or rounder, by an order without infinite descent; boldest first.</summary>
    internal abstract IEnumerable<T> Smaller(T type);

    /// <summary>Reports that are rounder, or as round and nearer to the truth, by an order without infinite descent; boldest first.</summary>
    internal virtual IEnumerable<T> Nearer(T report, T truth) => Smaller(report);

    /// <summary>The type without an item, later items moved up; nothing when types have no items.</summary>
    internal virtual IEnumerable<T> Without(T type, int item) => [];

    /// <summary>Gets how many items a type is about.</summary>
    internal virtual int ItemsOf(T type) => 0;

    /// <summary>Names the generator.</summary>
    /// <returns>For example <c>orders of 2 to 4</c>.</returns>
    public abstract override string ToString();
}
