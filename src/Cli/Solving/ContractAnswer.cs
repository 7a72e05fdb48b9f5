using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>The answer to a contract problem.</summary>
internal sealed record ContractAnswer(ContractSolution Solution, LinearContract? Linear) : Answer
{
    private const int MostObstaclesShown = 5;

    private readonly double scale = LargestAmount(Solution.Problem);

    /// <inheritdoc/>
    internal override string Family => "contract";

    /// <inheritdoc/>
    protected override bool HasMechanism => Solution.IsOptimal;

    /// <summary>The largest reward or cost of a problem, in money.</summary>
    internal static double LargestAmount(ContractProblem problem) => Rational.Max(problem.Rewards.Max(Rational.Abs), problem.Costs.Max()).ToDouble();

    /// <inheritdoc/>
    protected override void WriteMechanism(Utf8JsonWriter json)
    {
        json.WriteNumber("action", Solution.BestAction);
        json.WriteNumbers("payments", Solution.BestContract.Payments);
    }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json)
    {
        WriteBest(json);
        json.WriteFinite("firstBest", Solution.FirstBest);
        json.WriteStartArray("actions");
        foreach (ActionSolution action in Solution.Actions)
        {
            WriteAction(json, action);
        }

        json.WriteEndArray();
        if (Linear is null)
        {
            json.WriteNull("linear");
            return;
        }

        json.WriteStartObject("linear");
        json.WriteNumber("value", Linear.Value);
        json.WriteNumber("alpha", Linear.Alpha);
        json.WriteNumber("action", Linear.Action);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    protected override void PrintFields(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]Contract problem[/]: {Solution.Problem.ToString()}");
        console.MarkupLineInterpolated($"status  [bold]{Status}[/]");
        PrintBest(console);
        console.WriteLine();
        console.Write(ActionTable());
        PrintObstacles(console);
    }

    private void WriteBest(Utf8JsonWriter json)
    {
        if (!Solution.IsOptimal)
        {
            json.WriteNull("bestAction");
            json.WriteNull("bestContract");
            return;
        }

        json.WriteNumber("bestAction", Solution.BestAction);
        json.WriteNumbers("bestContract", Solution.BestContract.Payments);
    }

    private void WriteAction(Utf8JsonWriter json, ActionSolution action)
    {
        json.WriteStartObject();
        json.WriteNumber("action", action.Action);
        if (action.Implementability == Implementability.Undecided)
        {
            json.WriteNull("implementable");
        }
        else
        {
            json.WriteBoolean("implementable", action.IsImplementable);
        }

        json.WriteFinite("expectedReward", action.ExpectedReward);
        json.WriteFinite("cost", Solution.Problem.Costs[action.Action].ToDouble());
        json.WriteFinite("minPayment", action.MinimumPayment);
        json.WriteFinite("costPrice", action.IsImplementable ? action.CostPrice : null);
        json.WriteFinite("value", action.Value);
        if (action.Contract is null)
        {
            json.WriteNull("contract");
        }
        else
        {
            json.WriteNumbers("contract", action.Contract.Payments);
        }

        json.WriteString("explanation", Solution.Explain(action.Action));
        json.WriteEndObject();
    }

    private void PrintBest(IAnsiConsole console)
    {
        if (!Solution.IsOptimal)
        {
            console.WriteLine(Solution.Explain());
            return;
        }

        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"value   [bold]{Show(Solution.BestValue, scale)}[/] with action [bold]{Solution.BestAction}[/]; {Show(Solution.FirstBest, scale)} if the principal saw the action");
        console.MarkupLineInterpolated($"pays    {Payments(Solution.BestContract)}");
        console.MarkupLineInterpolated($"linear  {LinearWords()}");
    }

    private string LinearWords() => Linear is null
        ? "no linear contract: payments are capped, or a reward is negative"
        : $"paying the share {Show(Linear.Alpha, scale: 1)} of every reward is worth {Show(Linear.Value, scale)}, with action {Linear.Action}";

    private static string Payments(Contract contract)
    {
        double largest = contract.Payments.Max(Math.Abs);
        IEnumerable<string> paid = contract.Payments.Select((payment, outcome) => (payment, outcome))
            .Where(entry => entry.payment != 0)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{Show(entry.payment, largest)} on outcome {entry.outcome}"));
        string words = string.Join(", ", paid);
        return words.Length == 0 ? "nothing on any outcome" : words;
    }

    private Table ActionTable()
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string heading in (string[])["action", "cost", "expected reward", "minimum payment", "value"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        table.AddColumn("contract");
        foreach (ActionSolution action in Solution.Actions)
        {
            bool isBest = Solution.IsOptimal && action.Action == Solution.BestAction;
            string[] cells =
            [
                string.Create(CultureInfo.InvariantCulture, $"{(isBest ? "→ " : string.Empty)}{action.Action}"),
                Show(Solution.Problem.Costs[action.Action].ToDouble()),
                Show(action.ExpectedReward, scale),
                action.MinimumPayment is double payment ? Show(payment, scale) : "–",
                action.Value is double value ? Show(value, scale) : "–",
                action.Contract is { } contract ? Payments(contract) : Undone(action),
            ];
            table.AddRow(cells.Select(cell => isBest ? $"[bold]{Markup.Escape(cell)}[/]" : Markup.Escape(cell)).ToArray());
        }

        return table;
    }

    private static string Undone(ActionSolution action) =>
        action.Implementability == Implementability.NotImplementable ? "not implementable" : "not decided";

    private void PrintObstacles(IAnsiConsole console)
    {
        ActionSolution[] obstructed = Solution.Actions.Where(action => !action.IsImplementable).ToArray();
        foreach (ActionSolution action in obstructed.Take(MostObstaclesShown))
        {
            console.MarkupLineInterpolated($"{Solution.Explain(action.Action)}");
        }

        if (obstructed.Length > MostObstaclesShown)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"not implementable besides: {obstructed.Length - MostObstaclesShown} more; --json explains each.");
        }

        if (obstructed.Length > 0)
        {
            console.WriteLine();
        }
    }
}
