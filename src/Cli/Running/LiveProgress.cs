using Mechanisms.Bandits.Experiments;
using Spectre.Console;

namespace Mechanisms.Cli.Running;

/// <summary>Progress as a bar that is redrawn in place, with the remaining time.</summary>
internal sealed class LiveProgress(ProgressTask task) : IProgress<ExperimentProgress>
{
    /// <summary>Runs work under a bar on a console.</summary>
    internal static T Show<T>(IAnsiConsole console, Func<IProgress<ExperimentProgress>, T> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(Spinner.Known.Line),
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn(),
                new RemainingTimeColumn())
            .Start(context => work(new LiveProgress(context.AddTask("starting", maxValue: 1))));

    /// <inheritdoc/>
    public void Report(ExperimentProgress value)
    {
        task.MaxValue = value.TotalPulls;
        task.Description = Markup.Escape(ProgressWords.Of(value));
        task.Value = value.DonePulls;
    }
}
