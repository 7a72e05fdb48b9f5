using System.Globalization;
using System.Text.Json;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Tests.Figures;

public sealed class VegaLiteTests
{
    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Every_point_of_every_series_is_in_the_inline_data(string name)
    {
        Figure figure = Specimens.Named(name);
        using JsonDocument document = JsonDocument.Parse(Write(figure));
        JsonElement root = document.RootElement;
        Assert.Equal("https://vega.github.io/schema/vega-lite/v5.json", root.GetProperty("$schema").GetString());
        JsonElement[] values = [.. root.GetProperty("data").GetProperty("values").EnumerateArray()];
        foreach (Panel panel in figure.Panels)
        {
            foreach (Series series in panel.Series)
            {
                JsonElement[] points = [.. values.Where(value => value.GetProperty("series").GetString() == series.Name && value.GetProperty("panel").GetString() == panel.Title)];
                Assert.Equal(series.X, points.Select(point => point.GetProperty("x").GetDouble()));
                Assert.Equal(series.Y, points.Select(point => point.GetProperty("y").GetDouble()));
                Assert.All(points, point => Assert.Equal(series.HasBand, point.TryGetProperty("low", out _)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Layers_filter_kinds_that_exist_and_name_their_scales(string name)
    {
        Figure figure = Specimens.Named(name);
        using JsonDocument document = JsonDocument.Parse(Write(figure));
        JsonElement root = document.RootElement;
        JsonElement layered = figure.Panels.Count > 1 ? root.GetProperty("spec") : root;
        Assert.NotEmpty(layered.GetProperty("layer").EnumerateArray());
        string expected = figure.Vertical.Scale == AxisScale.Logarithmic ? "log" : "linear";
        Assert.All(layered.GetProperty("layer").EnumerateArray(), layer =>
        {
            Assert.True(layer.GetProperty("mark").TryGetProperty("type", out _));
            Assert.Equal(expected, layer.GetProperty("encoding").GetProperty("y").GetProperty("scale").GetProperty("type").GetString());
        });
        JsonElement scale = layered.GetProperty("encoding").GetProperty("color").GetProperty("scale");
        Assert.Equal(scale.GetProperty("domain").GetArrayLength(), scale.GetProperty("range").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Both_axes_say_how_far_they_stretch_and_hold_every_value(string name)
    {
        Figure figure = Specimens.Named(name);
        using JsonDocument document = JsonDocument.Parse(Write(figure));
        JsonElement layered = figure.Panels.Count > 1 ? document.RootElement.GetProperty("spec") : document.RootElement;
        JsonElement[] values = [.. document.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()];
        Assert.All(layered.GetProperty("layer").EnumerateArray(), layer =>
        {
            double[] across = Domain(layer, "x");
            double[] up = Domain(layer, "y");
            Assert.All(values.SelectMany(value => Numbers(value, "x", "left", "right")), x => Assert.InRange(x, across[0], across[1]));
            Assert.All(values.SelectMany(value => Numbers(value, "y", "low", "high")), y => Assert.InRange(y, up[0], up[1]));
        });
    }

    [Fact]
    public void Edges_of_wide_bands_stay_above_zero_on_a_logarithmic_axis()
    {
        Axis rounds = new("t") { Scale = AxisScale.Logarithmic };
        Figure figure = Figure.Create(
            "wide", "Wide bands", "", rounds, new Axis("Regret") { Scale = AxisScale.Logarithmic },
            [Series.Create("two runs", [1, 10, 100], [1, 3, 12]).WithBand([-20, 0, 1e-9], [30, 60, 90])]);
        using JsonDocument document = JsonDocument.Parse(Write(figure));
        double[] up = Domain(document.RootElement.GetProperty("layer")[0], "y");
        double foot = 0.1;
        Assert.Equal([foot, 100], up);
        string[] ticks = [.. Specimens.Draw(figure).Descendants().Where(element => element.Attribute("class")?.Value == "muted tick-y").Select(element => element.Value)];
        Assert.Equal(["0.1", "100"], [ticks[0], ticks[^1]]);
        JsonElement[] values = [.. document.RootElement.GetProperty("data").GetProperty("values").EnumerateArray()];
        Assert.Equal([foot, foot, foot], values.Select(value => value.GetProperty("low").GetDouble()));
    }

    [Fact]
    public void No_number_on_a_logarithmic_axis_is_zero_or_less()
    {
        Figure[] logarithmic = [.. Specimens.All().Where(figure => figure.Vertical.Scale == AxisScale.Logarithmic)];
        Assert.NotEmpty(logarithmic);
        Assert.All(logarithmic, RequirePositive);
    }

    [Fact]
    public void Specifications_do_not_depend_on_the_culture()
    {
        string[] expected = [.. Specimens.All().Select(Write)];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(expected, Specimens.All().Select(Write));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void RequirePositive(Figure figure)
    {
        using JsonDocument document = JsonDocument.Parse(Write(figure));
        Assert.All(
            document.RootElement.GetProperty("data").GetProperty("values").EnumerateArray().SelectMany(value => value.EnumerateObject()).Where(field => field.Value.ValueKind == JsonValueKind.Number),
            field => Assert.True(field.Value.GetDouble() > 0, field.ToString()));
    }

    private static IEnumerable<double> Numbers(JsonElement value, params string[] fields) =>
        fields.Where(field => value.TryGetProperty(field, out _)).Select(field => value.GetProperty(field).GetDouble());

    private static double[] Domain(JsonElement layer, string channel) =>
        [.. layer.GetProperty("encoding").GetProperty(channel).GetProperty("scale").GetProperty("domain").EnumerateArray().Select(end => end.GetDouble())];

    private static string Write(Figure figure)
    {
        using StringWriter writer = new(CultureInfo.CurrentCulture);
        VegaLite.Write(figure, writer);
        string text = writer.ToString();
        Assert.DoesNotContain('\r', text);
        return text;
    }
}
