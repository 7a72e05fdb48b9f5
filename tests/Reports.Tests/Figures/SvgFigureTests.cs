using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Tests.Figures;

public sealed partial class SvgFigureTests
{
    private static readonly int[] Widths = [280, 320, 360, 500, 640, 800, 1000, 1100, 1600];

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void No_text_overlaps_another_or_leaves_the_picture(string name)
    {
        foreach (int width in Widths)
        {
            Assert.True(OverlapCheck.Refute(Specimens.Draw(Specimens.Named(name), width)) is null, $"width {width}: {OverlapCheck.Refute(Specimens.Draw(Specimens.Named(name), width))}");
        }
    }

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_series_and_reference_is_named_and_every_series_drawn(string name)
    {
        Figure figure = Specimens.Named(name);
        foreach (int width in Widths)
        {
            XDocument drawing = Specimens.Draw(figure, width);
            string words = Squeeze(string.Concat(SvgText.All(drawing).Select(text => text.Text)));
            foreach (Panel panel in figure.Panels)
            {
                Assert.All(panel.Series, series => Assert.Contains(Squeeze(series.Name), words, StringComparison.Ordinal));
                Assert.All(panel.References, line => Assert.Contains(Squeeze(line.Label), words, StringComparison.Ordinal));
            }

            int drawn = drawing.Descendants().Count(element => element.Attribute("class")?.Value == "series" && element.HasElements);
            Assert.Equal(figure.Panels.Sum(panel => panel.Series.Count), drawn);
        }
    }

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Axes_carry_label_unit_and_at_least_one_tick(string name)
    {
        Figure figure = Specimens.Named(name);
        foreach (int width in Widths)
        {
            IReadOnlyList<SvgText> texts = SvgText.All(Specimens.Draw(figure, width));
            string words = Squeeze(string.Concat(texts.Select(text => text.Text)));
            Assert.Contains(Squeeze(figure.Horizontal.Title), words, StringComparison.Ordinal);
            Assert.Contains(Squeeze(figure.Vertical.Title), words, StringComparison.Ordinal);
            Assert.Contains(texts, text => text.Class.EndsWith("tick-x", StringComparison.Ordinal));
            Assert.True(texts.Count(text => text.Class.EndsWith("tick-y", StringComparison.Ordinal)) >= 2);
        }
    }

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_point_lies_within_its_plot(string name)
    {
        foreach (int width in Widths)
        {
            XDocument drawing = Specimens.Draw(Specimens.Named(name), width);
            double height = SvgText.Number(drawing.Root!, "height");
            foreach (XElement path in drawing.Descendants().Where(element => element.Name.LocalName == "path"))
            {
                string data = path.Attribute("d")!.Value;
                foreach (Match pair in Pairs().Matches(data))
                {
                    Assert.InRange(Parse(pair.Groups["x"].Value), 0, width);
                    Assert.InRange(Parse(pair.Groups["y"].Value), 0, height);
                }
            }
        }
    }

    [Fact]
    public void The_overlap_check_refutes_a_layout_that_stacks_labels_without_room()
    {
        XDocument crowded = Specimens.Draw(Specimens.Named("four-learners"));
        Assert.Null(OverlapCheck.Refute(crowded));
        new CrowdedLayout().Spoil(crowded);
        Assert.NotNull(OverlapCheck.Refute(crowded));
    }

    [Fact]
    public void Names_stand_at_line_ends_on_wide_figures_and_in_a_legend_on_narrow_ones()
    {
        Figure figure = Specimens.Named("four-learners");
        Assert.True(SvgText.All(Specimens.Draw(figure, 1000)).Single(text => text.Text == "UCB-S").Left > 700);
        Assert.True(SvgText.All(Specimens.Draw(figure, 360)).Single(text => text.Text == "UCB-S").Left < 100);
    }

    [Fact]
    public void Drawing_the_same_figure_twice_gives_the_same_bytes()
    {
        Assert.All(Specimens.All(), figure => Assert.Equal(Specimens.Text(figure), Specimens.Text(figure)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Drawings_do_not_depend_on_the_culture(string culture)
    {
        string[] expected = [.. Specimens.All().Select(figure => Specimens.Text(figure))];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Specimens.All().Select(figure => Specimens.Text(figure)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Markup_in_names_stays_text()
    {
        const string Nasty = "<script>alert('x & \"y\"')</script>\u0001\uD800]]>";
        Figure figure = Figure.Create(
            "nasty", Nasty, Nasty, new Axis(Nasty), new Axis(Nasty) { Unit = Nasty },
            [new Panel(Nasty, [Series.Create(Nasty, [1], [1])], [new ReferenceLine.Level("a" + Nasty, 1)])]);
        XDocument drawing = Specimens.Draw(figure);
        Assert.DoesNotContain(drawing.Descendants(), element => element.Name.LocalName == "script");
        Assert.Equal("<script>alert('x & \"y\"')</script>\uFFFD\uFFFD]]>", drawing.Root!.Elements().First().Value);
    }

    [Fact]
    public void Screen_readers_get_title_description_and_end_points()
    {
        XDocument drawing = Specimens.Draw(Specimens.Named("four-learners"));
        XElement root = drawing.Root!;
        Assert.Equal("img", root.Attribute("role")!.Value);
        string[] ids = root.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.All(ids, id => Assert.Single(drawing.Descendants(), element => element.Attribute("id")?.Value == id));
        string description = root.Elements().Single(element => element.Name.LocalName == "desc").Value;
        Assert.Contains("UCB-S goes from 1,000 at 0 to 1,020 at 20", description, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_differ_in_marker_and_dashes_not_in_color_alone()
    {
        XDocument drawing = Specimens.Draw(Specimens.Named("eight-close"), 360);
        XElement[] lines = [.. drawing.Descendants().Where(element => element.Attribute("class")?.Value == "series")];
        Assert.Equal(8, lines.Select(group => group.Elements().First().Attribute("stroke")!.Value).Distinct().Count());
        Assert.Equal(8, lines.Select(group => Letters().Replace(group.Descendants().First(element => element.Name.LocalName == "title").Parent!.Attribute("d")!.Value, "") + group.Elements().First().Attribute("stroke-dasharray")?.Value).Distinct().Count());
    }

    [Theory]
    [InlineData(279)]
    [InlineData(4001)]
    public void Width_outside_its_range_is_refused(int width)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new SvgFigure { Width = width });
        Assert.Contains("280..4000", error.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[ML](?<x>-?[0-9.]+) (?<y>-?[0-9.]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pairs();

    [GeneratedRegex("[0-9. -]", RegexOptions.NonBacktracking)]
    private static partial Regex Letters();

    private static double Parse(string number) => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Squeeze(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The planted bug: puts every name at the place of the first, as a layout without collision handling would for equal ends.</summary>
    private sealed class CrowdedLayout
    {
        public void Spoil(XDocument drawing)
        {
            XElement[] names = [.. drawing.Descendants().Where(element =>
                element.Name.LocalName == "text" && element.Attribute("class")!.Value == "ink" && element.Attribute("font-weight") is null)];
            foreach (XElement name in names)
            {
                name.SetAttributeValue("y", names[0].Attribute("y")!.Value);
            }
        }
    }
}
