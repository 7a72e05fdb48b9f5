using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>The answer to a linear program.</summary>
internal sealed record LinearProgramAnswer(LinearProgram Program, LinearProgramSolution Solution) : Answer
{
    private const int MostRowsShown = 30;

    /// <inheritdoc/>
    internal override string Family => "linear-program";

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("sense", Program.Sense == ObjectiveSense.Minimize ? "minimize" : "maximize");
        json.WriteStartObject("size");
        json.WriteNumber("variables", Program.VariableCount);
        json.WriteNumber("rows", Program.RowCount);
        json.WriteNumber("coefficients", Program.CoefficientCount);
        json.WriteEndObject();
        json.WriteString("explanation", Solution.Explain());
        json.WriteString("certificate", Solution.Certificate switch
        {
            LinearProgramCertificate.Given => "given",
            LinearProgramCertificate.Unavailable => "unavailable",
            _ => $"completed by {Solution.CompletedBy}",
        });
        bool isProved = Solution.Certificate != LinearProgramCertificate.Unavailable;
        switch (Solution.Status)
        {
            case LinearProgramStatus.Optimal:
                WriteNamed(json, "primal", Solution.Primal, Program.VariableName);
                WriteNamed(json, "reducedCosts", Solution.ReducedCosts, Program.VariableName);
                WriteNamed(json, "rowDuals", Solution.RowDuals, Program.RowName);
                break;
            case LinearProgramStatus.Infeasible when isProved:
                WriteNamed(json, "farkasMultipliers", Solution.FarkasMultipliers, Program.RowName);
                break;
            case LinearProgramStatus.Unbounded when isProved:
                WriteNamed(json, "point", Solution.Primal, Program.VariableName);
                WriteNamed(json, "ray", Solution.Ray, Program.VariableName);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    protected override void PrintFields(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]Linear program[/]: {Program.ToString()}");
        console.MarkupLineInterpolated($"status  [bold]{Status}[/]");
        if (Solution.Status == LinearProgramStatus.Optimal)
        {
            console.MarkupLineInterpolated($"value   [bold]{Value?.ToString("R", CultureInfo.InvariantCulture)}[/]");
            console.WriteLine();
            PrintPoint(console);
        }
        else
        {
            console.WriteLine(Solution.Explain());
        }
    }

    private static void WriteNamed(Utf8JsonWriter json, string field, Sequence<double> values, Func<int, string> name)
    {
        json.WriteStartObject(field);
        for (int index = 0; index < values.Count; index++)
        {
            json.WriteFinite(name(index), values[index]);
        }

        json.WriteEndObject();
    }

    private void PrintPoint(IAnsiConsole console)
    {
        int[] used = Enumerable.Range(0, Program.VariableCount).Where(variable => Solution.Primal[variable] != 0).ToArray();
        double largestCost = Program.Costs.Select(Math.Abs).DefaultIfEmpty(0).Max();
        Table table = new Table().Border(TableBorder.Simple).AddColumn("variable");
        table.AddColumn(new TableColumn("value").RightAligned()).AddColumn(new TableColumn("reduced cost").RightAligned());
        foreach (int variable in used.Take(MostRowsShown))
        {
            table.AddRow(
                Markup.Escape(Program.VariableName(variable)), Show(Solution.Primal[variable]), Show(Solution.ReducedCosts[variable], largestCost));
        }

        console.Write(table);
        int zero = Program.VariableCount - used.Length;
        string hidden = used.Length > MostRowsShown ? $"{used.Length - MostRowsShown} more that are not 0 and " : string.Empty;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Not shown: {hidden}{zero} {(zero == 1 ? "variable" : "variables")} at 0; --json gives all, with the duals of the rows.");
    }
}
