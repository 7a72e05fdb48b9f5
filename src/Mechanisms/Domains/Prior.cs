using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>What everybody believes about types: each agent's type is drawn on its own, with exact probabilities.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <typeparam name="TType">A type, and a report.</typeparam>
/// <param name="Types">The lottery over the types of each agent, shape [agent].</param>
public sealed record Prior<TType>(Sequence<Lottery<TType>> Types)
{
    /// <summary>Gets the number of agents.</summary>
    public int Agents => Types.Count;

    /// <summary>The prior in which every type of a domain is equally likely.</summary>
    /// <param name="domain">The domain.</param>
    /// <returns>The prior.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="domain"/> is null.</exception>
    public static Prior<TType> Uniform(FiniteDomain<TType> domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return new([.. domain.Types.Select(types => Lottery.Uniform(types.Span))]);
    }

    /// <summary>What a mechanism makes of one agent's report, before the types of the others are known and when they tell the truth.</summary>
    /// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="agent">Index of the agent.</param>
    /// <param name="report">What it reports.</param>
    /// <returns>The lottery over outcomes, over the types of the others and the draws of the mechanism.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mechanism"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The agent is none of the prior's.</exception>
    public Lottery<TOutcome> Interim<TOutcome>(IMechanism<TType, TOutcome> mechanism, int agent, TType report)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        ArgumentOutOfRangeException.ThrowIfNegative(agent);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(agent, Agents);
        return Lottery.Of<TOutcome>(
        [
            .. Profiles(agent, report).SelectMany(
                drawn => mechanism.Run(drawn.Profile).Chances, (drawn, chance) => chance with { Weight = drawn.Weight * chance.Weight }),
        ]);
    }

    /// <summary>Writes the lottery of every agent's type; one for all where they are equal.</summary>
    /// <returns>For example <c>1/2: 0, 1/2: 1 for each of 2 agents</c>.</returns>
    public override string ToString() => Types.Distinct().Count() == 1
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Types[0]} for each of {Agents} agents")
        : string.Join("; ", Types);

    // The same array every time, with the types of the others in turn, the last agent's fastest.
    private IEnumerable<(TType[] Profile, Rational Weight)> Profiles(int agent, TType report)
    {
        TType[] profile = new TType[Agents];
        int[] places = new int[Agents];
        do
        {
            Rational weight = Rational.One;
            for (int other = 0; other < Agents; other++)
            {
                Chance<TType> drawn = Types[other].Chances[places[other]];
                profile[other] = other == agent ? report : drawn.Outcome;
                weight = other == agent ? weight : weight * drawn.Weight;
            }

            yield return (profile, weight);
        }
        while (Advance(places, agent));
    }

    private bool Advance(int[] places, int agent)
    {
        for (int other = Agents - 1; other >= 0; other--)
        {
            if (other == agent)
            {
                continue;
            }

            if (++places[other] < Types[other].Chances.Count)
            {
                return true;
            }

            places[other] = 0;
        }

        return false;
    }
}
