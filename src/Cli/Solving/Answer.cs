using System.Globalization;
using System.Text;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>What <c>solve</c> found, whatever the family.</summary>
internal abstract record Answer
{
    /// <summary>Gets the family of the problem, for example <c>contract</c>.</summary>
    internal abstract string Family { get; }

    /// <summary>Gets how the solve ended, in lower case, for example <c>optimal</c>.</summary>
    internal required string Status { get; init; }

    /// <summary>Gets the optimal value; null unless optimal.</summary>
    internal double? Value { get; init; }

    /// <summary>Gets the name of the method.</summary>
    internal required string Method { get; init; }

    /// <summary>Gets the pivots of all linear programs.</summary>
    internal long Iterations { get; init; }

    /// <summary>Gets the time of solving, audit left out, in seconds.</summary>
    internal double Seconds { get; init; }

    /// <summary>Gets the conclusion of the audit; null when none was asked for.</summary>
    internal AuditSummary? Audit { get; init; }

    /// <summary>Gets the exit code: a refuted answer is a refuted claim.</summary>
    internal ExitCode ExitCode => Audit?.IsRefuted == true ? ExitCode.Refuted : ExitCode.Answered;

    /// <summary>Writes the answer as one JSON object.</summary>
    internal void WriteJson(TextWriter output) => output.Write(Encoding.UTF8.GetString(JsonFile.Render(json =>
    {
        json.WriteString("family", Family);
        json.WriteString("status", Status);
        json.WriteFinite("value", Value);
        json.WriteString("method", Method);
        json.WriteNumber("iterations", Iterations);
        json.WriteFinite("seconds", Seconds);
        WriteAudit(json);
        WriteFields(json);
    })));

    /// <summary>Writes the answer for a reader.</summary>
    internal void Print(IAnsiConsole console)
    {
        PrintFields(console);
        string effort = string.Create(CultureInfo.InvariantCulture, $"{Iterations} {(Iterations == 1 ? "pivot" : "pivots")}, {Seconds:0.000} s");
        console.MarkupLineInterpolated($"method  {Method} ({effort})");
        if (Audit is not null)
        {
            console.MarkupLineInterpolated($"audit   [{(Audit.Passed ? "green" : "red")}]{Audit.Describe()}[/]");
        }
    }

    /// <summary>Shows a number to a reader: nine digits, invariant.</summary>
    internal static string Show(double number) => number.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>Writes the fields of the family.</summary>
    protected abstract void WriteFields(Utf8JsonWriter json);

    /// <summary>Prints what the family has to say.</summary>
    protected abstract void PrintFields(IAnsiConsole console);

    private void WriteAudit(Utf8JsonWriter json)
    {
        if (Audit is null)
        {
            json.WriteNull("audit");
            return;
        }

        json.WriteStartObject("audit");
        Audit.WriteJson(json);
        json.WriteEndObject();
    }
}
