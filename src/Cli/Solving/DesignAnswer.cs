using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>The answer to a design problem whose mechanism is a few tables of numbers.</summary>
/// <param name="Named">The family of the problem.</param>
/// <param name="Title">What sort of problem it is, and its size.</param>
/// <param name="Explanation">What was found, in words.</param>
internal sealed record DesignAnswer(string Named, string Title, string Explanation) : Answer
{
    private const int MostRowsShown = 40;

    /// <summary>Gets whether the value is a maximum, or a supremum that need not be one.</summary>
    internal string ValueIs { get; init; } = "max";

    /// <summary>Gets numbers beside the value, by name; null where there is none.</summary>
    internal Sequence<(string Name, double? Number)> Numbers { get; init; }

    /// <summary>Gets the constraints that hold the value down.</summary>
    internal Sequence<BindingIncentive> Binding { get; init; }

    /// <summary>Gets the writer of tables that the family's answers have; null for none.</summary>
    internal Action<Utf8JsonWriter>? Tables { get; init; }

    /// <summary>Gets the writer of the mechanism; null when there is none.</summary>
    internal Action<Utf8JsonWriter>? Mechanism { get; init; }

    /// <summary>Gets what the mechanism is that is shown and saved; null where there is none, or the family's optimum is always a mechanism.</summary>
    internal SavedMechanism? Saved { get; init; }

    /// <summary>Gets the size of the numbers that the values of the programs are added up from, the largest.</summary>
    internal double ValueSize { get; init; }

    /// <summary>Gets the printer of what a reader should see beside the explanation; null for nothing.</summary>
    internal Action<IAnsiConsole>? Details { get; init; }

    /// <inheritdoc/>
    internal override string Family => Named;

    /// <inheritdoc/>
    protected override bool HasMechanism => Mechanism is not null;

    /// <summary>The answer with what the families share.</summary>
    /// <param name="family">The family of the problem.</param>
    /// <param name="title">What sort of problem it is, and its size.</param>
    /// <param name="formulation">The name of the formulation; that of the method follows it.</param>
    /// <param name="solved">How the solve ended, with the value where it is optimal, and in words.</param>
    /// <param name="programs">The linear programs behind the answer.</param>
    /// <param name="run">The method, the time taken and what is to be audited.</param>
    internal static DesignAnswer Of(
        string family, string title, string formulation, SolvedDesign solved, Sequence<SolvedProgram> programs, SolveRun run) => new(family, title, solved.Explanation)
        {
            Status = StatusWords.Of(solved.Status),
            Value = solved.Value,
            Method = $"{formulation}/{run.Method.Name}",
            Iterations = programs.Sum(program => program.Solution.Pivots),
            Seconds = run.Seconds,
            Audit = Audited(programs, run.Audit, run.Cancellation),
            Binding = solved.Binding,
            ValueSize = programs.Select(SizeOfValue).DefaultIfEmpty(0).Max(),
        };

    /// <summary>Writes a table as rows of numbers.</summary>
    internal static void WriteTable(Utf8JsonWriter json, Matrix<double> table, string? name = null)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        for (int row = 0; row < table.Rows; row++)
        {
            json.WriteStartArray();
            foreach (double entry in table.Row(row))
            {
                json.WriteNumberValue(entry);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Shows a table to a reader.</summary>
    internal static Table Shown(string corner, IEnumerable<string> columns, IEnumerable<(string Name, IEnumerable<double> Entries)> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(corner);
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
        }

        (string Name, double[] Entries)[] listed = [.. rows.Select(row => (row.Name, row.Entries.ToArray()))];
        foreach ((string name, double[] entries) in listed)
        {
            // Numbers of a column have one unit, whose size is that of the largest.
            table.AddRow([Markup.Escape(name), .. entries.Select((entry, column) => Show(entry, listed.Max(row => Math.Abs(row.Entries[column]))))]);
        }

        return table;
    }

    /// <summary>Shows a table to a reader unless it has too many rows.</summary>
    internal static Action<IAnsiConsole>? ShownRows(string corner, IEnumerable<string> columns, int rows, Func<int, (string Name, IEnumerable<double> Entries)> row) =>
        rows > MostRowsShown ? null : console => console.Write(Shown(corner, columns, Enumerable.Range(0, rows).Select(row)));

    /// <summary>Numbers from 0, with a word before each.</summary>
    internal static IEnumerable<string> Counted(string word, int count) =>
        Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"{word} {index}"));

    /// <summary>The conclusion of the audits of programs; null when none is wanted.</summary>
    internal static AuditSummary? Audited(Sequence<SolvedProgram> programs, AuditChoice choice, CancellationToken cancellation) =>
        AuditOptions.Of(choice) is { } options ? AuditSummary.Of([.. programs.Select(solved => solved.Audit(options, cancellation))]) : null;

    /// <inheritdoc/>
    protected override void WriteMechanism(Utf8JsonWriter json) => Mechanism!(json);

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("valueIs", ValueIs);
        foreach ((string name, double? number) in Numbers)
        {
            json.WriteFinite(name, number);
        }

        json.WriteStartArray("binding");
        foreach (BindingIncentive binding in Binding)
        {
            json.WriteStartObject();
            json.WriteString("deviation", binding.Deviation);
            json.WriteFinite("shadowPrice", binding.ShadowPrice);
            if (binding.CostPrice is { } price)
            {
                json.WriteFinite("costPrice", price);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Saved?.WriteJson(json);
        Tables?.Invoke(json);
        if (Mechanism is null)
        {
            json.WriteNull("mechanism");
            return;
        }

        json.WriteStartObject("mechanism");
        Mechanism(json);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    protected override void PrintFields(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{Title}[/]");
        console.MarkupLineInterpolated($"status  [bold]{Status}[/]");
        if (Value is double value)
        {
            console.MarkupLineInterpolated($"value   [bold]{Show(value, ValueSize)}[/]{(ValueIs == "max" ? string.Empty : $" ({ValueIs})")}");
        }

        foreach ((string name, double? number) in Numbers)
        {
            console.MarkupLineInterpolated($"        {Spaced(name)} {(number is double known ? Show(known) : "–")}");
        }

        Details?.Invoke(console);
        console.MarkupLineInterpolated($"{Explanation}");
        if (Saved is { Share: not null })
        {
            console.MarkupLineInterpolated($"{Saved.Explain()}");
        }
    }

    // The sum of the sizes of the terms of the objective.
    private static double SizeOfValue(SolvedProgram solved) => !solved.Solution.IsOptimal ? 0
        : Enumerable.Range(0, solved.Program.VariableCount).Sum(variable => Math.Abs(solved.Program.Costs[variable] * solved.Solution.Primal[variable]));

    // A key of a file, for a reader: firstBest is first best.
    private static string Spaced(string key) =>
        string.Concat(key.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}
