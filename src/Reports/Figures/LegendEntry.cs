namespace Mechanisms.Reports.Figures;

/// <summary>What a legend explains: a series by its palette place, or a reference line by its order.</summary>
internal sealed record LegendEntry(string Name, SeriesMark Mark, bool HasBand, bool IsReference, int Slot)
{
    /// <summary>Every name of a figure once: series in order of appearance, then reference lines.</summary>
    public static List<LegendEntry> Of(Figure figure)
    {
        Dictionary<string, int> slots = figure.Slots();
        IEnumerable<LegendEntry> series = figure.Panels.SelectMany(panel => panel.Series)
            .DistinctBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => new LegendEntry(one.Name, one.Mark, one.HasBand, IsReference: false, slots[one.Name]));
        IEnumerable<LegendEntry> references = figure.Panels.SelectMany(panel => panel.References)
            .DistinctBy(line => line.Label, StringComparer.Ordinal)
            .Select((line, order) => new LegendEntry(line.Label, SeriesMark.Line, HasBand: false, IsReference: true, order));
        return [.. series, .. references];
    }
}
