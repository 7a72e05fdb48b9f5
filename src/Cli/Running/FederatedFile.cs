using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Federated;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Simulations;

namespace Mechanisms.Cli.Running;

/// <summary>An experiment of kind <c>federated</c>: protocols that buy data from clients with private costs.</summary>
internal static class FederatedFile
{
    private const int GainMeasure = 5;
    private const int UtilityMeasure = 4;
    private const int MostClients = 1_000;
    private const int MostArms = 10_000;
    private const int MostDimensions = 256;

    // Beyond this many standard errors a mean gain is no accident.
    private const double Clear = 3;

    private static readonly string[] Names = ["environment", "learners"];

    /// <summary>Reads the file.</summary>
    internal static ContestPlan Read(JsonField root, ExperimentHeader header, Overrides overrides)
    {
        root.RequireNames([.. ExperimentHeader.Names, .. PlayFields.Names, .. Names]);
        PlayFields play = PlayFields.Read(root, overrides);
        JsonField? environment = root.Optional("environment");
        environment?.RequireNames("clients", "dimension", "arms", "pool", "noise", "exaggeration");
        FederatedInstances instances = environment is null ? new() : ReadInstances(environment);
        double exaggeration = environment?.Optional("exaggeration") is { } factor
            ? ContestPlan.Fit(factor, () => new FederatedContender(new(), instances) { Exaggeration = factor.ReadNumber() }).Exaggeration
            : new FederatedContender(new(), instances).Exaggeration;
        Sequence<FederatedUcb> protocols = ProtocolKinds.Field.Read(root.Required("learners"), new());
        RequireFewClients(root, protocols, instances.Clients);
        return new(
            header,
            play,
            ContestPlan.ContestOf(root, header, play, protocols.Select(protocol => new FederatedContender(protocol, instances) { Exaggeration = exaggeration })),
            Describe(instances, exaggeration),
            json => Write(json, instances, exaggeration, protocols),
            result => Findings(result, exaggeration));
    }

    private static FederatedInstances ReadInstances(JsonField environment)
    {
        FederatedInstances defaults = new();
        int Whole(string name, int most, int fallback) => (int?)environment.Optional(name)?.ReadInteger(1, most) ?? fallback;
        return ContestPlan.Fit(environment, () => new FederatedInstances
        {
            Clients = Whole("clients", MostClients, defaults.Clients),
            Dimension = Whole("dimension", MostDimensions, defaults.Dimension),
            Arms = Whole("arms", MostArms, defaults.Arms),
            Pool = Whole("pool", MostArms, defaults.Pool),
            Noise = environment.Optional("noise")?.ReadNumber() ?? defaults.Noise,
        });
    }

    // Exact VCG enumerates all sets of clients, and says so only when it is asked.
    private static void RequireFewClients(JsonField root, Sequence<FederatedUcb> protocols, int clients)
    {
        if (clients > ExactVcg.MostClients && protocols.Any(protocol => protocol.Rule is ExactVcg))
        {
            throw root.Required("learners").Error(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"The rule exact-vcg enumerates all sets of at most {ExactVcg.MostClients} clients; there are {clients}. Use greedy-cover."));
        }
    }

    private static ContestDescription Describe(FederatedInstances instances, double exaggeration) => new(
        "Clients who must be paid for their data",
        "Clients play one linear bandit in turn, each with data of its own and a private cost of sharing it. Now and then a server asks them for their costs, chooses who uploads, and pays. How much regret do all clients together have, what does it cost, and does a client gain by asking for more than its cost? A protocol survives strategic clients when it learns and the lie does not pay.",
        [
            new("Clients", FormattableString.Invariant($"{instances.Clients}")),
            new("Contexts", FormattableString.Invariant($"{instances.Arms} arms a round out of a pool of {instances.Pool} unit vectors of length {instances.Dimension}")),
            new("Weights and costs", "a random unit vector, and costs uniform over [0, 100), new in every run"),
            new("Noise", FormattableString.Invariant($"normal, standard deviation {instances.Noise}")),
            new("The lie", FormattableString.Invariant($"client 0 asks {exaggeration} times its cost at every communication, the others tell the truth")),
            new("Over a run", "payments that make truth dominant at a single communication need not do so over a run: who is passed over keeps its data and sells more of it later"),
        ]);

    private static void Write(Utf8JsonWriter json, FederatedInstances instances, double exaggeration, Sequence<FederatedUcb> protocols)
    {
        json.WriteStartObject("environment");
        json.WriteNumber("clients", instances.Clients);
        json.WriteNumber("dimension", instances.Dimension);
        json.WriteNumber("arms", instances.Arms);
        json.WriteNumber("pool", instances.Pool);
        json.WriteFinite("noise", instances.Noise);
        json.WriteFinite("exaggeration", exaggeration);
        json.WriteEndObject();
        ProtocolKinds.Field.Write(json, protocols);
    }

    private static Sequence<string> Findings(RegretContestResult result, double exaggeration) => result.Summaries.Select(summary =>
    {
        RunningMoments gain = RunningMoments.Of(summary.Measures[GainMeasure].Span);
        double error = gain.Count > 1 ? gain.StandardError : double.NaN;
        string verdict = gain.Mean > Clear * error ? "so lying pays" : gain.Mean <= 0 ? "so lying does not pay" : "too little for these runs to tell it from nothing";
        double least = summary.Measures[UtilityMeasure].Min();
        string loss = least < -Tolerances.Gain.Absolute ? FormattableString.Invariant($"; a truthful client lost {-least:F1}") : "";
        return FormattableString.Invariant($"Under {summary.Curve.Learner} a client that asks {exaggeration} times its cost gains {gain.Mean:F1}{(gain.Count > 1 ? FormattableString.Invariant($" ± {error:F1}") : "")} a run, {verdict}{loss}.");
    }).ToSequence();
}
