using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>clickbait-checks</c>: the acceptance checks of the click-bandit learners.</summary>
internal sealed record ChecksPlan(ExperimentHeader Header, ClickbaitChecks Checks) : IExperimentPlan
{
    private static readonly string[] Names = ["scale"];

    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Checks.Root;

    /// <inheritdoc/>
    public int Parts => Checks.All.Count;

    /// <inheritdoc/>
    public long TotalPulls => Checks.TotalPulls;

    /// <summary>Reads the file.</summary>
    internal static ChecksPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. Names]);
        if (overrides.Horizon is not null || overrides.Replications is not null)
        {
            throw new UsageException("--horizon and --replications do not apply to experiments of kind clickbait-checks, whose bands hold at their own scale. Set \"scale\" in the file for a quicker look.");
        }

        double scale = root.Optional("scale")?.ReadNumber() ?? 1;
        return scale is > 0 and <= 1
            ? new(header, new(header.Seed, scale))
            : throw root.Required("scale").Error($"The scale must be above 0 and at most 1; got {root.Required("scale").Quote()}. Use 1 for the full checks.");
    }

    /// <inheritdoc/>
    public void WriteSettings(Utf8JsonWriter json) => json.WriteFinite("scale", Checks.Scale);

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation)
    {
        List<AcceptanceCheck> results = [];
        long done = 0;
        foreach (ClickbaitCheck check in Checks.All)
        {
            AcceptanceCheck? saved = CheckShard.Load(bench, check, Root);
            if (saved is null)
            {
                PartProgress progress = new(bench.Progress, check.Id, done, Checks.TotalPulls);
                saved = check.Run(bench.Device, progress, cancellation);
                CheckShard.Save(bench, saved);
            }

            results.Add(saved);
            done += check.TotalPulls;
        }

        return new ChecksOutcome(Header, Checks.Scale, results.ToSequence());
    }
}
