using System.Text.Json;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment that was read from a file and is ready to run.</summary>
internal interface IExperimentPlan
{
    /// <summary>Gets the name: the default folder of the results is called so.</summary>
    string Name { get; }

    /// <summary>Gets the kind, as the file spells it.</summary>
    string Kind { get; }

    /// <summary>Gets the root key of all random streams.</summary>
    ulong Root { get; }

    /// <summary>Gets the number of parts that are saved one by one.</summary>
    int Parts { get; }

    /// <summary>Gets the rounds of all runs.</summary>
    long TotalPulls { get; }

    /// <summary>Gets why the processor alone can play it, as the first part of a sentence that tells to use it; null where any device can.</summary>
    string? ReasonForProcessor => $"Experiments of kind {Kind} are played by the processor;";

    /// <summary>Writes all settings, defaults included: the fields of an object. Equal settings give equal results.</summary>
    void WriteSettings(Utf8JsonWriter json);

    /// <summary>Runs what is not saved yet.</summary>
    /// <param name="bench">Folder, device and progress.</param>
    /// <param name="cancellation">Stops the work; finished parts stay saved.</param>
    IExperimentOutcome Run(Workbench bench, CancellationToken cancellation);
}
