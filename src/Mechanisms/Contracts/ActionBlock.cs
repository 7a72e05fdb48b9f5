using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>The payments and constraints of one recommended action inside a linear program, and where to find their duals.</summary>
/// <remarks>
/// With F(a) the probabilities and c(a) the cost of action a, payments p satisfy, for every other action b,
/// (F(a) − F(b)) · p ≥ c(a) − c(b), and F(a) · p ≥ c(a) + outside option, 0 ≤ p ≤ payment cap, ∑ p ≤ sum cap. With a weight variable t
/// the same holds for x = t p: every right-hand side is multiplied by t. Assembled in rationals, so the program is the problem.
/// </remarks>
internal sealed class ActionBlock
{
    private readonly ContractProblem problem;
    private readonly LinearProgramBuilder builder;
    private readonly int? weight;
    private readonly int firstPayment;
    private readonly int[] incentiveRows;
    private readonly int? participationRow;
    private readonly int? firstCapRow;
    private readonly int? sumCapRow;

    /// <summary>Adds the block of an action to a program.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="action">The recommended action.</param>
    /// <param name="costPerPayment">Objective coefficient per unit of expected payment.</param>
    /// <param name="weight">Variable that multiplies every right-hand side; null for 1.</param>
    /// <param name="paymentCap">Payment cap; null for none.</param>
    /// <param name="sumCap">Sum cap; null for none.</param>
    public ActionBlock(
        LinearProgramBuilder builder,
        ContractProblem problem,
        int action,
        Rational costPerPayment,
        int? weight,
        BlockLimit? paymentCap,
        BlockLimit? sumCap)
    {
        (this.builder, this.problem, this.weight, Action) = (builder, problem, weight, action);
        firstPayment = AddPayments(costPerPayment, paymentCap);
        incentiveRows = [.. Enumerable.Range(0, problem.ActionCount).Where(other => other != action).Select(AddIncentive)];
        participationRow = problem.OutsideOption is { } outside ? AddParticipation(outside) : null;
        firstCapRow = paymentCap is { Variable: not null } ? AddPaymentCaps(paymentCap.Value) : null;
        sumCapRow = sumCap is { } limit ? AddSumCap(limit) : null;
    }

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

    private int IncentiveRow(int other) => incentiveRows[other < Action ? other : other - 1];

    private int AddPayments(Rational costPerPayment, BlockLimit? cap)
    {
        int first = builder.VariableCount;
        LinearProgramNumber upper = cap is { Variable: null } limit ? limit.Amount : LinearProgramNumber.PositiveInfinity;
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            builder.AddVariable(Rational.Zero, upper, costPerPayment * problem.OutcomeProbabilities[Action, outcome], Label("payment", outcome));
        }

        return first;
    }

    private int AddIncentive(int other)
    {
        int row = AddAtLeast(new(problem.Costs[Action] - problem.Costs[other], weight), Label("incentive", other));
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            builder.SetCoefficient(
                row,
                firstPayment + outcome,
                problem.OutcomeProbabilities[Action, outcome] - problem.OutcomeProbabilities[other, outcome]);
        }

        return row;
    }

    private int AddParticipation(Rational outside)
    {
        int row = AddAtLeast(new(problem.Costs[Action] + outside, weight), Label("participation", null));
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            builder.SetCoefficient(row, firstPayment + outcome, problem.OutcomeProbabilities[Action, outcome]);
        }

        return row;
    }

    private int AddPaymentCaps(BlockLimit cap)
    {
        int first = builder.RowCount;
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            int row = AddAtMost(cap, Label("cap", outcome));
            builder.SetCoefficient(row, firstPayment + outcome, Rational.One);
        }

        return first;
    }

    private int AddSumCap(BlockLimit cap)
    {
        int row = AddAtMost(cap, Label("sum-cap", null));
        for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
        {
            builder.SetCoefficient(row, firstPayment + outcome, Rational.One);
        }

        return row;
    }

    private int AddAtLeast(BlockLimit bound, string name) => Scaled(
        bound, builder.AddRow(bound.Variable is null ? bound.Amount : Rational.Zero, LinearProgramNumber.PositiveInfinity, name));

    private int AddAtMost(BlockLimit bound, string name) => Scaled(
        bound, builder.AddRow(LinearProgramNumber.NegativeInfinity, bound.Variable is null ? bound.Amount : Rational.Zero, name));

    private int Scaled(BlockLimit bound, int row)
    {
        if (bound.Variable is { } variable)
        {
            builder.SetCoefficient(row, variable, -bound.Amount);
        }

        return row;
    }

    private string Label(string kind, int? index) => string.Create(
        CultureInfo.InvariantCulture, $"{kind}[{Action}{(index is null ? string.Empty : ",")}{index}]");
}
