using System.Globalization;
using System.Xml.Linq;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Tests.Figures;

/// <summary>Figures that strain the layout.</summary>
public static class Specimens
{
    public static Axis Epochs { get; } = new("Epoch") { IsWhole = true };

    public static Axis Regret { get; } = new("Regret of the epoch") { Unit = "units of utility", IncludesZero = true };

    public static TheoryData<string> Names { get; } = [.. All().Select(figure => figure.Name)];

    public static Figure Named(string name) => All().Single(figure => figure.Name == name);

    public static XDocument Draw(Figure figure, int width = 1000, bool showsTitle = true) =>
        XDocument.Parse(Text(figure, width, showsTitle));

    public static string Text(Figure figure, int width = 1000, bool showsTitle = true)
    {
        using StringWriter writer = new(CultureInfo.CurrentCulture);
        new SvgFigure { Width = width, ShowsTitle = showsTitle }.Write(figure, writer);
        return writer.ToString();
    }

    public static Series Line(string name, int points, Func<int, double> y, bool hasBand = false)
    {
        Series series = Series.Create(name, Sequence.Of(points, point => (double)point), Sequence.Of(points, y));
        return hasBand
            ? series.WithBand(Sequence.Of(points, point => y(point) * 0.9 - 0.1), Sequence.Of(points, point => y(point) * 1.1 + 0.1))
            : series;
    }

    public static IEnumerable<Figure> All()
    {
        yield return Figure.Create("one-series", "One series", "", Epochs, Regret, [Line("UCB1", 21, point => point * 100.0)]);
        yield return Figure.Create(
            "four-learners", "Four learners", "Bands are 95% intervals.", Epochs, Regret,
            [Line("UCB-S", 21, point => 1000 + point, hasBand: true), Line("UcbUtility", 21, point => 1050 + point, hasBand: true), Line("UcbMu", 21, point => 900 + (1000 * point), hasBand: true), Line("Uniform", 21, _ => 10000, hasBand: true)]);
        yield return Eight("eight-close", "", slope: 0.001);
        yield return Eight("eight-long", " by an author who loves to describe every one of its many settings in the name", slope: 1);
        yield return Figure.Create(
            "unbroken", "Averyveryveryveryveryveryveryveryveryveryverylongtitlewithoutanyplacetobreakittoseewhathappensthen", "",
            new Axis("Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), new Axis(new string('W', 90)),
            [Line(new string('M', 120), 3, point => point), Line("短い名前と長い名前の学習者をたくさん並べてみるとどうなるか見てみよう、そしてもっと長く", 3, point => point)]);
        yield return Figure.Create("single-point", "A single point", "", new Axis("Horizon") { Unit = "rounds" }, Regret, [Series.Create("UCB1", [1000], [12.5]).WithBand([10], [14])]);
        yield return Figure.Create("zeros", "Zeros", "", Epochs, new Axis("y"), [Line("zero", 5, _ => 0)]);
        yield return Figure.Create("negative", "Negative", "", Epochs, new Axis("y"), [Line("negative", 5, point => -1e-7 * point)]);
        yield return Figure.Create("huge", "Huge", "", Epochs, new Axis("y"), [Line("huge", 5, point => 1e80 * point)]);
        yield return Figure.Create("constant", "Constant, not round", "", Epochs, new Axis("y"), [Line("same", 5, _ => 123456.789)]);
        yield return Decades("decades", 1e-4, 1e9);
        yield return Decades("within-decade", 3.1, 8.7);
        yield return Decades("narrow-log", 101.5, 103.25);
        yield return Figure.Create(
            "panels", "Five panels", "", Epochs, new Axis("Deviation s − s*") { Unit = "clicks per show" },
            Sequence.Of(5, arm => new Panel($"Arm {arm}: μ = 0.{6 - arm}, s* = 0.{7 - arm}, best", [Line("UCB-S", 21, point => point * 0.001), Line("UcbMu", 21, point => point * -0.01)], [new ReferenceLine.Level("desired rate", 0)])));
        yield return Figure.Create(
            "bars", "Bars", "", new Axis("Outcome") { IsWhole = true }, new Axis("Amount") { Unit = "money" },
            [Series.CreateBars("payment", [0, 1, 2, 3], [0, 1, -2, 3]), Series.CreateBars("reward", [0, 1, 2, 3], [1, 2, 3, 4]).WithBand([0.5, 1.5, 2.5, 3.5], [1.5, 2.5, 3.5, 4.5])],
            [new ReferenceLine.Place("threshold", 1.5)]);
        yield return Figure.Create(
            "points", "Loose points", "", new Axis("x"), new Axis("y"),
            [Series.CreatePoints("measured", [3, 1, 2], [1, 5, 2]).WithBand([0, 4, 1], [2, 6, 3])], [new ReferenceLine.Curve("fit", [1, 3], [5, 1])]);
    }

    private static Figure Eight(string name, string suffix, double slope) => Figure.Create(
        name, "Eight series" + suffix, "", Epochs, Regret,
        Sequence.Of(8, index => Line($"Learner {index}{suffix}", 40, point => (index * slope) + point)),
        [new ReferenceLine.Level("upper bound", 60), new ReferenceLine.Curve("rate", [0, 39], [0, 39])]);

    private static Figure Decades(string name, double low, double high)
    {
        double ratio = Math.Pow(high / low, 1 / 9.0);
        Sequence<double> values = Sequence.Of(10, index => index == 9 ? high : low * Math.Pow(ratio, index));
        return Figure.Create(
            name, "Logarithmic axes", "", new Axis("t") { Scale = AxisScale.Logarithmic, Unit = "rounds" }, new Axis("Regret") { Scale = AxisScale.Logarithmic },
            [Series.Create("learner", values, values).WithBand(Sequence.Of(10, index => index < 3 ? -1 : values[index] * 0.8), values), Series.Create("other", values, Sequence.Of(10, _ => low))]);
    }
}
