using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>The proper rule within a cap under which one effort beats every other by the largest margin.</summary>
/// <remarks>
/// Maximize ε over payments 0 ≤ S(σ, ω) ≤ cap that are proper on the beliefs, with ∑ (q_k(σ) − q_l(σ)) E_σ S(σ) ≥ c_k − c_l + ε for every other effort l. With a single
/// effort the margin is the cap. It needs the model: learners are given such rules, they do not find them. Immutable and thread-safe.
/// </remarks>
/// <param name="Effort">The effort.</param>
/// <param name="Margin">The largest margin, in money; at or below 0 when no rule within the cap induces the effort strictly.</param>
/// <param name="Rule">A rule that reaches it; its items are the beliefs of <see cref="PosteriorTable"/>.</param>
[Reference("chen2023", "the action-informed oracle")]
public sealed record StrictestScoringRule(int Effort, double Margin, ScoringMenu Rule)
{
    /// <summary>Finds the rule.</summary>
    /// <param name="model">The model, with a payment cap.</param>
    /// <param name="effort">The effort.</param>
    /// <param name="method">The method; null for <see cref="LinearProgramMethods.Default"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The rule and its margin.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    /// <exception cref="ArgumentException">The model has no payment cap: margins would have no end.</exception>
    /// <exception cref="InvalidOperationException">The method found no optimum, though there is one; the message says how it ended.</exception>
    public static StrictestScoringRule Find(ScoringProblem model, int effort, ILinearProgramMethod? method = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)effort, (uint)model.EffortCount, nameof(effort));
        if (model.PaymentCap is not { } cap)
        {
            throw new ArgumentException("A largest margin needs a payment cap; without one margins have no end. Set one: paymentCap in a file, WithPaymentCap in a program.", nameof(model));
        }

        PosteriorTable table = PosteriorTable.Of(model);
        LinearProgramSolution solution = (method ?? LinearProgramMethods.Default).Solve(Write(model, table, effort, cap), cancellation);
        cancellation.ThrowIfCancellationRequested();
        int payments = table.Beliefs.Rows * model.StateCount;
        return solution.IsOptimal
            ? new(effort, solution.Value, new(new Matrix<double>(
                table.Beliefs.Rows, model.StateCount, [.. solution.Primal.Take(payments).Select(payment => Math.Clamp(payment, 0, cap.ToDouble()))])))
            : throw new InvalidOperationException(solution.Explain());
    }

    private static LinearProgram Write(ScoringProblem model, PosteriorTable table, int effort, Rational cap)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        ProperPayments.AddTo(builder, table.Beliefs.Select(value => value.ToDouble()), cap.ToDouble());
        int margin = builder.AddVariable(double.NegativeInfinity, cap, 1);
        for (int other = 0; other < model.EffortCount; other++)
        {
            if (other == effort)
            {
                continue;
            }

            int row = builder.AddRow(model.Costs[effort] - model.Costs[other], double.PositiveInfinity);
            builder.SetCoefficient(row, margin, -1);
            for (int place = 0; place < table.Beliefs.Rows * model.StateCount; place++)
            {
                int belief = place / model.StateCount;
                builder.SetCoefficient(row, place, (table.Distribution[effort, belief] - table.Distribution[other, belief]) * table.Beliefs.Entries[place]);
            }
        }

        return builder.Build();
    }
}
