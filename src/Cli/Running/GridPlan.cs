using System.Globalization;
using System.Text.Json;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment file that lists several values for some settings: one experiment per combination, all with the same root key.</summary>
internal sealed record GridPlan(ExperimentHeader Header, Sequence<GridAxis> Axes, Sequence<GridCell> Cells) : IExperimentPlan
{
    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Header.Seed;

    /// <inheritdoc/>
    public int Parts => Cells.Sum(cell => cell.Plan.Parts);

    /// <inheritdoc/>
    public long TotalPulls => Cells.Sum(cell => cell.Plan.TotalPulls);

    /// <inheritdoc/>
    public string? ReasonForProcessor => Cells.Select(cell => cell.Plan.ReasonForProcessor).FirstOrDefault(reason => reason is not null);

    /// <summary>Reads all combinations.</summary>
    /// <param name="root">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="axes">The settings that list values, at least one.</param>
    /// <param name="overrides">What the command line says instead.</param>
    /// <param name="read">Reads one experiment.</param>
    internal static GridPlan Read(
        JsonField root, ExperimentHeader header, Sequence<GridAxis> axes, Overrides overrides, Func<JsonField, IExperimentPlan> read)
    {
        RequireFree(axes, overrides);
        int count = axes.Aggregate(1, (product, axis) => product * axis.Values.Count);
        return new(header, axes, Sequence.Of(count, index => ReadCell(root, axes, index, read)));
    }

    /// <inheritdoc/>
    public void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteStartObject("lists");
        foreach (GridAxis axis in Axes)
        {
            json.WriteStartArray(axis.Path);
            foreach (JsonField value in axis.Values)
            {
                json.WriteRawValue(value.Quote(int.MaxValue));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("cells");
        for (int index = 0; index < Cells.Count; index++)
        {
            json.WriteStartObject(index.ToString(CultureInfo.InvariantCulture));
            Cells[index].Plan.WriteSettings(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation)
    {
        List<IExperimentOutcome> outcomes = [];
        long done = 0;
        foreach (GridCell cell in Cells)
        {
            string parts = string.Create(CultureInfo.InvariantCulture, $"{bench.Parts}/cell-{outcomes.Count:000}");
            outcomes.Add(cell.Plan.Run(
                bench with { Parts = parts, Progress = new PartProgress(bench.Progress, LabelOf(cell), done, TotalPulls) }, cancellation));
            done += cell.Plan.TotalPulls;
        }

        return new GridOutcome(this, outcomes.ToSequence());
    }

    /// <summary>The values of a combination with their settings, as words.</summary>
    internal string LabelOf(GridCell cell) => string.Join(", ", Axes.Select((axis, index) => axis.Label(cell.Places[index])));

    private static GridCell ReadCell(JsonField root, Sequence<GridAxis> axes, int index, Func<JsonField, IExperimentPlan> read)
    {
        int[] places = new int[axes.Count];
        for (int axis = axes.Count - 1; axis >= 0; axis--)
        {
            (index, places[axis]) = Math.DivRem(index, axes[axis].Values.Count);
        }

        Dictionary<string, JsonField> chosen = Enumerable.Range(0, axes.Count)
            .ToDictionary(axis => axes[axis].Path, axis => axes[axis].Values[places[axis]], StringComparer.Ordinal);
        try
        {
            return new(Sequence.Create<int>(places), read(JsonText.Parse(GridAxes.Choose(root, chosen))));
        }
        catch (DataException error) when (chosen.TryGetValue(error.Place, out JsonField? value))
        {
            // The place in the file of this combination is the setting; in the file that was written it is one value of the list.
            throw value.Error(error.Message[(error.Place.Length + 2)..], error);
        }
    }

    private static void RequireFree(Sequence<GridAxis> axes, Overrides overrides)
    {
        string? clash = axes.Select(axis => axis.Path).FirstOrDefault(path =>
            (path == "horizon" && overrides.Horizon is not null) || (path == "replications" && overrides.Replications is not null));
        if (clash is not null)
        {
            throw new UsageException($"--{clash} does not apply to a file that lists values of \"{clash}\". Leave the option out, or write a single value.");
        }
    }
}
