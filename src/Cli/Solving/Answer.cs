using System.Globalization;
using System.Text;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>What <c>solve</c> found, whatever the family.</summary>
internal abstract record Answer
{
    // Relative only, so that the unit of money does not matter.
    private static readonly Tolerance Rounding = Tolerances.Gain with { Absolute = 0 };

    /// <summary>Gets the family of the problem, for example <c>contract</c>.</summary>
    internal abstract string Family { get; }

    /// <summary>Gets how the solve ended, in lower case, for example <c>optimal</c>.</summary>
    internal required string Status { get; init; }

    /// <summary>Gets the optimal value; null unless optimal.</summary>
    internal double? Value { get; init; }

    /// <summary>Gets the name of the method.</summary>
    internal required string Method { get; init; }

    /// <summary>Gets the pivots of the linear programs behind the value.</summary>
    internal long Iterations { get; init; }

    /// <summary>Gets the time of solving for the value, audit and further tables left out, in seconds.</summary>
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

    /// <summary>Saves the mechanism that was found.</summary>
    /// <exception cref="DataException">There is no mechanism, or the file cannot be written.</exception>
    internal void Save(string path)
    {
        if (!HasMechanism)
        {
            throw new DataException(path, $"A mechanism is required to be saved; this answer, {Status}, has none. Leave out --save.");
        }

        MechanismFile.Write(path, Family, WriteMechanism);
    }

    /// <summary>Writes the answer for a reader.</summary>
    internal void Print(IAnsiConsole console)
    {
        PrintFields(console);
        string effort = string.Create(CultureInfo.InvariantCulture, $"{Iterations} {Plural}, {Seconds:0.000} s");
        console.MarkupLineInterpolated($"method  {Method} ({effort})");
        if (Audit is not null)
        {
            console.MarkupLineInterpolated($"audit   [{(Audit.Passed ? "green" : "red")}]{Audit.Describe()}[/]");
        }
    }

    /// <summary>Shows a number to a reader: nine digits, invariant; 0 for what may be rounding. Files keep every digit.</summary>
    /// <param name="number">The number.</param>
    /// <param name="scale">Size of the numbers that it comes from, in its unit; 0 to show it whatever its size.</param>
    internal static string Show(double number, double scale = 0) => Rounding.Exceeds(Math.Abs(number), scale) ? number.ToString("G9", CultureInfo.InvariantCulture) : "0";

    /// <summary>Gets what draws the answer as SVG; null where there is no figure of it.</summary>
    internal Action<TextWriter>? Picture { get; init; }

    /// <summary>Draws the answer.</summary>
    /// <exception cref="DataException">There is no figure of it, or the file cannot be written.</exception>
    internal void Draw(string path)
    {
        Action<TextWriter> picture = Picture
            ?? throw new DataException("--figure", "There is no figure of this answer. Figures are drawn of Nash equilibria of games of two strategies each and of symmetric ones of three, of --concept qre, and of --concept cfr where somebody gains. Leave out --figure.");
        try
        {
            AtomicFile.Write(path, ".partial", stream =>
            {
                using StreamWriter text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                picture(text);
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataException(path, $"The file must be writable; {error.Message.TrimEnd('.')}. Choose another name.", error);
        }
    }

    /// <summary>Gets a value indicating whether the answer is a mechanism that can be saved.</summary>
    protected virtual bool HasMechanism => false;

    /// <summary>Gets what one iteration is called.</summary>
    protected virtual string IterationNoun => "pivot";

    private string Plural => Iterations == 1 ? IterationNoun : IterationNoun == "basis" ? "bases" : $"{IterationNoun}s";

    /// <summary>Writes the fields of the mechanism; called only where there is one.</summary>
    protected virtual void WriteMechanism(Utf8JsonWriter json) => throw new System.Diagnostics.UnreachableException();

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
