using System.Globalization;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Documents;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Designs;

/// <summary>Figures, tables and report of a <see cref="ContractSolution"/>.</summary>
public static class ContractReport
{
    private const string Money = "money";

    /// <summary>The payments of the best contract beside the rewards, by outcome.</summary>
    /// <param name="solution">An optimal solution.</param>
    /// <returns>The figure, named <c>best-contract</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="solution"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The solution is not optimal.</exception>
    public static Figure BestContract(ContractSolution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        Sequence<double> outcomes = Sequence.Of(solution.Problem.OutcomeCount, outcome => (double)outcome);
        return Figure.Create(
            "best-contract",
            "Payments of the best contract",
            string.Create(CultureInfo.InvariantCulture, $"What the principal pays the agent on each outcome so that it takes action {solution.BestAction}, beside the reward of the outcome."),
            new Axis("Outcome") { IsWhole = true },
            new Axis("Amount") { Unit = Money },
            [
                Series.CreateBars("payment to the agent", outcomes, solution.BestContract.Payments).WithSlot(0),
                Series.CreateBars("reward of the principal", outcomes, ToDoubles(solution.Problem.Rewards)).WithSlot(1),
            ]);
    }

    /// <summary>The principal's value of each implementable action under its cheapest contract, beside the surplus if the action were seen.</summary>
    /// <param name="solution">A solution with at least one implementable action.</param>
    /// <returns>The figure, named <c>value-by-action</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="solution"/> is null.</exception>
    /// <exception cref="ArgumentException">No action is implementable.</exception>
    public static Figure ValueByAction(ContractSolution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ContractProblem problem = solution.Problem;
        ActionSolution[] implementable = [.. solution.Actions.Where(action => action.IsImplementable)];
        return Figure.Create(
            "value-by-action",
            "What each action is worth to the principal",
            "Value is expected reward less the smallest expected payment that makes the agent take the action; actions without a value bar are not implementable. Surplus, expected reward less cost, is what the principal would have if it saw the action.",
            new Axis("Action") { IsWhole = true },
            new Axis("Expected amount") { Unit = Money },
            [
                Series.CreateBars("value with the cheapest contract", implementable.Select(action => (double)action.Action).ToSequence(), implementable.Select(action => action.Value!.Value).ToSequence()).WithSlot(0),
                Series.CreateBars("surplus if actions were seen", Sequence.Of(problem.ActionCount, action => (double)action), Sequence.Of(problem.ActionCount, action => (problem.ExpectedReward(action) - problem.Costs[action]).ToDouble())).WithSlot(1),
            ]);
    }

    /// <summary>What was found about each action.</summary>
    /// <param name="solution">The solution.</param>
    /// <returns>The table: action, implementable, cost, expected reward, minimum payment, value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="solution"/> is null.</exception>
    public static Table Actions(ContractSolution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        Column[] columns =
        [
            Column.Numeric("action", "Action"),
            Column.Textual("implementable", "Implementable"),
            Column.Numeric("cost", "Cost", Money),
            Column.Numeric("expected_reward", "Expected reward", Money),
            Column.Numeric("minimum_payment", "Minimum payment", Money),
            Column.Numeric("value", "Value", Money),
        ];
        return Table.Create("Actions", [.. columns], solution.Actions.Select(action => (Sequence<Cell>)[
            (long)action.Action,
            Answer(action.Implementability),
            solution.Problem.Costs[action.Action].ToDouble(),
            action.ExpectedReward,
            action.MinimumPayment ?? Cell.Empty,
            action.Value ?? Cell.Empty]).ToSequence());
    }

    /// <summary>The best contract, outcome by outcome.</summary>
    /// <param name="solution">An optimal solution.</param>
    /// <returns>The table: outcome, probability under the best action, reward, payment.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="solution"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The solution is not optimal.</exception>
    public static Table Payments(ContractSolution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ContractProblem problem = solution.Problem;
        Sequence<double> payments = solution.BestContract.Payments;
        int best = solution.BestAction;
        Column[] columns =
        [
            Column.Numeric("outcome", "Outcome"),
            Column.Numeric("probability", string.Create(CultureInfo.InvariantCulture, $"Probability under action {best}")),
            Column.Numeric("reward", "Reward", Money),
            Column.Numeric("payment", "Payment", Money),
        ];
        return Table.Create("Best contract", [.. columns], Sequence.Of(problem.OutcomeCount, outcome => (Sequence<Cell>)[
            (long)outcome,
            problem.OutcomeProbabilities[best, outcome].ToDouble(),
            problem.Rewards[outcome].ToDouble(),
            payments[outcome]]));
    }

    /// <summary>The whole report: the problem, the best contract, every action with its explanation.</summary>
    /// <param name="solution">The solution; without an optimum the report says why there is none.</param>
    /// <param name="provenance">How to reproduce it; null leaves the section out.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="solution"/> is null.</exception>
    public static Report Of(ContractSolution solution, Provenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        List<Section> sections = [Question(solution.Problem)];
        if (solution.IsOptimal)
        {
            sections.Add(new("Best contract", [
                new Block.Picture(BestContract(solution)),
                new Block.Listing(Payments(solution))]));
        }

        sections.Add(new("Actions", [
            .. solution.Actions.Any(action => action.IsImplementable) ? (Sequence<Block>)[new Block.Picture(ValueByAction(solution))] : [],
            new Block.Listing(Actions(solution)),
            new Block.Definitions(Sequence.Of(solution.Actions.Count, action =>
                new Definition(string.Create(CultureInfo.InvariantCulture, $"Action {action}"), solution.Explain(action))))]));
        Report report = new("Contract for a hidden action", [solution.Explain()], sections.ToSequence());
        return provenance is null ? report : report.WithProvenance(provenance);
    }

    private static Section Question(ContractProblem problem)
    {
        List<Definition> facts =
        [
            new("Actions of the agent", problem.ActionCount.ToString(CultureInfo.InvariantCulture)),
            new("Outcomes", problem.OutcomeCount.ToString(CultureInfo.InvariantCulture)),
            new("Payments", problem.PaymentCap is { } cap ? $"at least 0, at most {FigureSummary.Readable(cap.ToDouble())} each" : "at least 0"),
        ];
        if (problem.SumCap is { } sum)
        {
            facts.Add(new("Sum of payments over outcomes", $"at most {FigureSummary.Readable(sum.ToDouble())}"));
        }

        if (problem.OutsideOption is { } outside)
        {
            facts.Add(new("Utility of the agent elsewhere", FigureSummary.Readable(outside.ToDouble())));
        }

        return new("What was asked", [
            new Block.Prose("The principal sees the outcome but not the agent's action, and promises a payment for each outcome. Which payments bring the principal the largest expected reward less payment, when the agent takes the action that suits it best?"),
            new Block.Definitions(facts.ToSequence())]);
    }

    private static string Answer(Implementability implementability) => implementability switch
    {
        Implementability.Implementable => "yes",
        Implementability.NotImplementable => "no",
        _ => "undecided",
    };

    private static Sequence<double> ToDoubles(Sequence<Rational> values) => values.Select(value => value.ToDouble()).ToSequence();
}
