using System.Globalization;
using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>How long and how often learners play.</summary>
/// <param name="Horizon">Rounds per run.</param>
/// <param name="Replications">Runs per learner and epoch.</param>
/// <param name="Checkpoints">Rounds at which regret is recorded.</param>
internal sealed record PlayFields(long Horizon, int Replications, Sequence<long> Checkpoints)
{
    /// <summary>The fields read here.</summary>
    internal static readonly string[] Names = ["horizon", "replications", "checkpoints"];

    private const int MostCheckpoints = 10_000;
    private const int MostReplications = 1 << 19;

    // Far beyond what a machine plays in a year, far below what overflows a count.
    private const double MostPulls = 1e15;

    /// <summary>Reads the fields.</summary>
    internal static PlayFields Read(JsonField root, Overrides overrides)
    {
        long horizon = overrides.Horizon ?? root.Required("horizon").ReadInteger(1, uint.MaxValue);
        int replications = overrides.Replications ?? (int)root.Required("replications").ReadInteger(1, MostReplications);
        return new(horizon, replications, ReadCheckpoints(root.Optional("checkpoints"), horizon));
    }

    /// <summary>Reads the fields of an experiment that looks at the end of its runs alone.</summary>
    internal static PlayFields ReadWithoutCheckpoints(JsonField root, Overrides overrides)
    {
        PlayFields play = Read(root, overrides);
        return play with { Checkpoints = [play.Horizon] };
    }

    /// <summary>Refuses work that would never end.</summary>
    /// <param name="root">The file.</param>
    /// <param name="runs">Runs of all learners and epochs together, probes included.</param>
    internal void RequireEnd(JsonField root, double runs)
    {
        double pulls = Horizon * runs;
        if (pulls > MostPulls)
        {
            throw root.Error(string.Create(
                CultureInfo.InvariantCulture, $"An experiment may play {MostPulls:G3} rounds in all; this one asks for {pulls:G3}. Lower horizon, replications or epochs."));
        }
    }

    /// <summary>Writes the fields.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("horizon", Horizon);
        json.WriteNumber("replications", Replications);
        json.WriteNumbers("checkpoints", Checkpoints.Select(round => (double)round));
    }

    private static Sequence<long> ReadCheckpoints(JsonField? field, long horizon)
    {
        if (field is not { } checkpoints)
        {
            return Bandits.Experiments.Checkpoints.LogSpaced(horizon);
        }

        if (!checkpoints.IsArray)
        {
            return Bandits.Experiments.Checkpoints.LogSpaced(horizon, (int)checkpoints.ReadInteger(1, MostCheckpoints));
        }

        List<long> rounds = [];
        foreach (JsonField item in checkpoints.ReadItems())
        {
            long least = rounds.Count == 0 ? 1 : rounds[^1] + 1;
            rounds.Add(least <= horizon ? item.ReadInteger(least, horizon) : throw item.Error("Checkpoints must end at the horizon; this one lies beyond. Remove it."));
        }

        return rounds.Count > 0 ? rounds.ToSequence() : throw checkpoints.Error("At least 1 checkpoint is required; got none. Add one, or remove the field.");
    }
}
