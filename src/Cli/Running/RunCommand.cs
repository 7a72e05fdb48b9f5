using System.CommandLine;
using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Cli.Devices;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;

namespace Mechanisms.Cli.Running;

/// <summary><c>mechanisms run</c>: runs an experiment, keeps every finished part, and writes curves, figures and a report.</summary>
internal sealed class RunCommand(Terminal terminal, CancellationToken cancellation)
{
    private readonly Argument<string> file = new("EXPERIMENT.json") { Description = "The experiment; - reads standard input" };

    private readonly Option<string?> folder = new("--out")
    {
        Description = "Folder of the results; results/NAME unless given. The same experiment resumes there",
        HelpName = "DIR",
    };

    private readonly Option<bool> force = new("--force") { Description = "Replace the results of another experiment in DIR, or write beside other files; files that are no results stay" };

    private readonly Option<int?> replications = new("--replications")
    {
        Description = "Runs per learner and epoch, instead of the file's",
        HelpName = "N",
        CustomParser = result => OptionValues.Whole(result, 1, 1 << 19),
    };

    private readonly Option<long?> horizon = new("--horizon")
    {
        Description = "Rounds per run, instead of the file's",
        HelpName = "T",
        CustomParser = result => OptionValues.Whole(result, 1L, uint.MaxValue),
    };

    private readonly Option<ulong?> seed = new("--seed")
    {
        Description = "Root key of all random numbers, instead of the file's",
        HelpName = "S",
        CustomParser = result => OptionValues.Whole(result, ulong.MinValue, ulong.MaxValue),
    };

    private readonly Option<int?> threads = new("--threads")
    {
        Description = "Threads to use; all processors unless given. The results do not depend on it",
        HelpName = "N",
        CustomParser = result => OptionValues.Whole(result, 1, 1024),
    };

    private readonly Option<string?> machine = new("--device")
    {
        Description = "The machine that plays: cpu, with the widest vectors it has, unless given; gpu:0 in a build with the GPU room. See: mechanisms devices",
        HelpName = "cpu|gpu:N",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print the summary as one JSON object instead of a table" };

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("run", "Run an experiment; write curves, figures and a report.");
        command.Arguments.Add(file);
        foreach (Option option in new Option[] { folder, force, replications, horizon, seed, machine, threads, json })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => (int)Execute(parsed));
        return command;
    }

    private ExitCode Execute(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(file);
        Overrides overrides = new(parsed.GetValue(replications), parsed.GetValue(horizon), parsed.GetValue(seed));
        IExperimentPlan plan = InputFile.Read(path, terminal, content => ExperimentFile.Read(path, content, overrides));
        IDevice device = DeviceChoice.Open(parsed.GetValue(machine), parsed.GetValue(threads), terminal.Gpus);
        using IDisposable? opened = device as IDisposable;
        if (device is not CpuDevice && plan.ReasonForProcessor is string reason)
        {
            throw new UsageException($"{reason} use --device {DeviceChoice.Processor}. Nothing was run.");
        }

        long start = terminal.Clock.GetTimestamp();
        using OutputFolder results = OutputFolder.Open(parsed.GetValue(folder) ?? Path.Combine("results", plan.Name));
        Manifest.Prepare(results, plan, device.Name, terminal.Clock, parsed.GetValue(force));
        IExperimentOutcome outcome = Play(plan, results, device);
        ResultFiles written = ResultFiles.Write(results, plan, outcome, HowToReproduce(path, overrides, plan, (device, parsed.GetValue(machine))));
        written.Tell(terminal, plan, outcome, terminal.Clock.GetElapsedTime(start), parsed.GetValue(json));
        return outcome.ExitCode;
    }

    private static Provenance HowToReproduce(string path, Overrides overrides, IExperimentPlan plan, (IDevice Device, string? Named) machine)
    {
        bool isSaved = path != InputFile.StandardInput;
        string arguments = $"run {ShellWords.Quote(isSaved ? path : "experiment.json")}{overrides.AsOptions()}{(machine.Named is string named ? $" --device {named}" : string.Empty)}";
        string[] commands = [$"{CommandLineTool.ToolName} {arguments}", $"dotnet run -c Release --project src/Cli -- {arguments}"];
        Definition uninstalled = new("Commands", "The first needs the tool installed; the second does the same from the source.");
        Definition unsaved = new(
            "Experiment", $"It came from standard input: first save the settings of {Manifest.FileName} as experiment.json, with \"schema\": \"{ExperimentHeader.Schema}\" and the root key as \"seed\".");
        return new(commands.ToSequence(), CommandLineTool.Version)
        {
            Facts = isSaved ? [uninstalled] : [uninstalled, unsaved],
            RootKey = plan.Root,
            Machine = Machine.Description,
            Device = machine.Device.Name,
        };
    }

    private IExperimentOutcome Play(IExperimentPlan plan, OutputFolder results, IDevice device)
    {
        try
        {
            return terminal.IsLive
                ? LiveProgress.Show(Screen.ForProgress(terminal), terminal.Clock, progress => plan.Run(new(results, SavedParts.Folder, device, progress, terminal.Clock), cancellation))
                : plan.Run(new(results, SavedParts.Folder, device, new PlainProgress(terminal.Error, terminal.Clock), terminal.Clock), cancellation);
        }
        catch (OperationCanceledException error)
        {
            int saved = results.Count(SavedParts.Folder, "*.json");
            string part = results.Count(SavedParts.Folder, "*.state") > 0 ? ", and so is the part in play" : string.Empty;
            throw new InterruptedException(
                string.Create(CultureInfo.InvariantCulture, $"interrupted after {saved} of {plan.Parts} parts; they are kept in {results.Path}{part}. Run the same command again to go on."), error);
        }
    }
}
