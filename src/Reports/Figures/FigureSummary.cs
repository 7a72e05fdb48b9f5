using System.Globalization;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Figures;

/// <summary>A figure in words, for readers who cannot see it.</summary>
internal static class FigureSummary
{
    private const double LargestWhole = 1e9;

    public static string Of(Figure figure)
    {
        string across = $"Horizontal: {figure.Horizontal.Title}{ScaleOf(figure.Horizontal)}.";
        string up = $"Vertical: {figure.Vertical.Title}{ScaleOf(figure.Vertical)}.";
        IEnumerable<string> panels = figure.Panels.Select(panel =>
            $"{(panel.Title.Length == 0 ? "" : panel.Title + ": ")}{string.Join("; ", panel.Series.Select(Ends))}.");
        return string.Join(' ', new[] { figure.Description, across, up }.Where(text => text.Length > 0).Concat(panels));
    }

    /// <summary>Four significant digits; whole numbers in full.</summary>
    public static string Readable(double value) => double.IsInteger(value) && Math.Abs(value) < LargestWhole
        ? NumberFormat.Fixed(0).Format(value)
        : NumberFormat.Significant(4).Format(value);

    private static string ScaleOf(Axis axis) => axis.Scale == AxisScale.Logarithmic ? ", logarithmic" : "";

    private static string Ends(Series series)
    {
        int last = series.X.Count - 1;
        return last == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{series.Name} is {Readable(series.Y[0])} at {Readable(series.X[0])}")
            : string.Create(CultureInfo.InvariantCulture, $"{series.Name} goes from {Readable(series.Y[0])} at {Readable(series.X[0])} to {Readable(series.Y[last])} at {Readable(series.X[last])}");
    }
}
