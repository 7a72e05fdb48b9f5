using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;
using Mechanisms.Reports.Tests.Figures;

namespace Mechanisms.Reports.Tests.Documents;

public sealed class HtmlReportTests
{
    private const string Nasty = "<img src=x onerror=alert(1)> & \"quotes\" 'too' \u0000";

    private static Report Sample { get; } = new Report(
        "A report",
        ["First finding.", Nasty],
        [
            new("Figures", Specimens.All().Select(figure => (Block)new Block.Picture(figure)).ToSequence()),
            new("Twice", [new Block.Picture(Specimens.Named("bars"))]),
            new(Nasty, [
                new Block.Prose(Nasty),
                new Block.Code("first\n<second>"),
                new Block.Definitions([new("term", Nasty)]),
                new Block.Listing(Table.Create(Nasty, [Column.Textual("a", Nasty), Column.Numeric("b", "B", Nasty)], [[Nasty, 1234.5], [Cell.Check(false), Cell.Empty]]), Nasty)]),
        ]).WithProvenance(new Provenance(["mechanisms run x.json --seed 7"], "0.1.0") { RootKey = 7, Machine = "a machine", Device = "cpu", Duration = TimeSpan.FromSeconds(33.25) });

    [Fact]
    public void The_page_is_well_formed_and_escapes_everything()
    {
        XDocument page = Parse(Sample);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img" or "link" or "iframe" or "second");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        string text = Write(Sample);
        XDocument page = Parse(Sample);
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Descendants().Single(element => element.Attribute("http-equiv") is not null).Attribute("content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_are_unique_and_references_resolve()
    {
        XDocument page = Parse(Sample);
        string[] ids = [.. page.Descendants().Attributes("id").Select(attribute => attribute.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes("aria-labelledby"), attribute => Assert.All(attribute.Value.Split(' '), id => Assert.Contains(id, ids)));
    }

    [Fact]
    public void Every_figure_is_drawn_for_every_width_and_the_style_sheet_shows_one()
    {
        XDocument page = Parse(Sample);
        int figures = Sample.Figures.Count();
        Assert.Equal(3 * figures, page.Descendants().Count(element => element.Name.LocalName == "svg"));
        string style = page.Descendants().Single(element => element.Name.LocalName == "style").Value;
        Assert.All(new[] { ".wide", ".medium", ".narrow" }, name => Assert.Contains(name, style, StringComparison.Ordinal));
        Assert.All(Palette.OnDark, color => Assert.Contains(color, style, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_show_readable_numbers_units_and_verdicts()
    {
        XDocument page = Parse(Sample);
        XElement table = page.Descendants().Single(element => element.Name.LocalName == "table");
        Assert.Equal("1,234", table.Descendants().First(element => element.Name.LocalName == "td").Value);
        Assert.Contains("✗ fail", table.Value, StringComparison.Ordinal);
        Assert.Contains("–", table.Value, StringComparison.Ordinal);
        Assert.Equal("unit", table.Descendants().Single(element => element.Attribute("class")?.Value == "unit").Attribute("class")!.Value);
    }

    [Fact]
    public void The_reader_learns_how_to_reproduce_the_result()
    {
        string text = Parse(Sample).Root!.Value;
        Assert.All(
            new[] { "How to reproduce", "mechanisms run x.json --seed 7", "7 (0x0000000000000007)", "0.1.0", "a machine", "cpu", "33.3 s" },
            fact => Assert.Contains(fact, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_are_the_same_bytes_in_any_culture_with_LF_lines()
    {
        string expected = Write(Sample);
        Assert.DoesNotContain('\r', expected);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(expected, Write(Sample));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static XDocument Parse(Report report)
    {
        using StringReader text = new(Write(report));
        using XmlReader reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static string Write(Report report)
    {
        using StringWriter writer = new(CultureInfo.CurrentCulture);
        HtmlReport.Write(report, writer);
        return writer.ToString();
    }
}
