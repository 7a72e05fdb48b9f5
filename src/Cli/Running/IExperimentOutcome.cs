using System.Text.Json;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Cli.Running;

/// <summary>What an experiment gave, ready to be written and shown.</summary>
internal interface IExperimentOutcome
{
    /// <summary>Gets the exit code: a failed check is a refuted claim.</summary>
    ExitCode ExitCode { get; }

    /// <summary>Gets the name of the file of the tidy data.</summary>
    string DataFile { get; }

    /// <summary>Gets the tidy data, one observation a row.</summary>
    Table Data { get; }

    /// <summary>Gets the table shown at the end of a run.</summary>
    Table Overview { get; }

    /// <summary>Gets the report, without what it takes to reproduce it.</summary>
    Report Report { get; }

    /// <summary>Writes the fields of the summary.</summary>
    void WriteSummary(Utf8JsonWriter json);
}
