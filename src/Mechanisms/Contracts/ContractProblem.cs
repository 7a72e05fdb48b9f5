using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Contracts;

/// <summary>A hidden-action problem: which payments per outcome should a principal promise to an agent whose action it cannot see?</summary>
/// <remarks>
/// The agent picks one of the actions, pays its cost, and an outcome is drawn from the action's probabilities. The principal earns
/// the outcome's reward, less the payment promised for it. Payments are never negative (limited liability), optionally capped.
/// The agent is risk neutral and breaks ties in the principal's favor.
/// <para>All numbers are held as exact rationals: a <see cref="double"/> at its exact binary value, a decimal of a file as that
/// decimal. Rows of probabilities must sum to 1 within <see cref="Tolerances.Probability"/> and are never renormalized.
/// Costs, rewards, payments and caps share one unit of money. Immutable and thread-safe.</para>
/// </remarks>
[Reference("grossman1983", "the principal-agent problem, here with a risk-neutral agent under limited liability")]
public sealed partial record ContractProblem
{
    // Asked for by validation, by every solve and by every report.
    private readonly Sequence<Rational> expectedRewards;

    private ContractProblem(Matrix<Rational> probabilities, Sequence<Rational> costs, Sequence<Rational> rewards)
    {
        OutcomeProbabilities = probabilities;
        Costs = costs;
        Rewards = rewards;
        expectedRewards = Sequence.Of(probabilities.Rows, action => Expectation(action, rewards));
    }

    /// <summary>Gets the probability of each outcome, shape [action, outcome]; each row sums to 1 within 1e-9.</summary>
    public Matrix<Rational> OutcomeProbabilities { get; }

    /// <summary>Gets the agent's cost of each action, shape [action], in money, at least 0.</summary>
    public Sequence<Rational> Costs { get; }

    /// <summary>Gets the principal's reward of each outcome, shape [outcome], in money, of either sign.</summary>
    public Sequence<Rational> Rewards { get; }

    /// <summary>Gets the largest payment allowed on any single outcome, in money, at least 0; null for no cap.</summary>
    public Rational? PaymentCap { get; private init; }

    /// <summary>Gets the largest sum of the payments over all outcomes, in money, at least 0; null for no cap.</summary>
    /// <remarks>A different set of contracts from <see cref="PaymentCap"/>: the sum is not weighted by probabilities.</remarks>
    public Rational? SumCap { get; private init; }

    /// <summary>Gets the expected utility that the agent can have elsewhere, in money, of either sign; null when the agent cannot leave.</summary>
    public Rational? OutsideOption { get; private init; }

    /// <summary>Gets the number of actions, at least 1.</summary>
    public int ActionCount => OutcomeProbabilities.Rows;

    /// <summary>Gets the number of outcomes, at least 1.</summary>
    public int OutcomeCount => OutcomeProbabilities.Columns;

    /// <summary>Gets a value indicating whether the payments have a cap of either kind.</summary>
    public bool HasCaps => PaymentCap is not null || SumCap is not null;

    /// <summary>Poses a problem in double precision; every number counts at its exact binary value.</summary>
    /// <param name="probabilities">Probability of each outcome, shape [action, outcome], at least 1 × 1, entries at least 0, rows
    /// summing to 1 within 1e-9.</param>
    /// <param name="costs">Cost of each action, shape [action], finite and at least 0, in money.</param>
    /// <param name="rewards">Reward of each outcome, shape [outcome], finite, in money.</param>
    /// <returns>The problem, without caps and without outside option.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, or a number is NaN, infinite, negative where it must
    /// not be, a row of probabilities does not sum to 1, or the surplus of an action is beyond ±1.797e308.</exception>
    public static ContractProblem Create(
        Matrix<double> probabilities, ReadOnlySpan<double> costs, ReadOnlySpan<double> rewards)
    {
        for (int action = 0; action < probabilities.Rows; action++)
        {
            RequireFinite(probabilities.Row(action), $"probability of action {action} and outcome", nameof(probabilities));
        }

        RequireFinite(costs, "cost of action", nameof(costs));
        RequireFinite(rewards, "reward of outcome", nameof(rewards));
        return Create(probabilities.Select(Rational.FromDouble), Exactly(costs).Span, Exactly(rewards).Span);
    }

    /// <summary>Poses a problem in exact numbers, such as the decimals of a file.</summary>
    /// <param name="probabilities">Probability of each outcome, shape [action, outcome], at least 1 × 1, entries at least 0, rows
    /// summing to 1 within 1e-9.</param>
    /// <param name="costs">Cost of each action, shape [action], at least 0, in money.</param>
    /// <param name="rewards">Reward of each outcome, shape [outcome], in money.</param>
    /// <returns>The problem, without caps and without outside option.</returns>
    /// <exception cref="ArgumentException">The shapes disagree or are empty, a probability or cost is negative, a row of
    /// probabilities does not sum to 1, or an amount of money is beyond ±1.797e308, surpluses of actions included.</exception>
    public static ContractProblem Create(
        Matrix<Rational> probabilities, ReadOnlySpan<Rational> costs, ReadOnlySpan<Rational> rewards)
    {
        RequireShapes(probabilities, costs.Length, rewards.Length);
        for (int action = 0; action < probabilities.Rows; action++)
        {
            RequireDistribution(probabilities.Row(action), action, nameof(probabilities));
            RequireNonnegative(costs[action], $"cost of action {action}", nameof(costs));
        }

        ContractProblem problem = new(probabilities, Sequence.Create(costs), Sequence.Create(rewards));
        problem.RequireFiniteMoney();
        return problem;
    }

    /// <summary>Caps every single payment.</summary>
    /// <param name="cap">Largest payment on any outcome, in money, finite and at least 0; null for no cap.</param>
    /// <returns>The problem with that cap.</returns>
    /// <exception cref="ArgumentException">The cap is negative, NaN or infinite.</exception>
    [OverloadResolutionPriority(1)]
    public ContractProblem WithPaymentCap(double? cap) => WithPaymentCap(Exactly(cap, "payment cap", nameof(cap)));

    /// <inheritdoc cref="WithPaymentCap(double?)"/>
    public ContractProblem WithPaymentCap(Rational? cap) =>
        this with { PaymentCap = RequireCap(cap, "payment cap", nameof(cap)) };

    /// <summary>Caps the sum of the payments over all outcomes.</summary>
    /// <param name="cap">Largest sum, in money, finite and at least 0; null for no cap.</param>
    /// <returns>The problem with that cap.</returns>
    /// <exception cref="ArgumentException">The cap is negative, NaN or infinite.</exception>
    [OverloadResolutionPriority(1)]
    public ContractProblem WithSumCap(double? cap) => WithSumCap(Exactly(cap, "sum cap", nameof(cap)));

    /// <inheritdoc cref="WithSumCap(double?)"/>
    public ContractProblem WithSumCap(Rational? cap) => this with { SumCap = RequireCap(cap, "sum cap", nameof(cap)) };

    /// <summary>Lets the agent leave for a given expected utility.</summary>
    /// <param name="utility">Expected utility elsewhere, in money, finite; null when the agent cannot leave.</param>
    /// <returns>The problem with that outside option.</returns>
    /// <exception cref="ArgumentException">The utility is NaN or infinite, or utility + cost of an action is beyond ±1.797e308.</exception>
    [OverloadResolutionPriority(1)]
    public ContractProblem WithOutsideOption(double? utility) =>
        WithOutsideOption(Exactly(utility, "outside option", nameof(utility)));

    /// <inheritdoc cref="WithOutsideOption(double?)"/>
    public ContractProblem WithOutsideOption(Rational? utility)
    {
        if (utility is { } outside)
        {
            _ = RequireFinite(outside, "outside option", nameof(utility));
            _ = RequireFinite(outside + Costs.Max(), "sum of outside option and largest cost", nameof(utility));
        }

        return this with { OutsideOption = utility };
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="formulation">How: the linear programs to set up and the method that solves them.</param>
    /// <param name="cancellation">Stops the work; the solution then says which actions are undecided.</param>
    /// <returns>The solution, with the linear programs as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="formulation"/> is null.</exception>
    public ContractSolution Solve(IContractFormulation formulation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(formulation);
        return formulation.Solve(this, cancellation);
    }

    /// <summary>Writes the size and the limits.</summary>
    /// <returns>For example <c>3 actions × 4 outcomes, payments up to 0.5</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{ActionCount} actions × {OutcomeCount} outcomes{Limit(", payments up to ", PaymentCap)}{Limit(", summing to at most ", SumCap)}{Limit(", outside option ", OutsideOption)}");

    private static string Limit(string name, Rational? value) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{name}{number.ToDouble()}") : string.Empty;
}
