using System.Globalization;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Examples;

public sealed class FigureTests
{
    [Fact]
    public void Draws_a_figure() => Printed.Matches("figure", () =>
    {
        using StringWriter file = new(CultureInfo.InvariantCulture);

        // snippet: figure
        Figure figure = Figure.Create(
            "regret", "Regret by round", "Mean over 10 runs; the band is a 95% confidence interval.",
            new Axis("Round t") { Unit = "rounds", Scale = AxisScale.Logarithmic },
            new Axis("Regret") { Unit = "units of utility", Scale = AxisScale.Logarithmic },
            [Series.Create("UCB1", [1, 10, 100], [0.5, 3, 12]).WithBand([0.4, 2.5, 11], [0.6, 3.5, 13])],
            [new ReferenceLine.Curve("√t rate", [1, 100], [1.2, 12])]);

        new SvgFigure { Width = 640 }.Write(figure, file); // any TextWriter
        Csv.Write(figure.ToTable(), Console.Out);
        // end snippet
        Assert.StartsWith("<?xml", file.ToString(), StringComparison.Ordinal);
    });
}
