using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;

namespace Mechanisms.Cli.Running;

/// <summary>What a running experiment works with.</summary>
/// <param name="Folder">Receives finished parts.</param>
/// <param name="Parts">The folder of the parts within it.</param>
/// <param name="Device">Plays.</param>
/// <param name="Progress">Shows how far the work is.</param>
/// <param name="Clock">Says when a part in play is to be saved.</param>
internal sealed record Workbench(OutputFolder Folder, string Parts, IDevice Device, IProgress<ExperimentProgress> Progress, TimeProvider Clock);
