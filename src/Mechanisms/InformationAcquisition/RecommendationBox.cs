using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>How often each agent may be told each of its efforts, whatever the others are told: between two bounds.</summary>
/// <remarks>Where both bounds of all agents but one are the same, that agent's recommendation and theirs are independent.</remarks>
/// <param name="Least">Lower bounds, shape [agent][effort], probabilities.</param>
/// <param name="Most">Upper bounds, shape [agent][effort], probabilities.</param>
internal sealed record RecommendationBox(Sequence<Sequence<Rational>> Least, Sequence<Sequence<Rational>> Most)
{
    /// <summary>Every recommendation.</summary>
    public static RecommendationBox Whole(HiredAgentsProblem problem) => new(
        [.. problem.Costs.Select(own => own.Select(_ => Rational.Zero).ToSequence())],
        [.. problem.Costs.Select(own => own.Select(_ => Rational.One).ToSequence())]);

    /// <summary>The recommendations of all agents but one held fixed.</summary>
    /// <param name="told">Probability of telling each agent each effort, shape [agent][effort].</param>
    /// <param name="free">The agent whose recommendation is left open; none when negative.</param>
    public static RecommendationBox Fixed(Sequence<Sequence<Rational>> told, int free) => new(
        [.. told.Select((own, agent) => agent == free ? own.Select(_ => Rational.Zero).ToSequence() : own)],
        [.. told.Select((own, agent) => agent == free ? own.Select(_ => Rational.One).ToSequence() : own)]);

    /// <summary>One effort profile, always.</summary>
    public static RecommendationBox Always(HiredAgentsProblem problem, int efforts)
    {
        Sequence<int> choices = problem.Efforts.Choices(efforts);
        return Fixed([.. problem.Costs.Select((own, agent) => own.Select((_, effort) => effort == choices[agent] ? Rational.One : Rational.Zero).ToSequence())], free: -1);
    }

    /// <summary>The effort profiles that may be recommended, flat indices, ascending.</summary>
    public Sequence<int> Support(HiredAgentsProblem problem) =>
    [
        .. Enumerable.Range(0, problem.Efforts.Count)
            .Where(efforts => Enumerable.Range(0, Most.Count).All(agent => Most[agent][problem.Efforts.Choice(efforts, agent)].Sign > 0)),
    ];

    /// <summary>The effort that an agent must be told most often, where that is often at all; ties go to the lowest.</summary>
    public int Likeliest(int agent) => Least[agent].Select((bound, effort) => (bound, effort)).MaxBy(entry => entry.bound).effort;

    /// <summary>Cuts the box in two at a probability of one effort, and narrows both parts to what sums to 1.</summary>
    public (RecommendationBox Below, RecommendationBox Above) Cut(int agent, int effort, Rational probability) => (
        (this with { Most = Replaced(Most, agent, effort, probability) }).Narrowed(agent),
        (this with { Least = Replaced(Least, agent, effort, probability) }).Narrowed(agent));

    // An effort is told at least as often as the others leave over, and at most as often.
    private RecommendationBox Narrowed(int agent)
    {
        Rational least = Sum(Least[agent]);
        Rational most = Sum(Most[agent]);
        Sequence<Rational> lower = Least[agent].Select((bound, effort) => Rational.Max(bound, Rational.One - (most - Most[agent][effort]))).ToSequence();
        Sequence<Rational> upper = Most[agent].Select((bound, effort) => Rational.Min(bound, Rational.One - (least - Least[agent][effort]))).ToSequence();
        return new(Replaced(Least, agent, lower), Replaced(Most, agent, upper));
    }

    private static Rational Sum(Sequence<Rational> bounds) => bounds.Aggregate(Rational.Zero, (sum, bound) => sum + bound);

    private static Sequence<Sequence<Rational>> Replaced(Sequence<Sequence<Rational>> bounds, int agent, int effort, Rational bound) =>
        Replaced(bounds, agent, bounds[agent].Select((old, place) => place == effort ? bound : old).ToSequence());

    private static Sequence<Sequence<Rational>> Replaced(Sequence<Sequence<Rational>> bounds, int agent, Sequence<Rational> own) =>
        bounds.Select((old, place) => place == agent ? own : old).ToSequence();
}
