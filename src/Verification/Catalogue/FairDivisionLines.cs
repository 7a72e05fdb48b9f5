using Mechanisms.Claims;
using Mechanisms.Domains;
using Mechanisms.FairDivision;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of dividing indivisible items.</summary>
internal static class FairDivisionLines
{
    private static readonly PropertySearch<Sequence<Rational>> Anybody = new PropertySearch<Sequence<Rational>>(TypeGenerator.AdditiveValuations(1, 5)).WithAgents(1, 4);
    private static readonly AdditiveAgents Agents = new();

    public static IEnumerable<TruthTableLine> All()
    {
        RoundRobin robin = new();
        FiniteDomain<Sequence<Rational>> ranked = Domain.Same<Sequence<Rational>>(
            2, [[3, 2, 1], [1, 3, 2], [2, 3, 1], [3, 1, 2], [2, 1, 3], [1, 2, 3]], "values 1, 2, 3 for three items in any order");
        FiniteDomain<Sequence<Rational>> small = Domain.Same<Sequence<Rational>>(
            3, [.. Values(3, 3)], "values 0, 1, 2 for each of three items");
        FiniteDomain<Sequence<Rational>> pair = Domain.Same<Sequence<Rational>>(
            2, [.. Values(4, 3)], "values 0, 1, 2 for each of four items");
        FiniteDomain<Sequence<Rational>> one = Domain.Same<Sequence<Rational>>(2, [.. Values(1, 2)], "value 0 or 1 for one item");
        return
        [
            TruthTableLine.Holds(new EnvyFreenessUpToOneItem<Sequence<Rational>, ItemAllocation>(robin, Agents), small, Anybody),
            TruthTableLine.Holds(new EnvyFreenessUpToOneItem<Sequence<Rational>, ItemAllocation>(robin, Agents), pair, Anybody),
            TruthTableLine.Fails(new EnvyFreeness<Sequence<Rational>, ItemAllocation>(robin, Agents), one, Anybody, new(2, 1)),
            TruthTableLine.Fails(new Strategyproofness<Sequence<Rational>, ItemAllocation>(robin, Agents), ranked, Anybody, new(2, 3)),
            TruthTableLine.Fails(
                new ParetoEfficiency<Sequence<Rational>, ItemAllocation>(robin, Agents, truth => Allocations(truth.Count, truth[0].Count)), one, Anybody, new(2, 1)),
        ];
    }

    private static IEnumerable<ItemAllocation> Allocations(int agents, int items) =>
        Tuples(items, agents).Select(owners => new ItemAllocation(owners));

    private static IEnumerable<Sequence<Rational>> Values(int items, int most) =>
        Tuples(items, most).Select(values => values.Select(value => (Rational)value).ToSequence());

    // All sequences of numbers below a bound, the first changing fastest.
    private static IEnumerable<Sequence<int>> Tuples(int length, int bound)
    {
        int count = Enumerable.Repeat(bound, length).Aggregate(1, (product, factor) => product * factor);
        for (int code = 0; code < count; code++)
        {
            int rest = code;
            yield return Sequence.Of(length, _ =>
            {
                int digit = rest % bound;
                rest /= bound;
                return digit;
            });
        }
    }
}
