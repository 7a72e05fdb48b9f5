using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Matching;

namespace Mechanisms.Claims;

/// <summary>No school holds more agents than it has seats, nobody holds what is worse than nothing, and no agent and school would both rather have each other.</summary>
/// <remarks>
/// Ex post, for every matching that may be drawn. A school blocks with an agent that it lists when it has a free seat, or when it holds
/// somebody whom it ranks behind. Eliminating justified envy and waste is the same for priorities. The witness of a case is the first school
/// that is too full, or else the first pair that blocks, lowest agent first.
/// </remarks>
/// <param name="Mechanism">The mechanism; agents report orders of schools.</param>
/// <param name="Priorities">Order of agents at each school, shape [school], best first; agents left out are not acceptable.</param>
[Reference("gale1962", "stable assignments")]
public sealed record Stability(IMechanism<PreferenceOrder, Assignment> Mechanism, Sequence<PreferenceOrder> Priorities)
    : Claim<PreferenceOrder, Assignment, Violation<PreferenceOrder, Assignment>>(Mechanism)
{
    /// <summary>Gets the number of seats of each school, shape [school]; empty for one seat each.</summary>
    /// <exception cref="ArgumentException">There is not one number of at least 0 for each school.</exception>
    public Sequence<int> Seats
    {
        get;
        init => field = value.Count == 0 || (value.Count == Priorities.Count && value.All(seats => seats >= 0))
            ? value
            : throw new ArgumentException(
                $"Seats must be one number of at least 0 for each of {Priorities.Count} schools; got {value}. Leave them out for one seat each.", nameof(value));
    }

    /// <inheritdoc/>
    public override string Property => "stable";

    /// <inheritdoc/>
    public override Violation<PreferenceOrder, Assignment>? Examine(Situation<PreferenceOrder, Assignment> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        foreach (Assignment matching in situation.Outcome.Chances.Select(chance => chance.Outcome))
        {
            if (ObjectionTo(matching, situation.Truth) is { } objection)
            {
                return new(Statement, situation, objection.Reason, objection.Size) { Agent = objection.Agent };
            }
        }

        return null;
    }

    private Objection? ObjectionTo(Assignment matching, Sequence<PreferenceOrder> truth)
    {
        for (int school = 0; school < Priorities.Count; school++)
        {
            if (HeldBy(school, matching) > SeatsOf(school))
            {
                return new(null, $"School {school} holds {HeldBy(school, matching)} agents and has seats for {SeatsOf(school)}.", Rational.One);
            }
        }

        for (int agent = 0; agent < truth.Count; agent++)
        {
            int given = matching.Given[agent];
            if (truth[agent].Prefers(PreferenceOrder.Nothing, given))
            {
                return new(agent, $"Agent {agent} would rather have nothing than {given}.", Rational.One);
            }

            if (given != PreferenceOrder.Nothing && Priorities[given].Prefers(PreferenceOrder.Nothing, agent))
            {
                return new(agent, $"School {given} does not accept agent {agent}.", Rational.One);
            }

            for (int school = 0; school < Priorities.Count; school++)
            {
                if (truth[agent].Prefers(school, given) && WouldTake(school, agent, matching))
                {
                    return new(agent, $"Agent {agent} and school {school} would rather have each other.", Rational.One);
                }
            }
        }

        return null;
    }

    private bool WouldTake(int school, int agent, Assignment matching)
    {
        PreferenceOrder priority = Priorities[school];
        return priority.Prefers(agent, PreferenceOrder.Nothing)
            && (HeldBy(school, matching) < SeatsOf(school)
                || Enumerable.Range(0, matching.Given.Count).Any(holder => matching.Given[holder] == school && priority.Prefers(agent, holder)));
    }

    private int SeatsOf(int school) => Seats.Count == 0 ? 1 : Seats[school];

    private static int HeldBy(int school, Assignment matching) => matching.Given.Count(given => given == school);
}
