using System.CommandLine;
using System.Globalization;
using System.Text;
using Mechanisms.Bandits.Devices;
using Mechanisms.Cli.Files;
using Spectre.Console;

namespace Mechanisms.Cli.Devices;

/// <summary><c>mechanisms devices</c>: lists the machines that can play episodes here.</summary>
internal sealed class DevicesCommand(Terminal terminal)
{
    private const double BytesOfGibibyte = 1L << 30;

    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object instead of a table" };

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("devices", "List the machines that run --device can name: the processor's lanes, and GPUs.");
        command.Options.Add(json);
        command.SetAction(parsed => (int)Execute(parsed.GetValue(json)));
        return command;
    }

    private ExitCode Execute(bool asJson)
    {
        if (asJson)
        {
            WriteJson();
        }
        else
        {
            Print();
        }

        return ExitCode.Answered;
    }

    private void Print()
    {
        Spectre.Console.Table table = new Spectre.Console.Table().Border(TableBorder.Simple)
            .AddColumns("device", "vectors", "precision", "episodes a thread", "in hardware", "used");
        foreach (CpuLanes lanes in CpuLanes.All)
        {
            table.AddRow(
                DeviceChoice.Processor,
                lanes.Width == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{lanes.Width} bits"),
                Words(lanes.Precision),
                lanes.Lanes.ToString(CultureInfo.InvariantCulture),
                lanes.IsInHardware ? "yes" : "no, emulated",
                lanes.IsDefault ? "by run" : lanes.Precision == LanePrecision.Bits32 ? "by scripts that ask for it" : string.Empty);
        }

        IAnsiConsole console = Screen.ForOutput(terminal);
        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"cpu: {Environment.ProcessorCount} processors, all of them used unless --threads says otherwise; learners without lanes play one episode a thread."));
        foreach (GpuListing gpu in terminal.Gpus.Listings)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{gpu.Name}: {gpu.Model}, {gpu.Architecture}, {gpu.Multiprocessors} multiprocessors, {gpu.MemoryBytes / BytesOfGibibyte:0.#} GiB; by run --device {gpu.Name}."));
        }

        if (terminal.Gpus.Absence is string absence)
        {
            console.WriteLine($"gpu: none; {absence}.");
        }
    }

    private void WriteJson() => terminal.Output.Write(Encoding.UTF8.GetString(JsonFile.Render(writer =>
    {
        writer.WriteNumber("processors", Environment.ProcessorCount);
        writer.WriteString("default", new CpuDevice().Name);
        writer.WriteStartArray("cpu");
        foreach (CpuLanes lanes in CpuLanes.All)
        {
            writer.WriteStartObject();
            writer.WriteNumber("vectorBits", lanes.Width);
            writer.WriteString("precision", Words(lanes.Precision));
            writer.WriteNumber("lanes", lanes.Lanes);
            writer.WriteBoolean("inHardware", lanes.IsInHardware);
            writer.WriteBoolean("isDefault", lanes.IsDefault);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("gpu");
        foreach (GpuListing gpu in terminal.Gpus.Listings)
        {
            writer.WriteStartObject();
            writer.WriteString("name", gpu.Name);
            writer.WriteString("model", gpu.Model);
            writer.WriteString("architecture", gpu.Architecture);
            writer.WriteNumber("multiprocessors", gpu.Multiprocessors);
            writer.WriteNumber("memoryBytes", gpu.MemoryBytes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (terminal.Gpus.Absence is string absence)
        {
            writer.WriteString("gpuUnavailable", absence);
        }
    })));

    private static string Words(LanePrecision precision) => precision == LanePrecision.Bits32 ? "single" : "double";
}
