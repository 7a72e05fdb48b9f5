using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Tests.Learners;
using Mechanisms.Conformance;

namespace Mechanisms.Bandits.Tests.Families;

public sealed class RewardFamilyTests
{
    public static TheoryData<RewardFamily> Families =>
        [new RewardFamily.Bernoulli(), new RewardFamily.Gaussian(0.25), new RewardFamily.Poisson(), new RewardFamily.Exponential()];

    [Theory]
    [InlineData(0.5, 0.1, 0.712878631455824)]
    [InlineData(0, 0.3, 0.25918177931828)]
    [InlineData(0.2, 0.05, 0.343535703486095)]
    [InlineData(0.9, 0.02, 0.949370846092185)]
    [InlineData(1, 0.5, 1)]
    public void Reproduces_the_golden_bounds(double mean, double budget, double bound) =>
        Assert.Equal(bound, RewardFamily.ZeroOne.UpperBound(mean, budget), 13);

    [Theory]
    [InlineData(0.8, 0.9, 0.04440300759)]
    [InlineData(0.4, 0.5, 0.02013551355)]
    public void Reproduces_the_golden_divergences(double mean, double other, double divergence) =>
        Assert.Equal(divergence, RewardFamily.ZeroOne.Divergence(mean, other), 11);

    [Fact]
    public void Agrees_with_bisection_to_the_last_digits() =>
        Prop.ForAll(Pairs(), pair => Assert.Equal(
            PlainIndex.LargestWithin(pair.Mean, pair.Budget), RewardFamily.ZeroOne.UpperBound(pair.Mean, pair.Budget), 1e-9))
            .Check(Laws.Config.WithMaxTest(2_000));

    [Theory]
    [MemberData(nameof(Families), DisableDiscoveryEnumeration = true)]
    public void Bounds_meet_the_budget_on_either_side(RewardFamily family) => Prop.ForAll(Pairs(), pair =>
    {
        double upper = family.UpperBound(pair.Mean, pair.Budget);
        double lower = family.LowerBound(pair.Mean, pair.Budget);
        Assert.InRange(upper, pair.Mean, family.LargestMean);
        Assert.InRange(lower, family.LeastMean, pair.Mean);
        Assert.True(family.Divergence(pair.Mean, Shrunk(pair.Mean, upper)) <= pair.Budget);
        Assert.True(family.Divergence(pair.Mean, Shrunk(pair.Mean, lower)) <= pair.Budget);
        double above = upper + (1e-6 * (1 + Math.Abs(upper)));
        double below = lower - (1e-6 * (1 + Math.Abs(lower)));
        Assert.True(above > family.LargestMean || double.IsInfinity(upper) || pair.Mean <= 0 || family.Divergence(pair.Mean, above) > pair.Budget);
        Assert.True(below < family.LeastMean || family.Divergence(pair.Mean, below) > pair.Budget);
    }).Check(Laws.Config.WithMaxTest(400));

    [Theory]
    [MemberData(nameof(Families), DisableDiscoveryEnumeration = true)]
    public void Bounds_do_not_shrink_while_the_budget_grows_but_for_the_stated_error(RewardFamily family) => Prop.ForAll(Pairs(), pair =>
    {
        double more = pair.Budget * (1 + 1e-9);
        Assert.True(family.UpperBound(pair.Mean, more) >= (family.UpperBound(pair.Mean, pair.Budget) * (1 - 1e-9)) - 1e-9);
        Assert.True(family.LowerBound(pair.Mean, more) <= family.LowerBound(pair.Mean, pair.Budget) + 1e-9);
    }).Check(Laws.Config.WithMaxTest(400));

    [Fact]
    public void Closed_forms_hold()
    {
        Assert.Equal(0.3 + Math.Sqrt(2 * 0.25 * 0.1), new RewardFamily.Gaussian(0.25).UpperBound(0.3, 0.1), 15);
        Assert.Equal(0.7, new RewardFamily.Poisson().UpperBound(0, 0.7), 15);
        Assert.Equal(0, new RewardFamily.Exponential().UpperBound(0, 0.7));
        Assert.Equal(1, RewardFamily.ZeroOne.UpperBound(0.4, double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, RewardFamily.ZeroOne.Divergence(0.4, 1));
    }

    [Fact]
    public void Rejects_what_is_no_mean_and_no_budget()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RewardFamily.ZeroOne.UpperBound(1.1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RewardFamily.ZeroOne.UpperBound(double.NaN, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RewardFamily.ZeroOne.LowerBound(0.5, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RewardFamily.Poisson().Divergence(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RewardFamily.Gaussian(0));
    }

    // A point a hair inside a bound, so that its rounding cannot decide.
    private static double Shrunk(double mean, double bound) => double.IsInfinity(bound) ? mean : bound + ((mean - bound) * 1e-6);

    private static Arbitrary<(double Mean, double Budget)> Pairs() => Arb.From(
        from mean in Gen.OneOf(Gen.Elements(0, 1, 0.5, 0.01, 0.99), Gen.Choose(0, 1_000_000).Select(part => 0.001 + (part * 0.999e-6)))
        from exponent in Gen.Choose(-60, 25)
        from digits in Gen.Choose(100, 999)
        select (mean, digits / 100.0 * Math.Pow(10, exponent / 10.0)));
}
