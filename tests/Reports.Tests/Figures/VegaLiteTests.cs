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

    private static string Write(Figure figure)
    {
        using StringWriter writer = new(CultureInfo.CurrentCulture);
        VegaLite.Write(figure, writer);
        string text = writer.ToString();
        Assert.DoesNotContain('\r', text);
        return text;
    }
}
