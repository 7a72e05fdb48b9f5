namespace Mechanisms.Reports.Figures;

/// <summary>Where the bars of one series stand, in units of the horizontal axis: groups at their places, series side by side within.</summary>
internal readonly record struct BarPlacement(double Offset, double Width)
{
    /// <summary>Part of the room between two groups that bars fill.</summary>
    private const double Share = 0.76;

    public static BarPlacement Of(Figure figure, Panel panel, Series series)
    {
        List<Series> bars = [.. panel.Series.Where(one => one.Mark == SeriesMark.Bars)];
        double group = Share * AxisRange.BarSpacing(figure);
        double width = group / bars.Count;
        return new BarPlacement((bars.IndexOf(series) * width) - (group / 2), width);
    }

    public double Left(double place) => place + Offset;

    public double Middle(double place) => place + Offset + (Width / 2);

    public double Right(double place) => place + Offset + Width;
}
