using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>The types that each of a fixed number of agents may have, and the reports that each may make, all listed.</summary>
/// <remarks>
/// Every type is also a report; reports beyond the types are misreports only. The order of the lists is the order in which searches try
/// them, so that small ones listed first give small witnesses. Make one with <see cref="Domain"/>. Immutable and thread-safe.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
public sealed record FiniteDomain<TReport>
{
    internal FiniteDomain(Sequence<Sequence<TReport>> types, Sequence<Sequence<TReport>> reports, string words)
    {
        Types = types;
        Reports = reports;
        Words = words;
    }

    /// <summary>Gets the types of each agent, shape [agent][type].</summary>
    public Sequence<Sequence<TReport>> Types { get; }

    /// <summary>Gets the reports of each agent: its types first, in the same order, then reports beyond them; shape [agent][report].</summary>
    public Sequence<Sequence<TReport>> Reports { get; }

    /// <summary>Gets the domain in words, for verdicts: <c>3 agents with values 0, 1, 2</c>.</summary>
    public string Words { get; }

    /// <summary>Gets the number of agents.</summary>
    public int Agents => Types.Count;

    /// <summary>Gets the number of type profiles.</summary>
    /// <exception cref="OverflowException">There are 2⁶³ or more.</exception>
    public long ProfileCount => Types.Aggregate(1L, (product, list) => checked(product * list.Count));

    /// <summary>All profiles of types, the last agent's type changing fastest.</summary>
    /// <returns>The profiles, shape [agent] each, made one at a time.</returns>
    public IEnumerable<Sequence<TReport>> Profiles()
    {
        int[] places = new int[Agents];
        int agent = Agents - 1;
        while (agent >= 0)
        {
            yield return Sequence.Of(Agents, index => Types[index][places[index]]);
            agent = Agents - 1;
            while (agent >= 0 && ++places[agent] == Types[agent].Count)
            {
                places[agent--] = 0;
            }
        }
    }

    /// <summary>The domain with more reports for every agent.</summary>
    /// <param name="misreports">Reports that no type equals; equal ones are left out.</param>
    /// <param name="words">What is added, in words: <c>reports -1, 2</c>.</param>
    /// <returns>The larger domain.</returns>
    /// <exception cref="ArgumentNullException">The words are null.</exception>
    public FiniteDomain<TReport> WithMisreports(ReadOnlySpan<TReport> misreports, string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        TReport[] added = misreports.ToArray();
        return new(Types, [.. Reports.Select(list => list.Concat(added).Distinct().ToSequence())], $"{Words}, and misreports {words}");
    }

    /// <summary>Gives the domain in words.</summary>
    /// <returns><see cref="Words"/>.</returns>
    public override string ToString() => Words;
}
