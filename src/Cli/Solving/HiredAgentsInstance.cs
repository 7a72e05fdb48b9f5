using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>A problem of hired agents from an instance file, its decimals kept exact.</summary>
internal sealed record HiredAgentsInstance(HiredAgentsProblem Problem) : IDesignProblem
{
    /// <summary>The word for the family in files.</summary>
    internal const string Family = "info-acquisition-agents";

    /// <summary>The settings for which null means that there is none.</summary>
    internal static readonly string[] MayBeNull = ["paymentCap"];

    private const int MostProfilesInTables = 100;

    // The share of other recommendations in the mechanism that is saved where the optimum is a limit of mechanisms.
    private const double SavedShare = 1.0 / 1024;

    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static HiredAgentsInstance Read(JsonField instance)
    {
        instance.RequireNames("n", "numStates", "numActions", "effortCounts", "signalCounts", "prior", "cost", "utility", "signal", "paymentCap");
        Sequence<Rational> prior = NumberTables.ReadList(instance.Required("prior"));
        Matrix<Rational> utility = NumberTables.ReadTable(instance.Required("utility"));
        Sequence<Sequence<Rational>> costs = [.. instance.Required("cost").ReadItems().Select(NumberTables.ReadList)];
        Sequence<int> signals = [.. NumberTables.ReadCounts(instance.Required("signalCounts"))];
        NumberTables.RequireCount(instance, "n", costs.Count);
        NumberTables.RequireCount(instance, "numStates", prior.Count);
        NumberTables.RequireCount(instance, "numActions", utility.Rows);
        RequireEfforts(instance, costs);
        try
        {
            return new(HiredAgentsProblem
                .Create(prior, utility, costs, signals, [.. NumberTables.ReadTables(instance.Required("signal"))])
                .WithPaymentCap(instance.Optional("paymentCap")?.ReadRational()));
        }
        catch (ArgumentException error)
        {
            throw instance.Error(LibraryWords.Of(error), error);
        }
    }

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        Correlated formulation = new() { Program = method };
        SolveRun run = new(method, audit, cancellation);
        HiredAgentsSolution solution = run.Timed(() => Problem.Solve(formulation, cancellation));
        (HiredAgentsSolution? crossed, HiredAgentsSolution? own) = Tables(method, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Sequence<SolvedProgram> programs = [.. solution.Programs, .. crossed?.Programs ?? [], .. own?.Programs ?? []];
        HiredAgentsMechanism? mechanism = solution.IsOptimal ? solution.Approach(SavedShare) : null;
        Sequence<BindingIncentive> binding = solution.IsOptimal ? [.. solution.Binding.Select(tight => new BindingIncentive(tight.ToString(), tight.ShadowPrice) { CostPrice = tight.Recommended == tight.Effort ? null : tight.CostPrice })] : [];
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), binding);
        return DesignAnswer.Of(Family, $"Hired agents: {Problem}", formulation.Name, solved, programs, run) with
        {
            Iterations = solution.Pivots,
            ValueIs = Problem.PaymentCap is null ? "supremum" : "max",
            Numbers = [("bestDeterministicCross", Best(crossed)), ("bestDeterministicOwn", Best(own))],
            Tables = json => WriteTables(json, mechanism, crossed, own),
            Mechanism = mechanism is null ? null : json => Write(json, mechanism),
            Saved = mechanism is null ? null : new(solution.IsAttained ? null : SavedShare, HiredAgentsIncentives.Check(mechanism).PrincipalValue),
            Details = console => Print(console, mechanism, crossed, own),
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("mu", "gamma");
        JsonField payments = mechanism.Required("gamma");
        return MechanismChecks.Of(mechanism, () => HiredAgentsIncentives.Check(HiredAgentsMechanism.Create(
            Problem,
            NumberTables.ReadList(mechanism.Required("mu")),
            [.. payments.ReadItems().Select(own => NumberTables.ReadNested(own, Problem.Efforts.Count, Problem.Signals.Count, Problem.StateCount))])).Finding);
    }

    private static void RequireEfforts(JsonField instance, Sequence<Sequence<Rational>> costs)
    {
        if (instance.Optional("effortCounts") is { } field && !NumberTables.ReadCounts(field).SequenceEqual(costs.Select(own => own.Count)))
        {
            throw field.Error($"The counts must be those of the costs, {costs.Select(own => own.Count).ToSequence()}; got {field.Quote()}. Correct or remove them.");
        }
    }

    private static double? Best(HiredAgentsSolution? table) => table is { IsOptimal: true } ? table.Value : null;

    private static void Write(Utf8JsonWriter json, HiredAgentsMechanism mechanism)
    {
        HiredAgentsProblem problem = mechanism.Problem;
        json.WriteNumbers("mu", mechanism.Recommendations.Select(probability => probability.ToDouble()));
        json.WriteStartArray("gamma");
        foreach (Sequence<Rational> own in mechanism.Payments)
        {
            json.WriteStartArray();
            foreach (Rational[] profile in own.Chunk(problem.Signals.Count * problem.StateCount))
            {
                DesignAnswer.WriteTable(json, new Matrix<double>(problem.Signals.Count, problem.StateCount, [.. profile.Select(payment => payment.ToDouble())]));
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private (HiredAgentsSolution? Crossed, HiredAgentsSolution? Own) Tables(ILinearProgramMethod method, CancellationToken cancellation) =>
        Problem.Efforts.Count > MostProfilesInTables ? (null, null) : (
            Problem.Solve(new Deterministic { Program = method }, cancellation),
            Problem.Solve(new Deterministic { Program = method, Payments = PaymentBasis.OwnReport }, cancellation));

    private void WriteTables(
        Utf8JsonWriter json, HiredAgentsMechanism? mechanism, HiredAgentsSolution? crossed, HiredAgentsSolution? own)
    {
        json.WriteStartArray("profiles");
        for (int efforts = 0; efforts < (crossed?.Profiles.Count ?? 0); efforts++)
        {
            json.WriteStartObject();
            json.WriteNumbers("efforts", Problem.Efforts.Choices(efforts).Select(effort => (double)effort));
            json.WriteFinite("grossValue", crossed!.Profiles[efforts].GrossValue);
            json.WriteFinite("valueCrossPayments", crossed.Profiles[efforts].Value);
            json.WriteFinite("valueOwnReportPayments", own!.Profiles[efforts].Value);
            json.WriteFinite("probability", mechanism?.Recommendations[efforts].ToDouble());
            json.WriteString("explanation", crossed.Explain(efforts));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Print(IAnsiConsole console, HiredAgentsMechanism? mechanism, HiredAgentsSolution? crossed, HiredAgentsSolution? own)
    {
        if (crossed is null || own is null)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumn("efforts");
        foreach (string heading in (string[])["recommended", "gross value", "always, all reports", "always, own report"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        for (int efforts = 0; efforts < crossed.Profiles.Count; efforts++)
        {
            table.AddRow(
                Markup.Escape(Problem.Efforts.Choices(efforts).ToString()),
                mechanism is null ? "–" : Answer.Show(mechanism.Recommendations[efforts].ToDouble(), scale: 1),
                Answer.Show(crossed.Profiles[efforts].GrossValue),
                Shown(crossed.Profiles[efforts]),
                Shown(own.Profiles[efforts]));
        }

        console.Write(table);
    }

    private static string Shown(EffortProfileSolution profile) => profile.Value is { } value ? Answer.Show(value, profile.GrossValue) : "–";
}
