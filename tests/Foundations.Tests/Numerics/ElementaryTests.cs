using System.Globalization;
using System.Numerics;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed partial class ElementaryTests
{
    private const double StatedBound = 1;

    [Fact]
    public void Log_is_within_its_stated_error_on_random_and_hard_points() =>
        AssertBound(nameof(Elementary.Log), LogPoints(4_000), Elementary.Log, LogError);

    [Fact]
    public void Exp_is_within_its_stated_error_on_random_and_hard_points() =>
        AssertBound(nameof(Elementary.Exp), ExpPoints(4_000), Elementary.Exp, ExpError);

    [Fact]
    public void Sin_is_within_its_stated_error_on_random_and_hard_points() =>
        AssertBound(nameof(Elementary.Sin), AnglePoints(3_000), Elementary.Sin, (x, y) => FixedPoint.UlpError(y, FixedPoint.Sin(x)));

    [Fact]
    public void Cos_is_within_its_stated_error_on_random_and_hard_points() =>
        AssertBound(nameof(Elementary.Cos), AnglePoints(3_000), Elementary.Cos, (x, y) => FixedPoint.UlpError(y, FixedPoint.Cos(x)));

    [Conformance.LongFact]
    public void All_four_are_within_their_stated_errors_on_many_points()
    {
        AssertBound(nameof(Elementary.Log), LogPoints(400_000), Elementary.Log, LogError);
        AssertBound(nameof(Elementary.Exp), ExpPoints(400_000), Elementary.Exp, ExpError);
        AssertBound(nameof(Elementary.Sin), AnglePoints(200_000), Elementary.Sin, (x, y) => FixedPoint.UlpError(y, FixedPoint.Sin(x)));
        AssertBound(nameof(Elementary.Cos), AnglePoints(200_000), Elementary.Cos, (x, y) => FixedPoint.UlpError(y, FixedPoint.Cos(x)));
    }

    [Fact]
    public void The_check_of_the_bound_refutes_a_logarithm_with_one_coefficient_off_and_a_sine_reduced_by_one_constant()
    {
        PlantedLaw.RequireFalsified(() => AssertBound("planted", LogPoints(500), LogByShortSeries, LogError));
        PlantedLaw.RequireFalsified(() => AssertBound(
            "planted", AnglePoints(500), SinByPlainRemainder, (x, y) => FixedPoint.UlpError(y, FixedPoint.Sin(x))));
    }

    [Fact]
    public void The_oracle_knows_the_published_digits()
    {
        // Decimal digits of ln 2, π, e and sin 1 (OEIS A002162, A000796, A001113, A049469), floor of value · 10⁵⁰.
        Assert.Equal("69314718055994530941723212145817656807550013436025", Digits(FixedPoint.Ln2));
        Assert.Equal("314159265358979323846264338327950288419716939937510", Digits(FixedPoint.Pi));
        Assert.Equal("271828182845904523536028747135266249775724709369995", Digits(FixedPoint.Exp(1).Fixed * 2));
        Assert.Equal("84147098480789650665250232163029899962256306079837", Digits(FixedPoint.Sin(1)));
    }

    [Fact]
    public void Special_values_follow_the_mathematics()
    {
        Assert.Equal(0, Elementary.Log(1));
        Assert.Equal(double.NegativeInfinity, Elementary.Log(0));
        Assert.Equal(double.NegativeInfinity, Elementary.Log(-0.0));
        Assert.Equal(double.PositiveInfinity, Elementary.Log(double.PositiveInfinity));
        Assert.Equal(double.NaN, Elementary.Log(-1));
        Assert.Equal(double.NaN, Elementary.Log(double.NaN));
        Assert.Equal(1, Elementary.Exp(0));
        Assert.Equal(0, Elementary.Exp(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, Elementary.Exp(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Elementary.Exp(709.7827128933841));
        Assert.Equal(0, Elementary.Exp(-745.1332191019412));
        Assert.Equal(double.Epsilon, Elementary.Exp(-745.1332191019411));
        Assert.Equal(double.NaN, Elementary.Exp(double.NaN));
        Assert.Equal(1, Elementary.Cos(0));
        Assert.True(double.IsNegative(Elementary.Sin(-0.0)));
        Assert.Equal(double.Epsilon, Elementary.Sin(double.Epsilon));
        Assert.Equal(double.NaN, Elementary.Sin(Math.BitIncrement(1048576)));
        Assert.Equal(double.NaN, Elementary.Cos(double.NegativeInfinity));
        Assert.False(double.IsNaN(Elementary.Cos(-1048576)));
    }

    private static double LogError(double value, double result) => FixedPoint.UlpError(result, FixedPoint.Log(value));

    private static double ExpError(double value, double result)
    {
        (BigInteger exact, int exponent) = FixedPoint.Exp(value);
        return FixedPoint.UlpError(result, exact, exponent);
    }

    private static void AssertBound(string name, IEnumerable<double> points, Func<double, double> function, Func<double, double, double> error)
    {
        (double worst, double at) = (0, 0);
        foreach (double point in points)
        {
            double ulps = error(point, function(point));
            (worst, at) = ulps > worst ? (ulps, point) : (worst, at);
        }

        string found = string.Create(CultureInfo.InvariantCulture, $"{name}: largest error {worst:F4} ulp at {at:R}");
        TestContext.Current.TestOutputHelper?.WriteLine(found);
        Assert.True(worst < StatedBound, found);
    }

    private static IEnumerable<double> LogPoints(int count)
    {
        RandomStream stream = new StreamKey(101).Open();
        double[] points = new double[count];
        for (int index = 0; index < count; index++)
        {
            double unit = stream.NextDouble();
            points[index] = (index % 4) switch
            {
                0 => Math.ScaleB(1 + unit, (int)(stream.NextUInt32() % 2098) - 1074),
                1 => 0.5 + (1.5 * unit),
                2 => Beside(1, stream.NextUInt32()),
                _ => Math.ScaleB(Beside(stream.NextUInt32() % 2 == 0 ? 1 : Math.Sqrt(2), stream.NextUInt32()), (int)(stream.NextUInt32() % 2000) - 1000),
            };
        }

        return points.Where(point => point > 0 && double.IsFinite(point) && point != 1).Append(double.Epsilon).Append(double.MaxValue);
    }

    private static IEnumerable<double> ExpPoints(int count)
    {
        RandomStream stream = new StreamKey(102).Open();
        double[] points = new double[count];
        for (int index = 0; index < count; index++)
        {
            double unit = stream.NextDouble();
            points[index] = (index % 4) switch
            {
                0 => -745.13 + (1454.9 * unit),
                1 => (2 * unit) - 1,
                2 => -745.13 + (40 * unit),
                _ => Beside((stream.NextUInt32() % 2000 / 2.0 * Math.Log(2)) - 500, stream.NextUInt32()),
            };
        }

        return points.Where(point => point is > -745.13 and < 709.78).Append(709.782712893384).Append(-708.3964185322641).Append(1e-20);
    }

    // Every fourth point is the double next to a multiple of π/2, where the reduction cancels most.
    private static IEnumerable<double> AnglePoints(int count)
    {
        RandomStream stream = new StreamKey(103).Open();
        double[] points = new double[count];
        for (int index = 0; index < count; index++)
        {
            double unit = (2 * stream.NextDouble()) - 1;
            points[index] = (index % 4) switch
            {
                0 => unit * 1048576,
                1 => unit * 7,
                2 => Beside((stream.NextUInt32() % 667_000) * (Math.PI / 2), stream.NextUInt32() % 3),
                _ => Beside((((stream.NextUInt32() % 2_000) * 2) + 1) * (Math.PI / 4), stream.NextUInt32()),
            };
        }

        return points.Where(point => Math.Abs(point) is > 1e-12 and <= 1048576);
    }

    private static double Beside(double value, uint word) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + (word % 65) - 32);

    private static string Digits(BigInteger value) => ((value * BigInteger.Pow(10, 50)) >> FixedPoint.Bits).ToString(CultureInfo.InvariantCulture);

    private static double LogByShortSeries(double value)
    {
        (double reduced, int exponent) = (value, 0);
        while (reduced > Math.Sqrt(2))
        {
            (reduced, exponent) = (reduced / 2, exponent + 1);
        }

        while (reduced < Math.Sqrt(0.5))
        {
            (reduced, exponent) = (reduced * 2, exponent - 1);
        }

        double s = (reduced - 1) / (reduced + 1);
        double z = s * s;
        return (exponent * Math.Log(2)) + (2 * s * (1 + (z * ((1 / 3.0) + (z * (0.2 + (z * ((1 / 7.0) + (z / 9)))))))));
    }

    private static double SinByPlainRemainder(double angle) => Math.Sin(angle - (Math.Round(angle / (2 * Math.PI)) * 2 * Math.PI));
}
