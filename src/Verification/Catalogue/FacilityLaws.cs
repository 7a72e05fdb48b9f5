using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>Laws and costs of facilities on a line.</summary>
internal static class FacilityLaws
{
    /// <summary>Where all agents stand on two points, both groups have the same expected total distance.</summary>
    public static Law<Rational, Rational> StronglyProportional(IMechanism<Rational, Rational> rule) => new(
        rule,
        "strongly proportional in expectation",
        (truth, lottery) =>
        {
            Rational[] points = [.. truth.Distinct()];
            if (points.Length != 2)
            {
                return null;
            }

            Rational[] totals = [.. points.Select(point => truth.Count(place => place == point) * lottery.Expected(place => Rational.Abs(place - point)))];
            return totals[0] == totals[1] ? null : $"The group at {points[0]} walks {totals[0]} in all, the one at {points[1]} {totals[1]}.";
        });

    /// <summary>Every mechanism of the support is anonymous.</summary>
    public static Law<Rational, Rational> UniversallyAnonymous(MixedMechanism<Rational, Rational> rule) => new(
        rule,
        "universally anonymous",
        (truth, _) => rule.Support(truth.Count).Chances.Select(drawn => drawn.Outcome).FirstOrDefault(
            drawn => new Anonymity<Rational, Rational>(drawn).Examine(Case(drawn, truth)) is not null) is { } named
                ? $"The {named.Name} is not anonymous." : null);

    /// <summary>Moving and stretching the line moves and stretches the lottery: shown by a shift of 1 and a factor of 3.</summary>
    public static Law<Rational, Rational> Equivariant(IMechanism<Rational, Rational> rule) => new(
        rule,
        "equivariant to translation and scale",
        (truth, lottery) => rule.Run([.. truth.Select(Moved)]).Equals(lottery.Select(Moved)) ? null : "x ↦ 3x + 1 does not carry over.");

    /// <summary>Every group of k of n agents at one point is at most (n − k)/n from the facility, on [0, 1].</summary>
    public static Law<Rational, Rational> Proportional(IMechanism<Rational, Rational> rule) => new(
        rule,
        "proportional to groups",
        (truth, lottery) => truth.FirstOrDefault(Unserved(truth, lottery), -Rational.One) is { Sign: >= 0 } point
            ? $"The group at {point} is too far away." : null);

    public static ApproximationRatio<Rational, Rational> TotalWithin(IMechanism<Rational, Rational> rule, Rational factor) => new(
        rule, OptimizationSense.Minimize, Total, truth => truth.Select(place => Total(truth, place)).Min(), factor)
    {
        Goal = "the least total distance",
    };

    public static ApproximationRatio<Rational, Rational> MaximumWithin(IMechanism<Rational, Rational> rule, Rational factor) => new(
        rule, OptimizationSense.Minimize, Maximum, truth => (truth.Max() - truth.Min()) / 2, factor)
    {
        Goal = "the least maximum distance",
    };

    public static ApproximationRatio<Rational, Rational> SquaresWithin(IMechanism<Rational, Rational> rule, Rational factor) => new(
        rule, OptimizationSense.Minimize, Squares, truth => Squares(truth, Sum(truth) / truth.Count), factor)
    {
        Goal = "the least sum of squared distances",
    };

    private static Rational Moved(Rational place) => (3 * place) + Rational.One;

    private static Rational Total(Sequence<Rational> truth, Rational facility) => Sum(truth.Select(place => Rational.Abs(place - facility)));

    private static Rational Maximum(Sequence<Rational> truth, Rational facility) => truth.Select(place => Rational.Abs(place - facility)).Max();

    private static Rational Squares(Sequence<Rational> truth, Rational facility) => Sum(truth.Select(place => (place - facility) * (place - facility)));

    private static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, number) => sum + number);

    private static Func<Rational, bool> Unserved(Sequence<Rational> truth, Lottery<Rational> lottery) => point =>
    {
        Rational reach = new(truth.Count(place => place != point), truth.Count);
        return lottery.Chances.Any(chance => Rational.Abs(chance.Outcome - point) > reach);
    };

    private static Situation<Rational, Rational> Case(IMechanism<Rational, Rational> rule, Sequence<Rational> truth) =>
        new(rule, truth, Sequence.Of(truth.Count, _ => default(Sequence<Rational>)));
}
