using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>A contract problem with an agent of unknown type from an instance file, its decimals kept exact.</summary>
internal sealed record MenuInstance(MenuProblem Problem) : IDesignProblem
{
    // How much of the full-support menu is mixed in where the value is a supremum.
    private const double SavedShare = 0.001;

    private static readonly string[] Names =
        ["type", "numTypes", "numActions", "numOutcomes", "typeProb", "outcome", "cost", "reward", "sumCap", "paymentCap", "outsideOption"];

    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static MenuInstance Read(JsonField instance)
    {
        instance.RequireNames(Names);
        Sequence<Rational> probabilities = NumberTables.ReadList(instance.Required("typeProb"));
        Matrix<Rational>[] outcomes = NumberTables.ReadTables(instance.Required("outcome"));
        Matrix<Rational> costs = NumberTables.ReadTable(instance.Required("cost"));
        Sequence<Rational> rewards = NumberTables.ReadList(instance.Required("reward"));
        NumberTables.RequireCount(instance, "numTypes", outcomes.Length);
        NumberTables.RequireCount(instance, "numActions", costs.Columns);
        NumberTables.RequireCount(instance, "numOutcomes", rewards.Count);
        try
        {
            ModelData.RequireCount(costs.Rows, outcomes.Length, "rows of cost, one per table of outcome", "cost");
            return new(MenuProblem.Create(probabilities.Span, [.. outcomes.Select((table, type) => ContractProblem
                .Create(table, costs.Row(type), rewards.Span)
                .WithPaymentCap(instance.Optional("paymentCap")?.ReadRational())
                .WithSumCap(instance.Optional("sumCap")?.ReadRational())
                .WithOutsideOption(instance.Optional("outsideOption")?.ReadRational()))]));
        }
        catch (ArgumentException error)
        {
            throw instance.Error(LibraryWords.Of(error), error);
        }
    }

    /// <inheritdoc/>
    public Answer Solve(ILinearProgramMethod method, AuditChoice audit, CancellationToken cancellation)
    {
        WholeMenu formulation = new() { Program = method };
        SolveRun run = new(method, audit, cancellation);
        MenuSolution solution = run.Timed(() => Problem.Solve(formulation, cancellation));
        cancellation.ThrowIfCancellationRequested();
        ContractMenu? menu = solution.IsOptimal ? (solution.IsAttained ? solution.Menu : solution.Mixed(SavedShare, cancellation)) : null;
        ContractSolution[] alone = [.. Problem.Types.Select(type => type.Solve(new MinimumPayments { Program = method }, cancellation))];
        cancellation.ThrowIfCancellationRequested();
        Sequence<SolvedProgram> programs = [.. alone.SelectMany(type => type.Programs), .. solution.Programs];
        SolvedDesign solved = new(solution.Status, solution.IsOptimal ? solution.Value : null, solution.Explain(), solution.Binding);
        return DesignAnswer.Of("contract", $"Menu of contracts: {Problem}", formulation.Name, solved, programs, run) with
        {
            Iterations = solution.Programs.Sum(program => program.Solution.Pivots),
            ValueIs = Problem.HasCaps ? "max" : "supremum",
            Numbers = [("leak", solution.IsOptimal ? solution.Leak : null)],
            Tables = json => json.WriteNumbers("valueOfEachTypeAlone", alone.Select(type => type.IsOptimal ? type.BestValue : double.NaN)),
            Mechanism = menu is null ? null : json => WriteMenu(json, menu),
            Saved = menu is null ? null : new(solution.IsAttained ? null : SavedShare, MenuIncentives.Check(Problem, menu, Tolerances.Gain).Value),
            Details = menu is null ? null : Shown(menu),
        };
    }

    /// <inheritdoc/>
    public MechanismCheck Check(JsonField mechanism)
    {
        mechanism.RequireNames("recommendations", "payments");
        Matrix<Rational> recommendations = NumberTables.ReadTable(mechanism.Required("recommendations"));
        Matrix<Rational>[] payments = NumberTables.ReadTables(mechanism.Required("payments"));
        return MechanismChecks.Of(mechanism, () => MenuIncentives.Check(
            Problem, ContractMenu.Exactly(recommendations, [.. payments]), Tolerances.Gain));
    }

    private static void WriteMenu(Utf8JsonWriter json, ContractMenu menu)
    {
        DesignAnswer.WriteTable(json, menu.Recommendations, "recommendations");
        json.WriteStartArray("payments");
        foreach (Matrix<double> table in menu.Payments)
        {
            DesignAnswer.WriteTable(json, table);
        }

        json.WriteEndArray();
    }

    // A row for each recommendation that is made, with what it pays.
    private Action<IAnsiConsole>? Shown(ContractMenu menu)
    {
        (int Type, int Action)[] made = [.. from type in Enumerable.Range(0, Problem.TypeCount)
                                            from action in Enumerable.Range(0, Problem.ActionCount)
                                            where menu.Recommendations[type, action] > 0
                                            select (type, action)];
        return DesignAnswer.ShownRows(
            "recommended",
            ["chance", .. DesignAnswer.Counted("pays on outcome", Problem.OutcomeCount)],
            made.Length,
            row => ($"type {made[row].Type}, action {made[row].Action}",
                [menu.Recommendations[made[row].Type, made[row].Action], .. menu.Payments[made[row].Type].Row(made[row].Action)]));
    }
}
