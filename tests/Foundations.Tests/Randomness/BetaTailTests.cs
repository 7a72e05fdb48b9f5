using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

public sealed class BetaTailTests
{
    // Shapes from 1, the boundary, to 10,000, points up to the ends; a third of the shapes are whole numbers, as posteriors of rewards 0 and 1 are.
    private static readonly Arbitrary<(double Alpha, double Beta, double Point)> Cases = (
        from alpha in Shape
        from beta in Shape
        from point in Gen.Choose(1, 9_999)
        select (alpha, beta, point / 10_000.0)).ToArbitrary();

    private static Gen<double> Shape => Gen.OneOf(
        Gen.Constant(1.0), Gen.Choose(1, 50).Select(shape => (double)shape), Gen.Choose(0, 4_000).Select(power => Math.Pow(10, power / 1_000.0)));

    [Fact]
    public void Tails_agree_with_an_independent_program_to_ten_digits() =>
        Prop.ForAll(Cases, item => AgreesToTenDigits(item, BetaDistribution.UpperTail)).Check(Laws.Config.WithMaxTest(2_000));

    // Points within three deviations of the mean, where the fraction takes most terms and what it is made of shrinks most.
    [Fact]
    public void Tails_of_large_shapes_agree_near_their_mean() => Prop.ForAll(
        (from alpha in Gen.Choose(4_000, 6_000)
         from beta in Gen.Choose(4_000, 6_000)
         from deviations in Gen.Choose(-300, 300)
         select (Alpha: Math.Pow(10, alpha / 1_000.0), Beta: Math.Pow(10, beta / 1_000.0), Deviations: deviations / 100.0)).ToArbitrary(),
        item =>
        {
            (double alpha, double beta, double deviations) = item;
            double mean = alpha / (alpha + beta);
            double point = mean + (deviations * Math.Sqrt(mean * (1 - mean) / (alpha + beta + 1)));
            double tail = BetaDistribution.UpperTail(alpha, beta, point);
            return Math.Abs(tail - SpecialFunctions.BetaRegularized(beta, alpha, 1 - point)) <= 1e-7;
        }).Check(Laws.Config.WithMaxTest(300));

    [Theory]
    [InlineData(1e5, 1e5)]
    [InlineData(1e6, 1e6)]
    public void Half_of_a_symmetric_law_lies_above_its_middle(double alpha, double beta) =>
        Assert.Equal(0.5, BetaDistribution.UpperTail(alpha, beta, 0.5), 1e-9);

    [Theory]
    [InlineData(1e155, 1e155)]
    [InlineData(2, 1e300)]
    [InlineData(1e300, 1e300)]
    public void Draws_of_shapes_at_the_end_of_their_range_come_to_an_end(double alpha, double beta)
    {
        RandomStream stream = new StreamKey(5).Open();
        Assert.InRange(BetaDistribution.Draw(alpha, beta, ref stream), 0, 1);
    }

    [Fact]
    public void The_check_of_tails_refutes_one_that_stops_a_billionth_early() => PlantedLaw.RequireFalsified(() =>
        Prop.ForAll(Cases, item => AgreesToTenDigits(item, (alpha, beta, point) => BetaDistribution.UpperTail(alpha, beta, point) * (1 - 1e-9)))
            .Check(Laws.Config.WithMaxTest(2_000)));

    [Fact]
    public void The_tail_with_a_density_is_the_tail_and_the_density_is_its_slope() => Prop.ForAll(Cases, item =>
    {
        double tail = BetaDistribution.UpperTail(item.Alpha, item.Beta, item.Point, out double density);
        double step = Math.Min(item.Point, 1 - item.Point) * 1e-5 / Math.Sqrt(item.Alpha + item.Beta);
        double lost = BetaDistribution.UpperTail(item.Alpha, item.Beta, item.Point - step) - BetaDistribution.UpperTail(item.Alpha, item.Beta, item.Point + step);
        return tail.Equals(BetaDistribution.UpperTail(item.Alpha, item.Beta, item.Point)) && Math.Abs((lost / (2 * step)) - density) <= (1e-5 * density) + (1e-9 / step);
    }).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void The_tail_beyond_a_quantile_is_the_one_asked_for() => Prop.ForAll(Cases, item =>
    {
        double quantile = BetaDistribution.UpperQuantile(item.Alpha, item.Beta, item.Point);
        double below = BetaDistribution.UpperTail(item.Alpha, item.Beta, Math.Max(0, quantile - 2e-9));
        double above = BetaDistribution.UpperTail(item.Alpha, item.Beta, Math.Min(1, quantile + 2e-9));
        return above <= item.Point * (1 + 1e-9) && below >= item.Point * (1 - 1e-9);
    }).Check(Laws.Config.WithMaxTest(500));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_density_is_refused_at_the_ends(double point) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(point), () => BetaDistribution.UpperTail(2, 3, point, out _));

    private static bool AgreesToTenDigits((double Alpha, double Beta, double Point) item, Func<double, double, double, double> tail) =>
        Math.Abs(tail(item.Alpha, item.Beta, item.Point) - SpecialFunctions.BetaRegularized(item.Beta, item.Alpha, 1 - item.Point)) <= 1e-10;
}
