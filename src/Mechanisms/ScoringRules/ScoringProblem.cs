using System.Globalization;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>A principal hires a forecaster who must be paid for effort and for honesty: which payments for a report are cheapest?</summary>
/// <remarks>
/// The forecaster chooses an effort, pays its cost, sees a signal about the state, and reports. The principal decides on the report, and pays when
/// the state is known. Payments are never negative, optionally capped. Effort and signal are the forecaster's own; it is risk neutral and breaks
/// ties in the principal's favor.
/// <para>All numbers are held as exact rationals; probabilities must sum to 1 within 1e-9 and are never renormalized. Costs, utilities and payments
/// share one unit. Immutable and thread-safe.</para>
/// </remarks>
[Reference("chen2023", "Section 2, without the learning")]
public sealed record ScoringProblem
{
    private ScoringProblem(Sequence<Rational> prior, Sequence<Rational> costs, Sequence<Matrix<Rational>> signals, Matrix<Rational> utility)
    {
        Prior = prior;
        Costs = costs;
        Signals = signals;
        Utility = utility;
        Weights = [.. signals.Select(table => Sequence.Of(table.Columns * table.Rows, place =>
            prior[place % table.Rows] * table[place % table.Rows, place / table.Rows]))
            .Select(entries => new Matrix<Rational>(entries.Count / prior.Count, prior.Count, entries.Span))];
    }

    /// <summary>Gets the prior probability of each state, shape [state].</summary>
    public Sequence<Rational> Prior { get; }

    /// <summary>Gets the cost of each effort, shape [effort], at least 0.</summary>
    public Sequence<Rational> Costs { get; }

    /// <summary>Gets the probability of each signal, shape [effort] of [state, signal].</summary>
    public Sequence<Matrix<Rational>> Signals { get; }

    /// <summary>Gets the principal's utility of its decision, shape [action, state].</summary>
    public Matrix<Rational> Utility { get; }

    /// <summary>Gets the largest payment allowed, at least 0; null for no cap.</summary>
    public Rational? PaymentCap { get; private init; }

    /// <summary>Gets the number of states, at least 1.</summary>
    public int StateCount => Prior.Count;

    /// <summary>Gets the number of efforts, at least 1.</summary>
    public int EffortCount => Costs.Count;

    /// <summary>Gets the number of signals, at least 1.</summary>
    public int SignalCount => Signals[0].Columns;

    /// <summary>Gets the probability of signal and state together, shape [effort] of [signal, state].</summary>
    internal Sequence<Matrix<Rational>> Weights { get; }

    /// <summary>Poses a problem in double precision; every number counts at its exact binary value.</summary>
    /// <param name="prior">Probability of each state, shape [state], at least one, summing to 1 within 1e-9.</param>
    /// <param name="costs">Cost of each effort, shape [effort], at least one, at least 0.</param>
    /// <param name="signals">Probability of each signal, shape [effort] of [state, signal], rows summing to 1 within 1e-9.</param>
    /// <param name="utility">The principal's utility, shape [action, state], at least one action.</param>
    /// <returns>The problem, without a cap.</returns>
    /// <exception cref="ArgumentException">Shapes disagree or are empty, a number is NaN, infinite or negative where it must not be, or probabilities do not sum to 1.</exception>
    public static ScoringProblem Create(
        ReadOnlySpan<double> prior, ReadOnlySpan<double> costs, ReadOnlySpan<Matrix<double>> signals, Matrix<double> utility)
    {
        Matrix<Rational>[] tables = new Matrix<Rational>[signals.Length];
        for (int effort = 0; effort < tables.Length; effort++)
        {
            tables[effort] = ModelData.Exactly(signals[effort], $"probability of a signal under effort {effort}", nameof(signals));
        }

        return Create(
            ModelData.Exactly(prior, "prior probability of state", nameof(prior)).Span,
            ModelData.Exactly(costs, "cost of effort", nameof(costs)).Span,
            tables,
            ModelData.Exactly(utility, "utility", nameof(utility)));
    }

    /// <summary>Poses a problem in exact numbers, such as the decimals of a file.</summary>
    /// <param name="prior">Probability of each state, shape [state], at least one, summing to 1 within 1e-9.</param>
    /// <param name="costs">Cost of each effort, shape [effort], at least one, at least 0.</param>
    /// <param name="signals">Probability of each signal, shape [effort] of [state, signal], rows summing to 1 within 1e-9.</param>
    /// <param name="utility">The principal's utility, shape [action, state], at least one action.</param>
    /// <returns>The problem, without a cap.</returns>
    /// <exception cref="ArgumentException">Shapes disagree or are empty, a probability or cost is negative, or probabilities do not sum to 1.</exception>
    public static ScoringProblem Create(
        ReadOnlySpan<Rational> prior, ReadOnlySpan<Rational> costs, ReadOnlySpan<Matrix<Rational>> signals, Matrix<Rational> utility)
    {
        ModelData.RequireSome(prior.Length, "state", nameof(prior));
        ModelData.RequireSome(costs.Length, "effort", nameof(costs));
        ModelData.RequireSome(utility.Rows, "action", nameof(utility));
        ModelData.RequireDistribution(prior, "the prior", nameof(prior));
        ModelData.RequireCount(signals.Length, costs.Length, "tables of signals, one per effort", nameof(signals));
        ModelData.RequireSome(signals[0].Columns, "signal", nameof(signals));
        for (int effort = 0; effort < costs.Length; effort++)
        {
            ModelData.RequireNonnegative(costs[effort], $"cost of effort {effort}", nameof(costs));
            ModelData.RequireShape(signals[effort], prior.Length, signals[0].Columns, "a table of signals", "[state, signal]", nameof(signals));
            for (int state = 0; state < prior.Length; state++)
            {
                ModelData.RequireDistribution(signals[effort].Row(state), $"effort {effort} in state {state}", nameof(signals));
            }
        }

        ModelData.RequireFinite(costs, "costs", nameof(costs));
        ModelData.RequireShape(utility, utility.Rows, prior.Length, "the utility", "[action, state]", nameof(utility));
        ModelData.RequireFinite(utility.Entries, "utilities", nameof(utility));
        return new(Sequence.Create(prior), Sequence.Create(costs), Sequence.Create(signals), utility);
    }

    /// <summary>Caps every single payment.</summary>
    /// <param name="cap">Largest payment, finite and at least 0; null for no cap.</param>
    /// <returns>The problem with that cap.</returns>
    /// <exception cref="ArgumentException">The cap is negative, NaN or infinite.</exception>
    [OverloadResolutionPriority(1)]
    public ScoringProblem WithPaymentCap(double? cap) =>
        WithPaymentCap(cap is { } number ? ModelData.Exactly([number], "payment cap", nameof(cap))[0] : (Rational?)null);

    /// <inheritdoc cref="WithPaymentCap(double?)"/>
    public ScoringProblem WithPaymentCap(Rational? cap)
    {
        if (cap is { } number)
        {
            ModelData.RequireNonnegative(number, "payment cap", nameof(cap));
            ModelData.RequireFinite([number], "payment cap", nameof(cap));
        }

        return this with { PaymentCap = cap };
    }

    /// <summary>What an effort is worth to the principal before payments, when the forecaster tells the truth.</summary>
    /// <param name="effort">The effort.</param>
    /// <returns>∑ over signals of the best decision's expected utility, exactly.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    public Rational GrossValue(int effort)
    {
        RequireEffort(effort, nameof(effort));
        Rational sum = Rational.Zero;
        for (int signal = 0; signal < SignalCount; signal++)
        {
            sum += WorthOf(effort, signal, Decision(effort, signal));
        }

        return sum;
    }

    /// <summary>What the principal decides after a truthful report.</summary>
    /// <param name="effort">The effort.</param>
    /// <param name="signal">The signal reported.</param>
    /// <returns>The best action; the lowest of several.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    public int Decision(int effort, int signal)
    {
        RequireEffort(effort, nameof(effort));
        return Enumerable.Range(0, Utility.Rows).MaxBy(action => WorthOf(effort, signal, action));
    }

    /// <summary>What a forecaster believes after an effort and a signal.</summary>
    /// <param name="effort">The effort.</param>
    /// <param name="signal">The signal.</param>
    /// <returns>Probability of each state, shape [state], exactly; empty when the signal has probability 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such effort.</exception>
    public Sequence<Rational> Posterior(int effort, int signal)
    {
        RequireEffort(effort, nameof(effort));
        Rational[] joint = Weights[effort].Row(signal).ToArray();
        Rational total = joint.Aggregate(Rational.Zero, (sum, weight) => sum + weight);
        return total.IsZero ? [] : [.. joint.Select(weight => weight / total)];
    }

    /// <summary>Solves the problem.</summary>
    /// <param name="formulation">How: the linear programs to set up and the method that solves them.</param>
    /// <param name="cancellation">Stops the work; the solution then says which efforts are undecided.</param>
    /// <returns>The solution, with the linear programs as evidence.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="formulation"/> is null.</exception>
    public ScoringSolution Solve(IScoringFormulation formulation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(formulation);
        return formulation.Solve(this, cancellation);
    }

    /// <summary>Writes the size and the cap.</summary>
    /// <returns>For example <c>3 efforts, 2 states, 2 signals, payments up to 0.5</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{EffortCount} efforts, {StateCount} states, {SignalCount} signals{(PaymentCap is { } cap ? $", payments up to {cap.ToDouble():G6}" : string.Empty)}");

    internal void RequireEffort(int effort, string parameter)
    {
        if ((uint)effort >= (uint)EffortCount)
        {
            throw new ArgumentOutOfRangeException(
                parameter, effort, $"An effort must lie in 0..{EffortCount - 1}; got {effort}. Count efforts from 0.");
        }
    }

    private Rational WorthOf(int effort, int signal, int action)
    {
        ReadOnlySpan<Rational> weights = Weights[effort].Row(signal);
        Rational sum = Rational.Zero;
        for (int state = 0; state < weights.Length; state++)
        {
            sum += weights[state] * Utility[action, state];
        }

        return sum;
    }
}
