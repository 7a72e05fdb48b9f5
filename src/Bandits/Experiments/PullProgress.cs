namespace Mechanisms.Bandits.Experiments;

/// <summary>Turns a device's counts of pulls into the progress of a job; one report at a time, in order.</summary>
internal sealed class PullProgress(IProgress<ExperimentProgress> target, string learner, int epoch, long done, long total)
    : IProgress<long>
{
    private readonly Lock gate = new();
    private long pulls = done;

    public static PullProgress? For(
        IProgress<ExperimentProgress>? target, string learner, int epoch, long done, long total) =>
        target is null ? null : new PullProgress(target, learner, epoch, done, total);

    public void Report(long value)
    {
        lock (gate)
        {
            pulls += value;
            target.Report(new(learner, epoch, pulls, total));
        }
    }
}
