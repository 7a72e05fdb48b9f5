using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>One number for each item: additive valuations, bids, marginal values, marks of agents.</summary>
internal sealed record ListTypes(NumberTypes Numbers, int Fewest, int Most, ListShape Shape, string Words)
    : TypeGenerator<Sequence<Rational>>(Fewest, Most)
{
    internal override bool AreItemsAgents => Shape == ListShape.OneForEachAgent;

    public override string ToString() => Words;

    internal override Gen<Sequence<Rational>> Draw(CaseSize scale, int agent) =>
        Gen.ArrayOf(Numbers.Number, scale.Items).Select(list => Shaped(list));

    internal override Gen<Sequence<Rational>> Near(CaseSize scale, int agent, Sequence<Rational> type) =>
        from place in Gen.Choose(0, type.Count - 1)
        from number in Numbers.Around(type[place])
        select Shaped(Replaced(type, place, number));

    internal override IEnumerable<Sequence<Rational>> Smaller(Sequence<Rational> type) =>
        Each(type, place => Numbers.Smaller(type[place]));

    internal override IEnumerable<Sequence<Rational>> Nearer(Sequence<Rational> report, Sequence<Rational> truth) =>
        report.Count != truth.Count ? [] : Each(report, place => NumberSteps.Nearer(report[place], truth[place]).Where(Numbers.Contains))
            .Where(step => step != truth);

    internal override IEnumerable<Sequence<Rational>> Without(Sequence<Rational> type, int item) =>
        [[.. type.Where((_, index) => index != item)]];

    internal override int ItemsOf(Sequence<Rational> type) => type.Count;

    private static Rational[] Replaced(Sequence<Rational> list, int place, Rational number)
    {
        Rational[] replaced = [.. list];
        replaced[place] = number;
        return replaced;
    }

    private IEnumerable<Sequence<Rational>> Each(Sequence<Rational> list, Func<int, IEnumerable<Rational>> steps) =>
        Enumerable.Range(0, list.Count).SelectMany(place => steps(place).Select(number => Replaced(list, place, number)))
            .Where(IsAllowed).Select(numbers => numbers.ToSequence());

    private Sequence<Rational> Shaped(Rational[] list) =>
        Shape == ListShape.Falling ? [.. list.OrderDescending()] : [.. list];

    private bool IsAllowed(Rational[] list) =>
        Shape != ListShape.Falling || list.Zip(list.Skip(1)).All(pair => pair.First >= pair.Second);
}
