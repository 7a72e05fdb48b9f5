using System.Text.RegularExpressions;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>A picture of numbers before it is drawn: axes with units, series with bands, lines to compare with.</summary>
/// <remarks>
/// Drawn by <see cref="SvgFigure"/>, exported by <see cref="VegaLite"/> and <see cref="ToTable"/>.
/// Get-only, because axes and values constrain each other. Immutable and thread-safe.
/// </remarks>
public sealed partial record Figure
{
    private Figure(string name, string title, string description, Axis horizontal, Axis vertical, Sequence<Panel> panels)
    {
        Name = name;
        Title = title;
        Description = description;
        Horizontal = horizontal;
        Vertical = vertical;
        Panels = panels;
    }

    /// <summary>Gets the name in files and links: lower-case letters, digits and hyphens.</summary>
    public string Name { get; }

    /// <summary>Gets the title.</summary>
    public string Title { get; }

    /// <summary>Gets one or two sentences on how to read the figure: what a line is, what the band is.</summary>
    public string Description { get; }

    /// <summary>Gets the horizontal axis.</summary>
    public Axis Horizontal { get; }

    /// <summary>Gets the vertical axis.</summary>
    public Axis Vertical { get; }

    /// <summary>Gets the panels, in reading order, at least one.</summary>
    public Sequence<Panel> Panels { get; }

    /// <summary>Makes a figure of one panel.</summary>
    /// <param name="name">Name in files and links: lower-case letters, digits and hyphens, starting with a letter.</param>
    /// <param name="title">Title.</param>
    /// <param name="description">How to read it.</param>
    /// <param name="horizontal">Horizontal axis.</param>
    /// <param name="vertical">Vertical axis.</param>
    /// <param name="series">Series, at least one, with different names.</param>
    /// <param name="references">Lines to compare with.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A name is malformed or used twice; there is no series; a logarithmic axis has a value below 10⁻¹⁰⁰, bars, or must include zero.</exception>
    public static Figure Create(
        string name,
        string title,
        string description,
        Axis horizontal,
        Axis vertical,
        Sequence<Series> series,
        Sequence<ReferenceLine> references = default) =>
        Create(name, title, description, horizontal, vertical, [new Panel("", series, references)]);

    /// <summary>Makes a figure of several panels with common axes.</summary>
    /// <param name="name">Name in files and links: lower-case letters, digits and hyphens, starting with a letter.</param>
    /// <param name="title">Title.</param>
    /// <param name="description">How to read it.</param>
    /// <param name="horizontal">Horizontal axis.</param>
    /// <param name="vertical">Vertical axis.</param>
    /// <param name="panels">Panels, at least one; a series name that returns keeps its color.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A name is malformed or used twice in a panel; a panel has no series; a logarithmic axis has a value below 10⁻¹⁰⁰, bars, or must include zero.</exception>
    public static Figure Create(
        string name, string title, string description, Axis horizontal, Axis vertical, Sequence<Panel> panels)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(horizontal);
        ArgumentNullException.ThrowIfNull(vertical);
        if (!NamePattern().IsMatch(name))
        {
            throw new ArgumentException(
                $"A figure's name must be lower-case letters, digits and hyphens, starting with a letter; got '{name}'. It names files.", nameof(name));
        }

        if (panels.Count == 0)
        {
            throw new ArgumentException("A figure needs at least one panel; got none. Leave the figure out.", nameof(panels));
        }

        foreach (Panel panel in panels)
        {
            RequireNames(panel);
        }

        RequireScale(horizontal, panels, "horizontal", series => series.X, HorizontalOf);
        RequireScale(vertical, panels, "vertical", series => series.Y, VerticalOf);
        return new Figure(name, title, description, horizontal, vertical, panels);
    }

    /// <summary>The values of a reference line along the horizontal axis; none for a level.</summary>
    internal static Sequence<double> HorizontalOf(ReferenceLine line) =>
        line.Match(_ => default, place => [place.X], curve => curve.X);

    /// <summary>The values of a reference line along the vertical axis; none for a place.</summary>
    internal static Sequence<double> VerticalOf(ReferenceLine line) =>
        line.Match(level => [level.Y], _ => default, curve => curve.Y);

    /// <summary>The palette place of every series name: its own, or the order of first appearance.</summary>
    internal Dictionary<string, int> Slots()
    {
        Dictionary<string, int> slots = new(StringComparer.Ordinal);
        foreach (Series series in Panels.SelectMany(panel => panel.Series))
        {
            slots.TryAdd(series.Name, series.Slot ?? FirstFree(slots));
        }

        return slots;
    }

    private static int FirstFree(Dictionary<string, int> slots) => Enumerable.Range(0, slots.Count + 1).Except(slots.Values).First();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    private static void RequireNames(Panel panel)
    {
        if (panel.Series.Count == 0)
        {
            throw new ArgumentException($"Panel '{panel.Title}' needs at least one series; got none. Leave the panel out.", nameof(panel));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        string? twice = panel.Series.Select(series => series.Name)
            .Concat(panel.References.Select(line => line.Label)).FirstOrDefault(name => !names.Add(name));
        if (twice is not null)
        {
            throw new ArgumentException($"Names within a panel must differ; '{twice}' comes twice. Rename one.", nameof(panel));
        }
    }

    private static void RequireScale(
        Axis axis,
        Sequence<Panel> panels,
        string which,
        Func<Series, Sequence<double>> valuesOf,
        Func<ReferenceLine, Sequence<double>> referenceValuesOf)
    {
        if (axis.Scale != AxisScale.Logarithmic)
        {
            return;
        }

        if (axis.IncludesZero || panels.Any(panel => panel.Series.Any(series => series.Mark == SeriesMark.Bars)))
        {
            throw new ArgumentException(
                $"The {which} axis '{axis.Label}' cannot be logarithmic where zero or bars are shown. Use a linear scale.", nameof(axis));
        }

        foreach (Panel panel in panels)
        {
            IEnumerable<(string Name, Sequence<double> Values)> drawn = panel.Series
                .Select(series => (series.Name, valuesOf(series)))
                .Concat(panel.References.Select(line => (line.Label, referenceValuesOf(line))));
            foreach ((string name, Sequence<double> values) in drawn)
            {
                RequirePositive(which, name, values);
            }
        }
    }

    private static void RequirePositive(string which, string name, Sequence<double> values)
    {
        foreach (double value in values)
        {
            if (!(value >= Points.Smallest))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Values on a logarithmic {which} axis must be positive, at least 1E-100; '{name}' has {value}. Leave the point out or use a linear scale."),
                    nameof(values));
            }
        }
    }
}
