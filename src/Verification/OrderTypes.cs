using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Domains;

namespace Mechanisms.Verification;

/// <summary>Strict orders of items, complete or truncated.</summary>
internal sealed record OrderTypes(int Fewest, int Most, bool IsTruncated) : TypeGenerator<PreferenceOrder>(Fewest, Most)
{
    public override string ToString() => IsTruncated ? $"truncated orders of {Ranges.Words(Fewest, Most)}" : $"orders of {Ranges.Words(Fewest, Most)}";

    internal override Gen<PreferenceOrder> Draw(CaseSize scale, int agent)
    {
        Gen<int[]> all = Gen.Shuffle(Enumerable.Range(0, scale.Items).ToArray());
        return IsTruncated
            ? all.SelectMany(_ => Gen.Choose(-scale.Items, scale.Items), (listed, cut) => new PreferenceOrder(listed.AsSpan()[..^Math.Max(0, cut)]))
            : all.Select(listed => new PreferenceOrder(listed));
    }

    // Two items exchanged, one moved to the top or to the bottom, or the list cut.
    internal override Gen<PreferenceOrder> Near(CaseSize scale, int agent, PreferenceOrder type)
    {
        int count = type.Listed.Count;
        return count < 2 ? Draw(scale, agent) : Gen.Choose(0, count - 1).SelectMany(
            _ => Gen.Choose(0, IsTruncated ? 3 : 2), (place, move) => OrderSteps.Moved(type, place, move));
    }

    internal override IEnumerable<PreferenceOrder> Smaller(PreferenceOrder type) =>
        (IsTruncated ? OrderSteps.Shorter(type) : []).Concat(OrderSteps.Sorted(type));

    internal override IEnumerable<PreferenceOrder> Nearer(PreferenceOrder report, PreferenceOrder truth)
    {
        int distance = OrderSteps.Distance(report, truth);
        IEnumerable<PreferenceOrder> steps = OrderSteps.Exchanges(report);
        steps = IsTruncated ? OrderSteps.Shorter(report).Concat(OrderSteps.Longer(report, truth)).Concat(steps) : steps;
        return steps.Where(step => step != truth && OrderSteps.Distance(step, truth) < distance);
    }

    internal override IEnumerable<PreferenceOrder> Without(PreferenceOrder type, int item) => [OrderSteps.Without(type, item)];

    internal override int ItemsOf(PreferenceOrder type) => type.Listed.Count == 0 ? 0 : type.Listed.Max() + 1;
}
