using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Figures;

/// <content>The figure as numbers.</content>
public sealed partial record Figure
{
    /// <summary>The points of all series in tidy form: panel, series, x, y, low, high.</summary>
    /// <returns>One row per point, in drawing order; low and high are empty where there is no band.</returns>
    public Table ToTable()
    {
        Column[] columns =
        [
            Column.Textual("panel", "Panel"),
            Column.Textual("series", "Series"),
            Column.Numeric("x", Horizontal.Label, Horizontal.Unit),
            Column.Numeric("y", Vertical.Label, Vertical.Unit),
            Column.Numeric("low", "Low", Vertical.Unit),
            Column.Numeric("high", "High", Vertical.Unit),
        ];
        IEnumerable<Sequence<Cell>> rows =
            from panel in Panels
            from series in panel.Series
            from point in Enumerable.Range(0, series.X.Count)
            select (Sequence<Cell>)[
                panel.Title,
                series.Name,
                series.X[point],
                series.Y[point],
                series.HasBand ? series.Low[point] : Cell.Empty,
                series.HasBand ? series.High[point] : Cell.Empty];
        return Table.Create(Title, [.. columns], rows.ToSequence());
    }
}
