using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts.Menus;

/// <summary>What recommending a left-out action to a type would be worth at the prices of a smaller program, per unit of probability.</summary>
/// <remarks>
/// With the probability fixed at 1 the cell's best payments solve a small program of their own: its payments, and what every other type would
/// earn by pretending. A negative optimum proves that the cell is worth nothing, and its duals are the prices of the cell's rows.
/// </remarks>
internal sealed class CellPricing
{
    // What a unit of disobedience costs, instead of making the small program infeasible where no contract within the cap is obeyed: then its
    // duals still prove that the cell is worth nothing. Too small a number would only add cells that are not needed.
    private const double Penalty = 1_000;

    private readonly MenuProblem problem;
    private readonly MenuTypeData<double>[] types;
    private readonly double[] rewards;

    public CellPricing(MenuProblem problem)
    {
        this.problem = problem;
        types = [.. problem.Types.Select(type => MenuTypeData<double>.Of(type, ProgramNumbers.Doubles))];
        rewards = [.. problem.Types.SelectMany(type => Enumerable.Range(0, problem.ActionCount).Select(action => type.ExpectedReward(action).ToDouble()))];
    }

    /// <summary>Prices a cell.</summary>
    /// <param name="type">The type.</param>
    /// <param name="action">The action.</param>
    /// <param name="layout">Where the rows of the smaller program stand.</param>
    /// <param name="prices">Their duals.</param>
    /// <param name="method">The method that solves the small program.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The small program, and its value with all constants: above 0 when the cell is worth having; null when that is not known.</returns>
    public (SolvedProgram Solved, double? Worth) Price(
        int type, int action, MenuLayout layout, ReadOnlySpan<double> prices, ILinearProgramMethod method, CancellationToken cancellation)
    {
        double weight = problem.TypeProbabilities[type].ToDouble();
        double truth = -(layout.Outside(type) is { } outside ? prices[outside] : 0);
        double[] pretending = new double[problem.TypeCount];
        for (int other = 0; other < problem.TypeCount; other++)
        {
            if (other != type)
            {
                truth -= prices[layout.Closing(type, other)];
                pretending[other] = Math.Min(0, prices[layout.Closing(other, type)]);
            }
        }

        LinearProgram program = Write(type, action, truth - weight, pretending);
        SolvedProgram solved = new(FormattableString.Invariant($"worth of recommending action {action} to type {type}"), program, method.Solve(program, cancellation));
        double constant = (weight * rewards[(type * problem.ActionCount) + action]) + (truth * types[type].NegativeCosts[action]) - prices[type];
        return (solved, solved.Solution.IsOptimal ? solved.Solution.Value + constant : null);
    }

    // Payments first, then what each type would earn; the rows in the order of a layout: obedience, then answers type by type.
    private LinearProgram Write(int type, int action, double truth, double[] pretending)
    {
        TruthfulProgram<double> program = new(ObjectiveSense.Maximize, ProgramNumbers.Doubles);
        LinearProgramWriter<double> writer = program.Writer;
        int outcomes = problem.OutcomeCount;
        writer.AddVariables(outcomes, 0.0, problem.Types[0].PaymentCap!.Value);
        writer.AddVariables(problem.TypeCount, double.NegativeInfinity, double.PositiveInfinity);
        int slack = writer.AddVariables(1);
        writer.SetCost(slack, -Penalty);
        for (int outcome = 0; outcome < outcomes; outcome++)
        {
            writer.SetCost(outcome, truth * types[type].Probabilities[action, outcome]);
        }

        for (int other = 0; other < problem.ActionCount; other++)
        {
            if (other != action)
            {
                int disobedience = other;
                _ = program.AddComparison(types[type].NegativeCosts[other] - types[type].NegativeCosts[action], payoff =>
                {
                    payoff.Add(slack, 1);
                    Pay(payoff, types[type], action, 1);
                    Pay(payoff, types[type], disobedience, -1);
                });
            }
        }

        for (int pretender = 0; pretender < problem.TypeCount; pretender++)
        {
            writer.SetCost(outcomes + pretender, pretending[pretender]);
            for (int answer = 0; pretender != type && answer < problem.ActionCount; answer++)
            {
                (int liar, int done) = (pretender, answer);
                _ = program.AddComparison(types[pretender].NegativeCosts[answer], payoff =>
                {
                    payoff.Add(outcomes + liar, 1);
                    Pay(payoff, types[liar], done, -1);
                });
            }
        }

        return writer.WriteOut();
    }

    private static void Pay(PayoffTerms<double> payoff, MenuTypeData<double> data, int action, double sign)
    {
        ReadOnlySpan<double> probabilities = data.Probabilities.Row(action);
        for (int outcome = 0; outcome < probabilities.Length; outcome++)
        {
            payoff.Add(outcome, sign * probabilities[outcome]);
        }
    }
}
