namespace Mechanisms.Bandits.Experiments;

/// <summary>Shows the progress of a part as progress of the whole.</summary>
internal sealed class ShiftedProgress(IProgress<ExperimentProgress> target, long offset, long total)
    : IProgress<ExperimentProgress>
{
    public static ShiftedProgress? For(IProgress<ExperimentProgress>? target, long offset, long total) =>
        target is null ? null : new ShiftedProgress(target, offset, total);

    public void Report(ExperimentProgress value) =>
        target.Report(value with { DonePulls = value.DonePulls + offset, TotalPulls = total });
}
