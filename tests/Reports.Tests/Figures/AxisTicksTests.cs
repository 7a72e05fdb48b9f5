using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Tests.Figures;

/// <summary>Laws of ticks, read off drawn figures.</summary>
public sealed class AxisTicksTests
{
    /// <summary>Pairs of values over many magnitudes, with equal, zero and opposite ones among them.</summary>
    private static Arbitrary<(double Low, double High)> Spans { get; } = Arb.From(
        from mantissa in Gen.Choose(-999, 999)
        from exponent in Gen.Choose(-12, 12)
        from width in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 999)))
        from widthExponent in Gen.Choose(-9, 3)
        let low = mantissa * Math.Pow(10, exponent)
        let scale = Math.Max(Math.Abs(low), Math.Pow(10, exponent))
        select (low, low + (width * scale * Math.Pow(10, widthExponent))));

    [Fact]
    public void Generated_spans_reach_zero_width_negative_and_mixed_signs()
    {
        IReadOnlyList<(double Low, double High)> sample = Laws.Sample(Spans.Generator, 1000, 2000);
        Assert.Contains(sample, span => span.Low == span.High);
        Assert.Contains(sample, span => span.High < 0);
        Assert.Contains(sample, span => span.Low < 0 && span.High > 0);
        Assert.Contains(sample, span => span.Low >= 0);
    }

    [Fact]
    public void Linear_ticks_are_evenly_spaced_by_1_2_or_5_times_a_power_of_ten() => Prop.ForAll(Spans, span =>
    {
        double[] ticks = TicksOf(Draw(span.Low, span.High, AxisScale.Linear));
        Assert.InRange(ticks.Length, 2, 16);
        double step = ticks[1] - ticks[0];
        Assert.True(step > 0);
        double mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.0001)));
        Assert.Contains(new[] { 1.0, 2, 5 }, nice => Math.Abs(mantissa - nice) < 0.01);
        Assert.All(Enumerable.Range(1, ticks.Length - 1), index => Assert.Equal(step, ticks[index] - ticks[index - 1], step * 0.01));
    }).Check(Laws.Config);

    [Fact]
    public void The_vertical_axis_ends_on_ticks_that_enclose_the_data() => Prop.ForAll(Spans, span =>
    {
        double[] ticks = TicksOf(Draw(span.Low, span.High, AxisScale.Linear));
        double step = ticks[1] - ticks[0];
        Assert.True(ticks[0] <= span.Low + (step * 0.01) && ticks[^1] >= span.High - (step * 0.01));
    }).Check(Laws.Config);

    [Fact]
    public void Logarithmic_axes_have_two_ticks_or_more_in_increasing_order() => Prop.ForAll(Spans, span =>
    {
        double low = Math.Abs(span.Low) + 1e-9;
        double[] ticks = TicksOf(Draw(low, low + Math.Abs(span.High), AxisScale.Logarithmic));
        Assert.True(ticks.Length >= 2, string.Join(' ', ticks));
        Assert.All(Enumerable.Range(1, ticks.Length - 1), index => Assert.True(ticks[index] > ticks[index - 1]));
    }).Check(Laws.Config);

    [Fact]
    public void Whole_axes_mark_whole_numbers_only()
    {
        for (int count = 1; count < 30; count++)
        {
            Figure figure = Figure.Create("f", "f", "", new Axis("Epoch") { IsWhole = true }, new Axis("y"), [Specimens.Line("a", count, point => point)]);
            Assert.All(LabelsOf(Specimens.Draw(figure), "tick-x"), label => Assert.True(int.TryParse(label.Replace('−', '-'), NumberStyles.Integer, CultureInfo.InvariantCulture, out _), label));
        }
    }

    [Theory]
    [InlineData(0, 25000, new[] { "0", "5,000", "10,000", "15,000", "20,000", "25,000" })]
    [InlineData(-0.3, 0.3, new[] { "−0.3", "−0.2", "−0.1", "0.0", "0.1", "0.2", "0.3" })]
    [InlineData(0, 3e7, new[] { "0", "0.5×10⁷", "1.0×10⁷", "1.5×10⁷", "2.0×10⁷", "2.5×10⁷", "3.0×10⁷" })]
    [InlineData(0, 4e-6, new[] { "0", "0.5×10⁻⁶", "1.0×10⁻⁶", "1.5×10⁻⁶", "2.0×10⁻⁶", "2.5×10⁻⁶", "3.0×10⁻⁶", "3.5×10⁻⁶", "4.0×10⁻⁶" })]
    public void Labels_read_as_people_write_numbers(double low, double high, string[] expected) =>
        Assert.Equal(expected, LabelsOf(Draw(low, high, AxisScale.Linear), "tick-y"));

    [Fact]
    public void Decades_are_labeled_as_powers_of_ten() =>
        Assert.Equal(["10⁰", "10¹", "10²", "10³", "10⁴"], LabelsOf(Draw(1, 50000, AxisScale.Logarithmic), "tick-y"));

    private static XDocument Draw(double low, double high, AxisScale scale) => Specimens.Draw(Figure.Create(
        "f", "f", "", new Axis("x"), new Axis("y") { Scale = scale }, [Series.Create("a", [0, 1], [low, high])]));

    private static IEnumerable<string> LabelsOf(XDocument drawing, string axis) => SvgText.All(drawing)
        .Where(text => text.Class.EndsWith(axis, StringComparison.Ordinal)).Select(text => text.Text);

    private static double[] TicksOf(XDocument drawing) => [.. LabelsOf(drawing, "tick-y").Select(Read)];

    private static double Read(string label)
    {
        string plain = label.Replace('−', '-').Replace(",", "", StringComparison.Ordinal);
        string raised = string.Concat(plain.SkipWhile(letter => letter != '⁻' && !"⁰¹²³⁴⁵⁶⁷⁸⁹".Contains(letter, StringComparison.Ordinal))
            .Select(letter => letter == '⁻' ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(letter, StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture)));
        if (raised.Length == 0)
        {
            return double.Parse(plain, CultureInfo.InvariantCulture);
        }

        string mantissa = plain.Contains('×', StringComparison.Ordinal) ? plain.Split('×')[0] : "1";
        return double.Parse($"{mantissa}E{raised}", CultureInfo.InvariantCulture);
    }
}
