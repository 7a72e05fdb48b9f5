using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Contracts;

/// <summary>The payments and constraints of one recommended action inside a linear program, and where to find their duals.</summary>
/// <remarks>
/// With F(a) the probabilities and c(a) the cost of action a, payments p satisfy, for every other action b,
/// (F(a) − F(b)) · p ≥ c(a) − c(b), and F(a) · p ≥ c(a) + outside option, 0 ≤ p ≤ payment cap, ∑ p ≤ sum cap. With a weight variable t
/// the same holds for x = t p: every right-hand side is multiplied by t. The rows follow each other in this order.
/// </remarks>
internal sealed class ActionBlock
{
    private readonly ContractProblem problem;
    private readonly int? weight;
    private readonly BlockLimit? paymentCap;
    private readonly BlockLimit? sumCap;
    private readonly int firstPayment;
    private readonly int firstRow;
    private readonly int? participationRow;
    private readonly int? firstCapRow;
    private readonly int? sumCapRow;

    /// <summary>Lays the block of an action out.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="action">The recommended action.</param>
    /// <param name="start">The first variable and the first row of the block.</param>
    /// <param name="weight">Variable that multiplies every right-hand side; null for 1.</param>
    /// <param name="paymentCap">Payment cap; null for none.</param>
    /// <param name="sumCap">Sum cap; null for none.</param>
    public ActionBlock(ContractProblem problem, int action, (int Variable, int Row) start, int? weight, BlockLimit? paymentCap, BlockLimit? sumCap)
    {
        (this.problem, this.weight, this.paymentCap, this.sumCap, Action) = (problem, weight, paymentCap, sumCap, action);
        (firstPayment, firstRow) = start;
        int next = firstRow + problem.ActionCount - 1;
        participationRow = problem.OutsideOption is null ? null : next++;
        firstCapRow = paymentCap is { Variable: not null } ? next : null;
        next += firstCapRow is null ? 0 : problem.OutcomeCount;
        sumCapRow = sumCap is null ? null : next++;
        End = (firstPayment + problem.OutcomeCount, next);
    }

    /// <summary>Gets the first variable and the first row behind the block.</summary>
    public (int Variable, int Row) End { get; }

    /// <summary>Gets the recommended action.</summary>
    public int Action { get; }

    /// <summary>The block's payments times its weight.</summary>
    public ReadOnlySpan<double> Payments(LinearProgramSolution solution) =>
        solution.Primal.Span.Slice(firstPayment, problem.OutcomeCount);

    /// <summary>The constraints without slack at an optimal solution, priced by its duals.</summary>
    /// <remarks>In double precision: exact sums would cost as much as the solves they explain (50 actions, 30 outcomes: 57 ms against 48 ms).</remarks>
    public Sequence<BindingConstraint> Binding(Contract contract, LinearProgram program, LinearProgramSolution solution)
    {
        double probability = weight is { } variable ? solution.Primal[variable] : 1;
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        double scale = problem.Scale(contract);
        double[] activities = Activities(program, solution);
        List<BindingConstraint> binding = [];
        for (int other = 0; other < problem.ActionCount; other++)
        {
            if (other != Action)
            {
                AddAtLeast(ContractConstraint.Incentive, other, IncentiveRow(other));
            }
        }

        if (participationRow is { } participation)
        {
            AddAtLeast(ContractConstraint.Participation, null, participation);
        }

        for (int outcome = 0; problem.PaymentCap is { } cap && outcome < problem.OutcomeCount; outcome++)
        {
            double dual = firstCapRow is { } first ? solution.RowDuals[first + outcome] : solution.ReducedCosts[firstPayment + outcome];
            AddIfTight(ContractConstraint.PaymentCap, outcome, (cap - contract.ExactPayments[outcome]).ToDouble(), -sign * dual);
        }

        if (sumCapRow is { } sum)
        {
            AddIfTight(
                ContractConstraint.SumCap, null, (program.RowUpper[sum] - activities[sum]) / probability, -sign * solution.RowDuals[sum]);
        }

        return [.. binding];

        void AddAtLeast(ContractConstraint constraint, int? index, int row) => AddIfTight(
            constraint, index, (activities[row] - program.RowLower[row]) / probability, sign * solution.RowDuals[row]);

        // A reduced cost of the other sign prices the bound 0, not the cap; a row's dual has the other sign by rounding only.
        void AddIfTight(ContractConstraint constraint, int? index, double slack, double price)
        {
            if (!ContractProblem.RelativeGain.Exceeds(slack, scale))
            {
                binding.Add(new(constraint, index, price > 0 ? price : 0));
            }
        }
    }

    /// <summary>Reads the Farkas multipliers of an infeasible program as a mixture of alternatives; null when they name none.</summary>
    public ImplementationObstacle? Obstacle(LinearProgramSolution solution)
    {
        Sequence<double> multipliers = solution.FarkasMultipliers;
        double[] weights = new double[problem.ActionCount];
        for (int other = 0; other < weights.Length; other++)
        {
            weights[other] = other == Action ? 0 : Math.Max(0, multipliers[IncentiveRow(other)]);
        }

        double leaving = participationRow is { } row ? Math.Max(0, multipliers[row]) : 0;
        double total = weights.Sum() + leaving;
        return total > 0
            ? MixtureReading.Of(problem, Action, [.. weights.Select(weight => weight / total)], leaving / total)
            : null;
    }

    private static double[] Activities(LinearProgram program, LinearProgramSolution solution)
    {
        double[] activities = new double[program.RowCount];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            ReadOnlySpan<int> rows = program.ColumnRows(variable);
            ReadOnlySpan<double> coefficients = program.ColumnCoefficients(variable);
            for (int position = 0; position < rows.Length; position++)
            {
                activities[rows[position]] += coefficients[position] * solution.Primal[variable];
            }
        }

        return activities;
    }

    /// <summary>Writes the block behind what the program has.</summary>
    /// <param name="program">The program.</param>
    /// <param name="tables">The problem's numbers.</param>
    /// <param name="costSign">Sign of expected payments in the objective; 0 where they have no part in it.</param>
    public void Write<T>(TruthfulProgram<T> program, ContractTables<T> tables, int costSign)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        LinearProgramNumber upper = paymentCap is { Variable: null } limit ? limit.Amount : LinearProgramNumber.PositiveInfinity;
        program.Writer.AddVariables(problem.OutcomeCount, Rational.Zero, upper);
        T[] own = tables.Probabilities[Action];
        for (int outcome = 0; costSign != 0 && outcome < own.Length; outcome++)
        {
            program.Writer.SetCost(firstPayment + outcome, costSign > 0 ? own[outcome] : -own[outcome]);
        }

        for (int other = 0; other < problem.ActionCount; other++)
        {
            if (other != Action)
            {
                WriteIncentive(program, own, tables.Probabilities[other], problem.Costs[Action] - problem.Costs[other]);
            }
        }

        if (problem.OutsideOption is { } outside)
        {
            WriteIncentive(program, own, [], problem.Costs[Action] + outside);
        }

        WriteCaps(program.Writer);
    }

    private int IncentiveRow(int other) => firstRow + (other < Action ? other : other - 1);

    // (F(a) − F(b)) · p ≥ saving, times the weight where there is one; without another action, staying away pays nothing.
    private void WriteIncentive<T>(TruthfulProgram<T> program, T[] own, T[] others, Rational saving)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        _ = program.AddComparison(weight is null ? program.Numbers.From(saving) : T.AdditiveIdentity, payoff =>
        {
            if (weight is { } variable)
            {
                payoff.Add(variable, program.Numbers.From(-saving));
            }

            for (int outcome = 0; outcome < own.Length; outcome++)
            {
                payoff.Add(firstPayment + outcome, others.Length == 0 ? own[outcome] : own[outcome] - others[outcome]);
            }
        });
    }

    private void WriteCaps<T>(LinearProgramWriter<T> writer)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        for (int outcome = 0; firstCapRow is not null && outcome < problem.OutcomeCount; outcome++)
        {
            BeginAtMost(writer, paymentCap!.Value);
            writer.Put(firstPayment + outcome, T.MultiplicativeIdentity);
        }

        if (sumCap is { } limit)
        {
            BeginAtMost(writer, limit);
            for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
            {
                writer.Put(firstPayment + outcome, T.MultiplicativeIdentity);
            }
        }
    }

    private static void BeginAtMost<T>(LinearProgramWriter<T> writer, BlockLimit bound)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>
    {
        writer.BeginAtMost(bound.Variable is null ? writer.Numbers.From(bound.Amount) : T.AdditiveIdentity);
        if (bound.Variable is { } variable)
        {
            writer.Put(variable, writer.Numbers.From(-bound.Amount));
        }
    }
}
