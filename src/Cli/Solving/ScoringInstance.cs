using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.ScoringRules;

namespace Mechanisms.Cli.Solving;

/// <summary>A scoring problem from an instance file, its decimals kept exact.</summary>
internal sealed record ScoringInstance(ScoringProblem Problem) : IDesignProblem
{
    /// <summary>The settings for which null means that there is none.</summary>
    internal static readonly string[] MayBeNull = ["paymentCap"];

    private static readonly string[] Names =
        ["numStates", "numEfforts", "numSignals", "numActions", "prior", "cost", "signal", "utility", "paymentCap"];

    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static ScoringInstance Read(JsonField instance)
    {
        instance.RequireNames(Names);
        Sequence<Rational> prior = NumberTables.ReadList(instance.Required("prior"));
        Sequence<Rational> costs = NumberTables.ReadList(instance.Required("cost"));
        Matrix<Rational>[] signals = NumberTables.ReadTables(instance.Required("signal"));
        Matrix<Rational> utility = NumberTables.ReadTable(instance.Required("utility"));
        NumberTables.RequireCount(instance, "numStates", prior.Count);
        NumberTables.RequireCount(instance, "numEfforts", costs.Count);
        NumberTables.RequireCount(instance, "numSignals", signals[0].Columns);
        NumberTables.RequireCount(instance, "numActions", utility.Rows);
        try
        {
            return new(ScoringProblem.Create(prior.Span, costs.Span, signals, utility)
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
        SignalMenus formulation = new() { Program = method };
        SolveRun run = new(method, audit, cancellation);
        ScoringSolution solution = run.Timed(() => Problem.Solve(formulation, cancellation));
        cancellation.ThrowIfCancellationRequested();
        EffortSolution? best = solution.IsOptimal ? solution.Efforts[solution.BestEffort] : null;
        SolvedDesign solved = new(solution.Status, best?.Profit, Explain(solution), best?.Binding ?? []);
        return DesignAnswer.Of("scoring-rule", $"Scoring problem: {Problem}", formulation.Name, solved, solution.Programs, run) with
        {
            Numbers = [("bestEffort", best?.Effort), ("payment", best?.MinimumPayment)],
            Tables = json => WriteEfforts(json, solution),
            Mechanism = best is { } known ? json => WriteRule(json, known) : null,
            Details = console => console.Write(DesignAnswer.Shown(
                "effort",
                ["gross value", "payment", "profit"],
                solution.Efforts.Where(effort => effort.IsImplementable)
                    .Select(effort => ($"effort {effort.Effort}", (IEnumerable<double>)[effort.GrossValue, effort.MinimumPayment!.Value, effort.Profit!.Value])))),
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("effort", "payments");
        int effort = (int)mechanism.Required("effort").ReadInteger(0, Problem.EffortCount - 1);
        JsonField payments = mechanism.Required("payments");
        Matrix<double> table = NumberTables.Rounded(NumberTables.ReadTable(payments));
        return MechanismChecks.Of(
            payments,
            () => EffortIncentives.Check(Problem, new(table), effort, Tolerances.Gain),
            finding => Problem.GrossValue(effort).ToDouble() - finding.Value);
    }

    private static string Explain(ScoringSolution solution) => string.Join(
        " ", (string[])[solution.Explain(), .. solution.Efforts.Where(effort => !effort.IsImplementable).Select(effort => solution.Explain(effort.Effort))]);

    private static void WriteRule(Utf8JsonWriter json, EffortSolution effort)
    {
        json.WriteNumber("effort", effort.Effort);
        DesignAnswer.WriteTable(json, effort.Rule!.Payments, "payments");
    }

    private static void WriteEfforts(Utf8JsonWriter json, ScoringSolution solution)
    {
        json.WriteStartArray("efforts");
        foreach (EffortSolution effort in solution.Efforts)
        {
            json.WriteStartObject();
            json.WriteNumber("effort", effort.Effort);
            json.WriteBoolean("implementable", effort.IsImplementable);
            json.WriteFinite("grossValue", effort.GrossValue);
            json.WriteFinite("minimumPayment", effort.MinimumPayment);
            json.WriteFinite("profit", effort.Profit);
            json.WriteString("explanation", solution.Explain(effort.Effort));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
