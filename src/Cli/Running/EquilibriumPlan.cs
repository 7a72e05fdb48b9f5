using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>equilibrium</c>: is a profile of click rates an ε-equilibrium under each learner, and how large is ε?</summary>
internal sealed record EquilibriumPlan(
    ExperimentHeader Header, ClickBandit Environment, Sequence<ILearner> Learners, Sequence<NashProbe> Probes, double Epsilon, double Confidence, int Interval)
    : IExperimentPlan
{
    private static readonly string[] Names =
        ["horizon", "replications", "environment", "learners", "profile", "grid", "coalitions", "epsilon", "epsilonPerRound", "confidence", "interval"];

    private static readonly string[] IntervalNames = ["student", "empirical-bernstein", "hoeffding"];

    private static readonly IMeanInterval[] Intervals = [new StudentInterval(), new EmpiricalBernsteinInterval(), new HoeffdingInterval()];

    /// <inheritdoc/>
    public string Name => Header.Name;

    /// <inheritdoc/>
    public string Kind => Header.Kind;

    /// <inheritdoc/>
    public ulong Root => Header.Seed;

    /// <inheritdoc/>
    public int Parts => Probes.Count;

    /// <inheritdoc/>
    public long TotalPulls => Probes.Sum(probe => probe.TotalPulls);

    /// <summary>Reads the file.</summary>
    internal static EquilibriumPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. Names]);
        PlayFields play = PlayFields.ReadWithoutCheckpoints(root, overrides);
        if (play.Replications < 2)
        {
            throw new DataException("replications", "At least 2 replications are required, because one says nothing about errors; got 1. Raise the number.");
        }

        ClickBandit environment = ClickBanditField.Read(root.Required("environment"));
        Sequence<ILearner> learners = LearnerKinds.Field.Read(root.Required("learners"), new(environment.Utility));
        Sequence<double> profile = ClickBanditField.ReadProfile(root.Optional("profile"), environment, "profile");
        Sequence<JointMove> moves = ReadMoves(root, environment.Arms);
        play.RequireEnd(root, (double)learners.Count * play.Replications * (moves.Count + 1));
        return new(
            header,
            environment,
            learners,
            learners.Select(learner => new NashProbe(new ClickGame(environment, learner, play.Horizon), profile, moves, play.Replications, header.Seed)).ToSequence(),
            ReadEpsilon(root, play.Horizon),
            ReadConfidence(root.Optional("confidence")),
            Words.Index(root.Optional("interval"), IntervalNames, "interval"));
    }

    /// <inheritdoc/>
    public void WriteSettings(Utf8JsonWriter json)
    {
        NashProbe probe = Probes[0];
        json.WriteNumber("horizon", probe.Game.Rounds);
        json.WriteNumber("replications", probe.Replications);
        ClickBanditField.Write(json, Environment);
        json.WriteNumbers("profile", probe.Profile);
        json.WriteStartArray("moves");
        foreach (JointMove move in probe.Moves)
        {
            json.WriteStartObject();
            json.WriteNumbers("arms", move.Players.Select(player => (double)player));
            json.WriteNumbers("to", move.Strategies);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        LearnerKinds.Field.Write(json, Learners);
        json.WriteFinite("epsilon", Epsilon);
        json.WriteFinite("confidence", Confidence);
        json.WriteString("interval", IntervalNames[Interval]);
    }

    /// <inheritdoc/>
    public IExperimentOutcome Run(Workbench bench, CancellationToken cancellation)
    {
        List<EquilibriumFinding> findings = [];
        long done = 0;
        foreach (NashProbe probe in Probes)
        {
            NashProbeResult result = ProbeShard.LoadOrPlay(bench, findings.Count, probe, () => probe.Run(
                bench.Device, new PartProgress(bench.Progress, "moves", done, TotalPulls), cancellation));
            findings.Add(result.Judge(Epsilon, Confidence, Intervals[Interval]));
            done += probe.TotalPulls;
        }

        return new EquilibriumOutcome(Header, Environment, findings.ToSequence());
    }

    private static Sequence<JointMove> ReadMoves(JsonField root, int arms)
    {
        Sequence<double> grid = AdaptationField.ReadGrid(root.Required("grid"));
        List<JointMove> moves = [.. JointMove.Unilateral(arms, grid)];
        foreach (JsonField coalition in root.Optional("coalitions")?.ReadItems() ?? [])
        {
            int least = 0;
            List<int> members = [];
            foreach (JsonField member in coalition.ReadItems())
            {
                members.Add((int)member.ReadInteger(least, arms - 1));
                least = members[^1] + 1;
            }

            moves.AddRange(ReadJoint(coalition, members.ToSequence(), grid));
        }

        return moves.ToSequence();
    }

    private static Sequence<JointMove> ReadJoint(JsonField field, Sequence<int> members, Sequence<double> grid)
    {
        try
        {
            return members.Count >= 2 ? JointMove.Joint(members, grid) : throw field.Error("A coalition needs at least 2 arms; a single arm is tried anyway. Add one, or remove the list.");
        }
        catch (ArgumentException error)
        {
            throw field.Error(LibraryWords.Of(error), error);
        }
    }

    private static double ReadEpsilon(JsonField root, long horizon)
    {
        JsonField? perRound = root.Optional("epsilonPerRound");
        if (perRound is not null && root.Optional("epsilon") is not null)
        {
            throw perRound.Error("ε is given either in clicks per run, \"epsilon\", or per round, here; both are given. Remove one.");
        }

        JsonField field = perRound ?? root.Required("epsilon");
        double value = field.ReadNumber();
        return value >= 0 ? value * (perRound is null ? 1 : horizon) : throw field.Error($"ε must be at least 0 clicks; got {field.Quote()}. Correct the number.");
    }

    private static double ReadConfidence(JsonField? field)
    {
        double value = field?.ReadNumber() ?? ConfidenceBand.Level;
        return value is > 0 and < 1 ? value : throw field!.Error($"The confidence must be above 0 and below 1; got {field.Quote()}. Write 0.95 for 95%.");
    }
}
