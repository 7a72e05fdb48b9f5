using System.Globalization;
using System.Text;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;
using Spectre.Console;

namespace Mechanisms.Cli.Running;

/// <summary>The files that a finished experiment leaves, and the words that end its run.</summary>
internal sealed record ResultFiles(string Folder, IReadOnlyList<string> Files)
{
    /// <summary>The file of regret curves.</summary>
    internal const string CurvesFile = "curves.csv";

    /// <summary>The file of measurements.</summary>
    internal const string ChecksFile = "checks.csv";

    /// <summary>The file of moves and what they earned.</summary>
    internal const string MovesFile = "moves.csv";

    private const string Schema = "mechanisms/summary/1";
    private const string SummaryFile = "summary.json";
    private const string ReportFile = "report.html";

    /// <summary>Gets the names of all figures that an experiment of some kind draws.</summary>
    private static string[] FigureNames { get; } = ["regret", "value", "violation", "payment", "violation-by-horizon", "payment-by-horizon", "regret-by-epoch", "regret-within-epoch", "click-rates", "regret-by-horizon", "gains", "manipulation-by-epoch"];

    /// <summary>Gets the names of all files that an experiment of some kind writes, the manifest and saved parts left out.</summary>
    internal static IReadOnlyList<string> Known { get; } =
    [
        CurvesFile, ChecksFile, MovesFile, SummaryFile, ReportFile,
        .. FigureNames.SelectMany(name => (string[])[$"{name}.svg", $"{name}.vl.json"]),
    ];

    /// <summary>Writes data, summary, figures and report.</summary>
    /// <param name="folder">The folder of the results.</param>
    /// <param name="plan">What was asked.</param>
    /// <param name="outcome">What came out.</param>
    /// <param name="provenance">How to reproduce it.</param>
    internal static ResultFiles Write(OutputFolder folder, IExperimentPlan plan, IExperimentOutcome outcome, Provenance provenance)
    {
        List<string> files = [Manifest.FileName, outcome.DataFile, SummaryFile];
        Report report = outcome.Report.WithProvenance(provenance);
        folder.WriteText(outcome.DataFile, writer => Csv.Write(outcome.Data, writer));
        folder.Write(SummaryFile, stream => stream.Write(Summary(plan, outcome)));
        foreach (Figure figure in report.Figures)
        {
            folder.WriteText($"{figure.Name}.svg", writer => new SvgFigure().Write(figure, writer));
            folder.WriteText($"{figure.Name}.vl.json", writer => VegaLite.Write(figure, writer));
            files.AddRange([$"{figure.Name}.svg", $"{figure.Name}.vl.json"]);
        }

        folder.WriteText(ReportFile, writer => HtmlReport.Write(report, writer));
        files.Add(ReportFile);
        return new(folder.Path, files);
    }

    /// <summary>Removes what an earlier experiment left in its results folder, so that nothing old stands beside the new; other files stay.</summary>
    internal static void Clear(OutputFolder folder)
    {
        foreach (string name in Known)
        {
            folder.Delete(name);
        }

        SavedParts.Clear(folder);
    }

    /// <summary>Says what came out and where it is.</summary>
    internal void Tell(Terminal terminal, IExperimentPlan plan, IExperimentOutcome outcome, TimeSpan elapsed, bool asJson)
    {
        if (asJson)
        {
            terminal.Output.Write(Encoding.UTF8.GetString(JsonFile.Render(json =>
            {
                WriteHead(json, plan);
                json.WriteString("folder", Folder);
                json.WriteStartArray("files");
                foreach (string file in Files)
                {
                    json.WriteStringValue(file);
                }

                json.WriteEndArray();
                json.WriteFinite("seconds", elapsed.TotalSeconds);
                outcome.WriteSummary(json);
            })));
            return;
        }

        IAnsiConsole console = Screen.ForOutput(terminal);
        console.MarkupLineInterpolated($"[bold]{plan.Name}[/]: {outcome.Overview.Title}");
        console.Write(Screen.TableOf(outcome.Overview));
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s; report: {Path.Combine(Folder, ReportFile)}");
        console.MarkupLineInterpolated($"also there: {string.Join(", ", Files.Where(file => file != ReportFile))}");
    }

    private static byte[] Summary(IExperimentPlan plan, IExperimentOutcome outcome) => JsonFile.Render(json =>
    {
        json.WriteString("schema", Schema);
        WriteHead(json, plan);
        outcome.WriteSummary(json);
    });

    private static void WriteHead(Utf8JsonWriter json, IExperimentPlan plan)
    {
        json.WriteString("experiment", plan.Name);
        json.WriteString("kind", plan.Kind);
        json.WriteString("rootKey", plan.Root.ToString(CultureInfo.InvariantCulture));
        json.WriteString("version", CommandLineTool.Version);
    }
}
