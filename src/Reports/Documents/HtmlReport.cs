using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Documents;

/// <summary>Writes a report as one HTML file that needs nothing else: no script, no font, no image, no network.</summary>
/// <remarks>
/// A content security policy in the file forbids everything but its own inline style. Figures are drawn for three widths, and the page shows the
/// one that fits, so that their text stays readable from 320 pixels up; wide tables scroll within the page. It follows the reader's light or dark
/// setting and prints in light colors. The text is well-formed XML too.
/// <para>The same report gives the same bytes. Thread-safe.</para>
/// </remarks>
public static class HtmlReport
{
    /// <summary>Widths that figures are drawn for, and the class by which the style sheet shows one of them.</summary>
    private static readonly (string Class, int Width)[] Variants = [("wide", 1000), ("medium", 640), ("narrow", 360)];

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Receives the text; lines end in LF.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Report report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        SvgCanvas page = new(output);
        output.Write("<!DOCTYPE html>\n");
        page.Open("html", ("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", "en"));
        WriteHead(report, page, output);
        page.Open("body");
        page.Open("main");
        WriteSummary(report, page);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Section section in report.Sections)
        {
            page.Open("section");
            page.Content("h2", section.Heading);
            foreach (Block block in section.Blocks)
            {
                WriteBlock(block, page, output, names);
            }

            page.Close("section");
        }

        page.Close("main");
        page.Close("body");
        page.Close("html");
    }

    private static void WriteHead(Report report, SvgCanvas page, TextWriter output)
    {
        page.Open("head");
        page.Shape("meta", ("charset", "utf-8"));
        page.Shape("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
        page.Shape("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Shape("meta", ("name", "color-scheme"), ("content", "light dark"));
        page.Content("title", report.Title);
        page.Open("style");
        output.Write(StyleSheet.Text);
        page.Close("style");
        page.Close("head");
    }

    private static void WriteSummary(Report report, SvgCanvas page)
    {
        page.Open("header");
        page.Content("h1", report.Title);
        foreach (string paragraph in report.Summary)
        {
            page.Content("p", paragraph, ("class", "summary"));
        }

        page.Close("header");
    }

    private static void WriteBlock(Block block, SvgCanvas page, TextWriter output, HashSet<string> names) => block.Match(
        prose => Done(() => page.Content("p", prose.Text)),
        picture => Done(() => WriteFigure(picture.Figure, page, output, names)),
        listing => Done(() => WriteTable(listing, page)),
        code => Done(() => WriteCode(code, page)),
        definitions => Done(() => WriteDefinitions(definitions, page)));

    private static bool Done(Action write)
    {
        write();
        return true;
    }

    private static void WriteFigure(Figure figure, SvgCanvas page, TextWriter output, HashSet<string> names)
    {
        string name = figure.Name;
        for (int copy = 2; !names.Add(name); copy++)
        {
            name = FormattableString.Invariant($"{figure.Name}-{copy}");
        }

        page.Open("figure", ("id", name));
        page.Content("h3", figure.Title);
        foreach ((string variant, int width) in Variants)
        {
            page.Open("div", ("class", variant));
            new SvgFigure { Width = width, ShowsTitle = false }.WriteElement(figure, output, $"{name}-{variant}");
            page.Close("div");
        }

        if (figure.Description.Length > 0)
        {
            page.Content("figcaption", figure.Description);
        }

        page.Close("figure");
    }

    private static void WriteTable(Block.Listing listing, SvgCanvas page)
    {
        Table table = listing.Table;
        page.Open("figure");
        page.Content("h3", table.Title);
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.Title));
        page.Open("table");
        page.Open("thead");
        page.Open("tr");
        foreach (Column column in table.Columns)
        {
            WriteHeading(column, page);
        }

        page.Close("tr");
        page.Close("thead");
        page.Open("tbody");
        foreach (Sequence<Cell> row in table.Rows)
        {
            WriteRow(row, table.Columns, page);
        }

        page.Close("tbody");
        page.Close("table");
        page.Close("div");
        if (listing.Note.Length > 0)
        {
            page.Content("figcaption", listing.Note);
        }

        page.Close("figure");
    }

    private static void WriteHeading(Column column, SvgCanvas page)
    {
        page.Open("th", ("scope", "col"), ("class", ClassOf(column)));
        page.Content("span", column.Heading);
        if (column.Unit.Length > 0)
        {
            page.Content("span", column.Unit, ("class", "unit"));
        }

        page.Close("th");
    }

    private static void WriteRow(Sequence<Cell> row, Sequence<Column> columns, SvgCanvas page)
    {
        page.Open("tr");
        for (int column = 0; column < row.Count; column++)
        {
            Cell cell = row[column];
            string text = cell.Format(columns[column].Format);
            string shown = cell.Kind switch
            {
                CellKind.Empty => "–",
                CellKind.Check => cell.IsFailure ? $"✗ {text}" : $"✓ {text}",
                _ => text,
            };
            string verdict = cell.Kind == CellKind.Check ? $" {text}" : "";
            if (column == 0)
            {
                page.Content("th", shown, ("scope", "row"), ("class", $"{ClassOf(columns[column])}{verdict}"));
            }
            else
            {
                page.Content("td", shown, ("class", $"{ClassOf(columns[column])}{verdict}"));
            }
        }

        page.Close("tr");
    }

    private static string ClassOf(Column column) => column.Alignment == Alignment.End ? "end" : "start";

    private static void WriteCode(Block.Code code, SvgCanvas page)
    {
        page.Open("pre");
        page.Content("code", code.Text);
        page.Close("pre");
    }

    private static void WriteDefinitions(Block.Definitions definitions, SvgCanvas page)
    {
        page.Open("dl");
        foreach (Definition definition in definitions.Entries)
        {
            page.Open("div");
            page.Content("dt", definition.Term);
            page.Content("dd", definition.Meaning);
            page.Close("div");
        }

        page.Close("dl");
    }
}
