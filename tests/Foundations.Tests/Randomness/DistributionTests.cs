using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

public sealed class DistributionTests
{
    private static readonly NormalDistribution Normal = new(-2, 3);

    [Fact]
    public void Normal_draws_follow_the_normal_law()
    {
        SampleLaws.AssertFollows(value => MathNet.Numerics.Distributions.Normal.CDF(-2, 3, value), Normal.Draw, 11);
        SampleLaws.AssertMoments(-2, 9, 0, Normal.Draw, 12);
    }

    [Fact]
    public void The_tests_of_the_normal_law_refute_a_wrong_variance_and_twelve_uniforms()
    {
        // 5 % too wide; the sum of twelve uniforms has the right moments of order two and too light tails.
        Sampler wide = (ref stream) => -2 + (1.05 * (Normal.Draw(ref stream) + 2));
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertMoments(-2, 9, 0, wide, 12));
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertFollows(
            value => MathNet.Numerics.Distributions.Normal.CDF(0, 1, value), (ref stream) => (stream.NextDouble() - 0.5) * Math.Sqrt(12), 11));
    }

    [Fact]
    public void Successive_normal_draws_are_uncorrelated() => SampleLaws.AssertMoments(
        0, 1, 6, (ref stream) => NormalDistribution.Standard.Draw(ref stream) * NormalDistribution.Standard.Draw(ref stream), 13);

    [Fact]
    public void Every_width_of_lanes_draws_normal_values_with_the_bits_of_a_stream()
    {
        AssertBits<RealScalar, IntegerScalar, MaskScalar>(NormalDistribution.FromUniform<RealScalar, IntegerScalar, MaskScalar>);
        AssertBits<Real256, Integer256, Mask256>(NormalDistribution.FromUniform<Real256, Integer256, Mask256>);
        AssertBits<Real512, Integer512, Mask512>(NormalDistribution.FromUniform<Real512, Integer512, Mask512>);
        Assert.True(double.IsNaN(NormalDistribution.FromUniform<SingleScalar, IntegerScalar, MaskScalar>(SingleScalar.Create(0.5), SingleScalar.Create(0.5)).Value));
    }

    [Fact]
    public void The_comparison_of_bits_refutes_uniform_numbers_in_another_order() => PlantedLaw.RequireFalsified(
        () => AssertBits<Real256, Integer256, Mask256>((first, second) => NormalDistribution.FromUniform<Real256, Integer256, Mask256>(second, first)));

    [Fact]
    public void Exponential_draws_follow_the_exponential_law()
    {
        ExponentialDistribution exponential = new(2);
        SampleLaws.AssertFollows(value => 1 - Math.Exp(-2 * value), exponential.Draw, 14);
        SampleLaws.AssertMoments(0.5, 0.25, 6, exponential.Draw, 15);
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.7, 3)]
    [InlineData(1, 0.5)]
    [InlineData(2.5, 1)]
    [InlineData(400, 1)]
    public void Gamma_draws_follow_the_gamma_law(double shape, double scale)
    {
        GammaDistribution gamma = new(shape, scale);
        SampleLaws.AssertFollows(value => GammaLaw(shape, value / scale), gamma.Draw, 16);
        SampleLaws.AssertMoments(shape * scale, shape * scale * scale, 6 / shape, gamma.Draw, 17);
    }

    [Fact]
    public void The_test_of_the_gamma_law_refutes_a_missing_boost_and_a_scale_taken_for_a_rate()
    {
        GammaDistribution withoutBoost = new(1.7, 3);
        GammaDistribution withRate = new(0.7, 1 / 3.0);
        Func<double, double> law = value => GammaLaw(0.7, value / 3);
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertFollows(law, withoutBoost.Draw, 16));
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertFollows(law, withRate.Draw, 16));
    }

    [Theory]
    [InlineData(0.2, 0.3)]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(300, 700)]
    public void Beta_draws_follow_the_beta_law(double alpha, double beta)
    {
        BetaDistribution distribution = new(alpha, beta);
        SampleLaws.AssertFollows(value => SpecialFunctions.BetaRegularized(alpha, beta, Math.Clamp(value, 0, 1)), distribution.Draw, 18);
        Beta law = new(alpha, beta);
        double excess = 6 * (((alpha - beta) * (alpha - beta) * (alpha + beta + 1)) - (alpha * beta * (alpha + beta + 2)))
            / (alpha * beta * (alpha + beta + 2) * (alpha + beta + 3));
        SampleLaws.AssertMoments(law.Mean, law.Variance, excess, distribution.Draw, 19);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(6, 1)]
    [InlineData(1.001, 1.5)]
    [InlineData(5, 2)]
    [InlineData(30, 9_000)]
    [InlineData(700, 300)]
    public void Beta_draws_without_an_object_follow_the_beta_law(double alpha, double beta)
    {
        Sampler draw = (ref stream) => BetaDistribution.Draw(alpha, beta, ref stream);
        SampleLaws.AssertFollows(value => SpecialFunctions.BetaRegularized(alpha, beta, Math.Clamp(value, 0, 1)), draw, 23);
        Beta law = new(alpha, beta);
        double excess = 6 * (((alpha - beta) * (alpha - beta) * (alpha + beta + 1)) - (alpha * beta * (alpha + beta + 2)))
            / (alpha * beta * (alpha + beta + 2) * (alpha + beta + 3));
        SampleLaws.AssertMoments(law.Mean, law.Variance, excess, draw, 24);
    }

    [Fact]
    public void The_test_of_the_beta_law_refutes_swapped_shapes()
    {
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertFollows(
            value => SpecialFunctions.BetaRegularized(2, 5, Math.Clamp(value, 0, 1)), (ref stream) => BetaDistribution.Draw(5, 2, ref stream), 23));
        BetaDistribution swapped = new(5, 2);
        PlantedLaw.RequireFalsified(() => SampleLaws.AssertFollows(
            value => SpecialFunctions.BetaRegularized(2, 5, Math.Clamp(value, 0, 1)), swapped.Draw, 18));
    }

    [Fact]
    public void Beta_draws_of_tiny_shapes_go_to_the_ends_with_the_right_shares()
    {
        BetaDistribution tiny = new(1e-5, 3e-5);
        SampleLaws.AssertCounts([0.75, 0.25], (ref stream) => tiny.Draw(ref stream) > 0.5 ? 1 : 0, 20);
        RandomStream stream = new StreamKey(21).Open();
        Assert.InRange(new BetaDistribution(1e-300, 1e-300).Draw(ref stream), 0, 1);
        Assert.InRange(new BetaDistribution(1e300, 1e300).Draw(ref stream), 0, 1);
    }

    [Fact]
    public void A_normal_without_deviation_always_draws_its_mean()
    {
        RandomStream stream = new StreamKey(22).Open();
        Assert.Equal(4.5, new NormalDistribution(4.5, 0).Draw(ref stream));
        Assert.Equal(4UL, stream.Position.Word);
    }

    // Computed by a separate program, in 50 digits, from the documented words and formulas.
    [Fact]
    public void Draws_are_pinned()
    {
        AssertFirst([-0.2845257284348225, -0.96066464614989, 0.7828094495857681, 1.84018284557345], NormalDistribution.Standard.Draw);
        AssertFirst([0.39136317476207894, 0.6249870935845198, 0.8136092917265902, 0.5403218938170223], new ExponentialDistribution(2).Draw);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void Parameters_outside_their_range_are_refused(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => new NormalDistribution(0, bad));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new ExponentialDistribution(bad));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => new GammaDistribution(bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => new GammaDistribution(1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new BetaDistribution(bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => new BetaDistribution(1, bad));
    }

    [Fact]
    public void Zero_and_infinite_parameters_are_refused_where_they_have_no_law()
    {
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => new NormalDistribution(double.NegativeInfinity, 1));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new ExponentialDistribution(0));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => new GammaDistribution(0, 1));
    }

    [Fact]
    public void Distributions_compare_and_print_by_their_parameters()
    {
        Assert.Equal(new GammaDistribution(0.5, 2), new GammaDistribution(0.5, 2));
        Assert.NotEqual(new BetaDistribution(1, 2), new BetaDistribution(2, 1));
        Assert.Equal("gamma(shape 0.5, scale 2)", new GammaDistribution(0.5, 2).ToString());
        Assert.Equal("beta(1.5, 2)", new BetaDistribution(1.5, 2).ToString());
        Assert.Equal("normal(mean -2, sd 3)", Normal.ToString());
        Assert.Equal("exponential(rate 0.5)", new ExponentialDistribution(0.5).ToString());
    }

    // The library calls everything below 10⁻¹⁵ zero; there the first term of the series is exact to 10⁻⁹.
    private static double GammaLaw(double shape, double value) => value < 1e-9
        ? Math.Pow(value, shape) / SpecialFunctions.Gamma(shape + 1)
        : SpecialFunctions.GammaLowerRegularized(shape, value);

    private static void AssertBits<TReal, TInteger, TMask>(Func<TReal, TReal, TReal> transform)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        RandomStream uniforms = new StreamKey(29).Open();
        RandomStream values = new StreamKey(29).Open();
        for (int group = 0; group < 1_000; group++)
        {
            (TReal first, TReal second) = (default, default);
            for (int lane = 0; lane < TReal.Count; lane++)
            {
                first = TReal.Insert(first, lane, uniforms.NextDouble());
                second = TReal.Insert(second, lane, uniforms.NextDouble());
            }

            TReal drawn = transform(first, second);
            for (int lane = 0; lane < TReal.Count; lane++)
            {
                Assert.Equal(NormalDistribution.Standard.Draw(ref values), TReal.Extract(drawn, lane));
            }
        }
    }

    private static void AssertFirst(double[] expected, Sampler sampler)
    {
        double[] draws = SampleLaws.Draw(sampler, 20260101, expected.Length);
        for (int index = 0; index < draws.Length; index++)
        {
            Assert.Equal(expected[index], draws[index], 1e-15);
        }
    }
}
