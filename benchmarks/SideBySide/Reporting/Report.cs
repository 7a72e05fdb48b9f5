using System.Globalization;
using System.Text;

namespace Mechanisms.SideBySide.Reporting;

/// <summary>A Markdown text that grows while suites run, and is echoed to the terminal.</summary>
/// <param name="echo">Where each line goes at once.</param>
internal sealed class Report(TextWriter echo)
{
    private readonly StringBuilder text = new();

    public void Heading(string words)
    {
        Line(string.Empty);
        Line($"## {words}");
        Line(string.Empty);
    }

    public void Paragraph(string words)
    {
        Line(words);
        Line(string.Empty);
    }

    public void TableHead(params string[] columns)
    {
        Row(columns);
        Line($"|{string.Concat(columns.Select((_, index) => index == 0 ? "---|" : "---:|"))}");
    }

    public void Row(params string[] cells) => Line($"| {string.Join(" | ", cells)} |");

    public void TableEnd() => Line(string.Empty);

    public override string ToString() => text.ToString();

    /// <summary>Writes seconds with a unit and three digits.</summary>
    public static string Time(double seconds) => seconds switch
    {
        double.NaN => "–",
        < 1e-3 => Digits(seconds * 1e6, "µs"),
        < 1 => Digits(seconds * 1e3, "ms"),
        _ => Digits(seconds, "s"),
    };

    /// <summary>Writes a ratio with a cross.</summary>
    public static string Ratio(double ratio) => double.IsNaN(ratio) ? "–" : $"{ratio.ToString("0.00", CultureInfo.InvariantCulture)}×";

    public static string Number(double value, string format = "R") => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Digits(double value, string unit)
    {
        string format = value switch { < 10 => "0.00", < 100 => "0.0", _ => "0" };
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
    }

    private void Line(string words)
    {
        text.Append(words).Append('\n');
        echo.WriteLine(words);
        echo.Flush();
    }
}
