using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment that is a contest of learners of one grammar: what the kinds <c>federated</c>, <c>cascades</c>, <c>fairness</c>, <c>no-regret</c>, <c>forecasting</c>, <c>hired-agents</c>, <c>senders</c> and <c>contracts</c> have in common.</summary>
/// <param name="Header">What every file says.</param>
/// <param name="Play">How long and how often.</param>
/// <param name="Contest">The contenders.</param>
/// <param name="Description">What the contest is about.</param>
/// <param name="Settings">Writes what the kind adds to the settings.</param>
/// <param name="Findings">What the kind has to say of a result besides regret.</param>
internal sealed record ContestPlan(
    ExperimentHeader Header,
    PlayFields Play,
    RegretContest Contest,
    ContestDescription Description,
    Action<Utf8JsonWriter> Settings,
    Func<RegretContestResult, Sequence<string>> Findings) : IExperimentPlan
{
    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Contest.Root;

    /// <inheritdoc/>
    public int Parts => Contest.Contenders.Count;

    /// <inheritdoc/>
    public long TotalPulls => Contest.TotalPulls;

    /// <summary>Makes the contest, with errors of the file where the library refuses it.</summary>
    /// <param name="root">The file.</param>
    /// <param name="header">What every file says.</param>
    /// <param name="play">How long and how often.</param>
    /// <param name="contenders">The contenders.</param>
    internal static RegretContest ContestOf(JsonField root, ExperimentHeader header, PlayFields play, IEnumerable<IContender> contenders)
    {
        Sequence<IContender> all = contenders.ToSequence();
        play.RequireEnd(root, (double)all.Count * play.Replications);
        try
        {
            Sequence<long> checkpoints = play.Checkpoints[^1] == play.Horizon ? play.Checkpoints : [.. play.Checkpoints, play.Horizon];
            return new(all, play.Horizon, play.Replications, header.Seed, checkpoints);
        }
        catch (ArgumentException error)
        {
            throw root.Error(LibraryWords.Of(error), error);
        }
    }

    /// <summary>What the library makes of a field, with an error of the file where it refuses.</summary>
    internal static T Fit<T>(JsonField field, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException error)
        {
            throw field.Error($"{LibraryWords.Of(error)} Correct the number.", error);
        }
    }

    /// <inheritdoc/>
    public void WriteSettings(Utf8JsonWriter json)
    {
        Play.Write(json);
        Settings(json);
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation) => new ContestOutcome(this, new(Contest, bench.Device.Name, Sequence.Of(
        Contest.Contenders.Count,
        contender => SavedPart.LoadOrPlay(
            bench,
            string.Create(CultureInfo.InvariantCulture, $"contender-{contender:00}.json"),
            () => Contest.Play(contender, bench.Device, bench.Progress, cancellation),
            ContenderShard.Write,
            saved => ContenderShard.Read(saved, Contest, contender)))));
}
