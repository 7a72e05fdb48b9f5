using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>The field that says how arms adapt between epochs: which agents own them, who moves when, and who colludes.</summary>
internal static class AdaptationField
{
    private const int MostGridPoints = 10_001;

    private static readonly string[] Agents = ["gradient", "best-responder", "learning-arm"];
    private static readonly string[] Common = ["agent", "order"];
    private static readonly string[] Gradient =
        ["probeStep", "stepSize", "maximumStep", "lowestClickRate", "highestClickRate", "probeReplications"];

    private static readonly string[] Responder = ["grid", "slack", "ties", "coalitions", "probeReplications"];
    private static readonly string[] Learning = ["grid", "learner"];
    private static readonly string[] Orders = ["at-once", "in-turn"];
    private static readonly string[] TieRules = ["first-choice", "for-principal", "against-principal"];
    private static readonly string[] Agreements = ["total", "nobody-loses"];

    /// <summary>Reads the population of an environment; what is missing has the library's default.</summary>
    internal static Population Read(JsonField? field, int arms)
    {
        if (field is not { } adaptation)
        {
            return Population.Each(arms, new GradientAdaptation());
        }

        string agent = adaptation.Optional("agent") is { } named ? Words.Choice(named, Agents, "agent") : Agents[0];
        adaptation.RequireNames([.. Common, .. agent switch { "gradient" => Gradient, "best-responder" => Responder, _ => Learning }]);
        MoveOrder order = (MoveOrder)Words.Index(adaptation.Optional("order"), Orders, "order");
        return agent switch
        {
            "gradient" => Population.Each(arms, Fit(adaptation, () => ReadGradient(adaptation)), order),
            "best-responder" => ReadResponders(adaptation, arms, order),
            _ => Population.Each(arms, new LearningArm(ReadLearner(adaptation), ReadGrid(adaptation.Required("grid"))), order),
        };
    }

    /// <summary>Reads a grid of click rates: the rates, or where they begin and end and how many there are.</summary>
    internal static Sequence<double> ReadGrid(JsonField field)
    {
        if (field.IsArray)
        {
            Sequence<double> rates = field.ReadItems().Select(item => item.ReadNumber()).ToSequence();
            Fit(field, () => new BestResponder(rates));
            return rates;
        }

        field.RequireNames("lowest", "highest", "count");
        int count = (int)field.Required("count").ReadInteger(1, MostGridPoints);
        return Fit(field, () => StrategyGrid.Even(
            field.Optional("lowest")?.ReadNumber() ?? 0, field.Optional("highest")?.ReadNumber() ?? 1, count));
    }

    /// <summary>Writes the settings.</summary>
    internal static void Write(Utf8JsonWriter json, Population population)
    {
        IStrategicAgent agent = population.Owners[0].Agent;
        json.WriteStartObject("adaptation");
        switch (agent)
        {
            case GradientAdaptation gradient:
                WriteGradient(json, gradient);
                break;
            case BestResponder responder:
                WriteResponder(json, responder, population);
                break;
            case LearningArm learning:
                json.WriteString("agent", "learning-arm");
                json.WriteNumbers("grid", learning.Grid);
                LearnerKinds.Field.WriteOne(json, "learner", learning.Learner);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"No file names the agent {agent.Name}.");
        }

        json.WriteString("order", Orders[(int)population.Order]);
        json.WriteEndObject();
    }

    private static GradientAdaptation ReadGradient(JsonField adaptation)
    {
        GradientAdaptation defaults = new();
        double Number(string name, double fallback) => adaptation.Optional(name)?.ReadNumber() ?? fallback;
        return new(
            Number("probeStep", defaults.ProbeStep),
            Number("stepSize", defaults.StepSize),
            Number("maximumStep", defaults.MaximumStep),
            Number("lowestClickRate", defaults.LowestClickRate),
            Number("highestClickRate", defaults.HighestClickRate),
            ProbeRuns(adaptation) ?? defaults.ProbeReplications);
    }

    private static int? ProbeRuns(JsonField adaptation) => (int?)adaptation.Optional("probeReplications")?.ReadInteger(1, 1 << 19);

    private static Population ReadResponders(JsonField adaptation, int arms, MoveOrder order)
    {
        Sequence<double> grid = ReadGrid(adaptation.Required("grid"));
        BestResponder responder = Fit(adaptation, () => new BestResponder(grid, ProbeRuns(adaptation) ?? 10)
        {
            Slack = adaptation.Optional("slack")?.ReadNumber() ?? 0,
            Ties = (TieRule)Words.Index(adaptation.Optional("ties"), TieRules, "tie rule"),
        });
        Population population = Population.Each(arms, responder, order);
        foreach (JsonField coalition in adaptation.Optional("coalitions")?.ReadItems() ?? [])
        {
            coalition.RequireNames("arms", "agreement");
            Agreement agreement = (Agreement)Words.Index(coalition.Optional("agreement"), Agreements, "agreement");
            population = Fit(coalition, () => Joined(population, coalition, responder with { Agreement = agreement }));
        }

        return population;
    }

    private static Population Joined(Population population, JsonField coalition, BestResponder agent)
    {
        Sequence<int> members = coalition.Required("arms").ReadItems().Select(item => (int)item.ReadInteger(0, population.Arms - 1)).ToSequence();
        int single = population.Owners.Where(owner => owner.Arms.Count == 1).SelectMany(owner => owner.Arms).Count(arm => members.Contains(arm));
        if (single != members.Count || members.Count < 2)
        {
            throw coalition.Error("A coalition needs at least 2 arms, each of one coalition only. Correct the list.");
        }

        _ = agent.ProbesFor(members.Count);
        return population.Join(members, agent);
    }

    private static ILearner ReadLearner(JsonField adaptation) => LearnerKinds.Field.ReadOne(adaptation.Required("learner"), new());

    private static void WriteGradient(Utf8JsonWriter json, GradientAdaptation adaptation)
    {
        json.WriteString("agent", "gradient");
        json.WriteFinite("probeStep", adaptation.ProbeStep);
        json.WriteFinite("stepSize", adaptation.StepSize);
        json.WriteFinite("maximumStep", adaptation.MaximumStep);
        json.WriteFinite("lowestClickRate", adaptation.LowestClickRate);
        json.WriteFinite("highestClickRate", adaptation.HighestClickRate);
        json.WriteNumber("probeReplications", adaptation.ProbeReplications);
    }

    private static void WriteResponder(Utf8JsonWriter json, BestResponder responder, Population population)
    {
        json.WriteString("agent", "best-responder");
        json.WriteNumbers("grid", responder.Grid);
        json.WriteFinite("slack", responder.Slack);
        json.WriteString("ties", TieRules[(int)responder.Ties]);
        json.WriteNumber("probeReplications", responder.ProbeReplications);
        json.WriteStartArray("coalitions");
        foreach (Owner owner in population.Owners.Where(owner => owner.Arms.Count > 1))
        {
            json.WriteStartObject();
            json.WriteNumbers("arms", owner.Arms.Select(arm => (double)arm));
            json.WriteString("agreement", Agreements[(int)((BestResponder)owner.Agent).Agreement]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static T Fit<T>(JsonField field, Func<T> create)
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
}
