using System.Globalization;
using Mechanisms.Bandits.Experiments;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Mechanisms.Cli.Running;

/// <summary>Progress as a bar that is redrawn in place, with the remaining time.</summary>
internal sealed class LiveProgress(ProgressTask task, LiveProgress.RemainingColumn remaining, TimeProvider clock) : IProgress<ExperimentProgress>
{
    private readonly Pace pace = new(clock);

    /// <summary>Runs work under a bar on a console.</summary>
    internal static T Show<T>(IAnsiConsole console, TimeProvider clock, Func<IProgress<ExperimentProgress>, T> work)
    {
        RemainingColumn remaining = new();
        return console.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(Spinner.Known.Line),
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn(),
                remaining)
            .Start(context => work(new LiveProgress(context.AddTask("starting", maxValue: 1), remaining, clock)));
    }

    /// <inheritdoc/>
    public void Report(ExperimentProgress value)
    {
        task.MaxValue = value.TotalPulls;
        task.Description = Markup.Escape(ProgressWords.Of(value));
        task.Value = value.DonePulls;
        remaining.Left = pace.Left(value);
    }

    /// <summary>The remaining time; the console's own column would take what an earlier run left for work of this one.</summary>
    internal sealed class RemainingColumn : ProgressColumn
    {
        private readonly Lock gate = new();
        private TimeSpan? left;

        /// <summary>Sets the remaining time; null while unknown.</summary>
        internal TimeSpan? Left
        {
            set
            {
                lock (gate)
                {
                    left = value;
                }
            }
        }

        /// <inheritdoc/>
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            lock (gate)
            {
                return new Text(left is { } time ? Of(time) : "--:--:--");
            }
        }

        // Days count as hours: 52:10:07.
        private static string Of(TimeSpan time) => string.Create(
            CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours):00}:{time.Minutes:00}:{time.Seconds:00}");
    }
}
