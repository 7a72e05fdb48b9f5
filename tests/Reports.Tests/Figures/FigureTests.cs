using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Tests.Figures;

public sealed class FigureTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e101)]
    public void A_value_that_cannot_be_drawn_is_refused_with_its_place(double value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Series.Create("UCB1", [0, 1], [0, value]));
        Assert.Contains("'UCB1'", error.Message, StringComparison.Ordinal);
        Assert.Contains("y of point 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Series.Create("UCB1", [0, 1], [0, 1]).WithBand([0, value], [2, 2]));
        Assert.Throws<ArgumentException>(() => new ReferenceLine.Level("bound", value));
        Assert.Throws<ArgumentException>(() => new ReferenceLine.Place("bound", value));
    }

    [Fact]
    public void A_series_needs_points_equal_lengths_and_increasing_x()
    {
        Assert.Throws<ArgumentException>(() => Series.Create("a", [], []));
        Assert.Throws<ArgumentException>(() => Series.Create("a", [1], [1, 2]));
        Assert.Throws<ArgumentException>(() => Series.Create("a", [2, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => Series.Create(" ", [1], [1]));
        Assert.Throws<ArgumentException>(() => Series.Create("a", [1], [1]).WithBand([2], [1]));
        Assert.Equal(2, Series.CreatePoints("a", [2, 1], [1, 2]).X.Count);
    }

    [Fact]
    public void A_logarithmic_axis_refuses_zero_and_bars()
    {
        Axis log = new("y") { Scale = AxisScale.Logarithmic };
        ArgumentException error = Assert.Throws<ArgumentException>(() => Of(log, Series.Create("a", [1], [0])));
        Assert.Contains("must be positive, at least 1E-100; 'a' has 0", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Of(log, Series.CreateBars("a", [1], [1])));
        Assert.Throws<ArgumentException>(() => Of(log with { IncludesZero = true }, Series.Create("a", [1], [1])));
        Assert.NotNull(Of(log, Series.Create("a", [1], [1]).WithBand([-1], [2])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Regret")]
    [InlineData("a b")]
    [InlineData("../a")]
    [InlineData("a\n")]
    [InlineData("1a")]
    public void A_name_that_is_no_file_name_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Figure.Create(name, "t", "", new Axis("x"), new Axis("y"), [Series.Create("a", [1], [1])]));

    [Fact]
    public void Names_within_a_panel_differ()
    {
        Assert.Throws<ArgumentException>(() => Of(new Axis("y"), Series.Create("a", [1], [1]), Series.Create("a", [1], [1])));
        Assert.Throws<ArgumentException>(() => Figure.Create("f", "t", "", new Axis("x"), new Axis("y"), [Series.Create("a", [1], [1])], [new ReferenceLine.Level("a", 1)]));
        Assert.Throws<ArgumentException>(() => Figure.Create("f", "t", "", new Axis("x"), new Axis("y"), default(Foundations.Numerics.Sequence<Series>)));
    }

    [Fact]
    public void The_figure_as_a_table_holds_every_point_and_its_band()
    {
        Table table = Specimens.Named("points").ToTable();
        Assert.Equal(["panel", "series", "x", "y", "low", "high"], table.Columns.Select(column => column.Name));
        Assert.Equal(["", "measured", "1", "5", "4", "6"], table.Rows[1].Select(cell => cell.ToString()));
        Assert.Equal(CellKind.Empty, Specimens.Named("zeros").ToTable().Rows[0][4].Kind);
    }

    [Fact]
    public void A_fixed_slot_keeps_its_color_and_the_others_fill_the_free_ones()
    {
        Figure figure = Of(new Axis("y"), Series.Create("late", [1, 2], [1, 2]).WithSlot(1), Series.Create("x", [1, 2], [1, 1]), Series.Create("z", [1, 2], [1, 3]));
        string[] colors = [.. Specimens.Draw(figure).Descendants().Where(element => element.Attribute("class")?.Value == "series")
            .Select(group => group.Elements().First().Attribute("stroke")!.Value)];
        Assert.Equal([Palette.OnWhite[1], Palette.OnWhite[0], Palette.OnWhite[2]], colors);
    }

    private static Figure Of(Axis vertical, params Series[] series) => Figure.Create("f", "t", "", new Axis("x"), vertical, [.. series]);
}
