using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>How far a learner in play has come, in a file of its own beside the finished parts, written again every two minutes.</summary>
internal sealed class SavedProgress(Workbench bench, int learner) : IStateStore<RegretState>
{
    /// <summary>A kill without warning costs about this much work, of learners without lanes the runs in play as well; writing takes a fraction of a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private readonly string name = string.Create(CultureInfo.InvariantCulture, $"{bench.Parts}/learner-{learner:00}.state");
    private long last = bench.Clock.GetTimestamp();
    private bool isResumed;

    /// <inheritdoc/>
    public bool IsDue => bench.Clock.GetElapsedTime(Interlocked.Read(ref last)) >= Pause;

    /// <inheritdoc/>
    /// <exception cref="DataException">The file is damaged.</exception>
    public RegretState? Load()
    {
        if (bench.Folder.Read(name) is not byte[] content)
        {
            return null;
        }

        isResumed = true;
        try
        {
            using MemoryStream stream = new(content);
            return RegretState.Read(stream);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw Damaged(error);
        }
    }

    /// <inheritdoc/>
    public void Save(RegretState state)
    {
        bench.Folder.Write(name, state.Write);
        Interlocked.Exchange(ref last, bench.Clock.GetTimestamp());
    }

    /// <summary>Plays a learner from where the file has it; a finished learner needs none.</summary>
    internal EpisodeSummary Play(RegretExperiment experiment, CancellationToken cancellation)
    {
        try
        {
            return experiment.Resume(learner, bench.Device, this, bench.Progress, cancellation);
        }
        catch (ArgumentException error) when (isResumed && error.ParamName == "store")
        {
            throw new DataException(
                Path.Combine(bench.Folder.Path, name), $"{LibraryWords.Of(error)} To start the part in play afresh, delete the file.", error);
        }
    }

    /// <summary>Removes the file of a learner whose part is saved.</summary>
    internal void Clear() => bench.Folder.Delete(name);

    private DataException Damaged(Exception error) => new(
        Path.Combine(bench.Folder.Path, name), $"{error.Message} The state of the part in play is damaged: delete it, and the part is computed from its beginning.", error);
}
