using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Values of bundles: each bundle is worth the best of the bids for its parts.</summary>
internal sealed record BundleTypes(int Fewest, int Most) : TypeGenerator<BundleValuation>(Fewest, Most)
{
    private static readonly NumberTypes Numbers = new(Rational.Zero, Rational.PowerOfTwo(20), "values");

    public override string ToString() => $"bundle valuations of {Ranges.Words(Fewest, Most)}";

    // A few bids, often one: bidders who want one bundle and nothing else lead to the instances of the literature.
    internal override Gen<BundleValuation> Draw(CaseSize scale, int agent) =>
        from bids in Gen.Choose(1, 3)
        from bundles in Gen.ArrayOf(Gen.Choose(1, (1 << scale.Items) - 1), bids)
        from values in Gen.ArrayOf(Numbers.Number, bids)
        select BundleValuation.Of(scale.Items, [.. bundles.Zip(values)]);

    internal override Gen<BundleValuation> Near(CaseSize scale, int agent, BundleValuation type) =>
        from bundle in Gen.Choose(1, type.Values.Count - 1)
        from value in Numbers.Around(type.ValueOf(bundle))
        select Monotone(type.Items, Replaced(type, bundle, value));

    internal override IEnumerable<BundleValuation> Smaller(BundleValuation type) => Each(type, bundle => Numbers.Smaller(type.ValueOf(bundle)));

    internal override IEnumerable<BundleValuation> Nearer(BundleValuation report, BundleValuation truth) => report.Items != truth.Items
        ? []
        : Each(report, bundle => NumberSteps.Nearer(report.ValueOf(bundle), truth.ValueOf(bundle)).Where(Numbers.Contains))
            .Where(step => step != truth);

    internal override IEnumerable<BundleValuation> Without(BundleValuation type, int item)
    {
        int below = (1 << item) - 1;
        Rational[] values = [.. Enumerable.Range(0, type.Values.Count / 2).Select(bundle => type.ValueOf((bundle & below) | ((bundle & ~below) << 1)))];
        return type.Items <= 1 ? [] : [new BundleValuation([.. values])];
    }

    internal override int ItemsOf(BundleValuation type) => type.Items;

    // Only values that stay monotone as they are: another bundle's value may not move in the wake.
    private static IEnumerable<BundleValuation> Each(BundleValuation type, Func<int, IEnumerable<Rational>> steps) =>
        Enumerable.Range(1, type.Values.Count - 1)
            .SelectMany(bundle => steps(bundle).Select(value => Replaced(type, bundle, value)))
            .Where(values => IsMonotone(type.Items, values))
            .Select(values => new BundleValuation([.. values]));

    private static Rational[] Replaced(BundleValuation type, int bundle, Rational value)
    {
        Rational[] values = [.. type.Values];
        values[bundle] = value;
        return values;
    }

    private static BundleValuation Monotone(int items, Rational[] values) =>
        BundleValuation.Of(items, [.. values.Select((value, bundle) => (bundle, value)).Skip(1)]);

    private static bool IsMonotone(int items, Rational[] values) => Enumerable.Range(0, values.Length).All(bundle =>
        Enumerable.Range(0, items).All(item => (bundle & (1 << item)) == 0 || values[bundle & ~(1 << item)] <= values[bundle]));
}
