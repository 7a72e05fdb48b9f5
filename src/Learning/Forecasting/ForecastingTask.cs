using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Forecasting;

/// <summary>What a principal knows before it learns a scoring rule: its own decisions, the beliefs that can be reported, the cap, and one rule per effort that is known to induce it.</summary>
/// <remarks>
/// Not among it: how likely beliefs are under an effort, and what efforts cost. The known rules are the literature's action-informed oracle: under rule k the forecaster loses at
/// least its <see cref="Margins"/> by any other effort. Immutable and thread-safe.
/// </remarks>
[Reference("chen2023", "the action-informed oracle")]
public sealed record ForecastingTask
{
    private ForecastingTask(Matrix<double> beliefs, Sequence<double> worths, double cap, Sequence<ScoringMenu> rules, Sequence<double> margins) =>
        (Beliefs, Worths, PaymentCap, InducingRules, Margins) = (beliefs, worths, cap, rules, margins);

    /// <summary>Gets the beliefs that efforts can lead to, shape [belief, state].</summary>
    public Matrix<double> Beliefs { get; }

    /// <summary>Gets what the best decision is worth to the principal after each belief, shape [belief].</summary>
    public Sequence<double> Worths { get; }

    /// <summary>Gets the largest payment, in the unit of the worths, positive.</summary>
    public double PaymentCap { get; }

    /// <summary>Gets a proper rule for each effort that is known to induce it, shape [effort]; its items are the beliefs.</summary>
    public Sequence<ScoringMenu> InducingRules { get; }

    /// <summary>Gets what the forecaster loses at least, under the rule of each effort, by making another, shape [effort]; positive.</summary>
    public Sequence<double> Margins { get; }

    /// <summary>Gets the number of efforts.</summary>
    public int EffortCount => InducingRules.Count;

    /// <summary>Gets the number of beliefs.</summary>
    public int BeliefCount => Beliefs.Rows;

    /// <summary>Gets the largest worth of a decision in size: the scale of the principal's own utility.</summary>
    internal double LargestWorth => Worths.Max(Math.Abs);

    /// <summary>Tells a principal what it may know of a model, rules with the largest margins included.</summary>
    /// <param name="model">The model, with a positive payment cap.</param>
    /// <param name="method">The method that finds the rules; null for <see cref="LinearProgramMethods.Default"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has no cap or one of 0, or no rule within the cap induces one of the efforts strictly.</exception>
    /// <exception cref="InvalidOperationException">The method found no optimum, though there is one; the message says how it ended.</exception>
    public static ForecastingTask Of(ScoringProblem model, ILinearProgramMethod? method = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.PaymentCap is not { Sign: > 0 } cap)
        {
            throw new ArgumentException("Learning needs a positive payment cap, which scales what is not known. Set one: paymentCap in a file, WithPaymentCap in a program.", nameof(model));
        }

        PosteriorTable table = PosteriorTable.Of(model);
        StrictestScoringRule[] rules = [.. Enumerable.Range(0, model.EffortCount).Select(effort => StrictestScoringRule.Find(model, effort, method, cancellation))];
        if (rules.FirstOrDefault(rule => !IsStrict(rule)) is { } weak)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Every effort must be strictly inducible within the cap; the margin of effort {weak.Effort} is {weak.Margin:G6} at most. Drop it, or raise the cap."), nameof(model));
        }

        return new(
            table.Beliefs.Select(value => value.ToDouble()),
            Sequence.Of(table.Beliefs.Rows, belief => Worth(model, table.Beliefs.Row(belief).ToArray()).ToDouble()),
            cap.ToDouble(),
            [.. rules.Select(rule => rule.Rule)],
            [.. rules.Select(rule => rule.Margin)]);
    }

    /// <summary>Writes the size and the margins.</summary>
    /// <returns>For example <c>2 efforts, 3 beliefs, payments up to 1, margins [0.05, 0.25]</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{EffortCount} efforts, {BeliefCount} beliefs, payments up to {PaymentCap:G6}, margins {Margins}");

    private static bool IsStrict(StrictestScoringRule rule) => Tolerances.Gain.Exceeds(rule.Margin, rule.Rule.Payments.Entries.ToArray().Max());

    private static Rational Worth(ScoringProblem model, Rational[] belief) => Enumerable.Range(0, model.Utility.Rows)
        .Select(action => belief.Select((probability, state) => probability * model.Utility[action, state]).Aggregate(Rational.Zero, (sum, term) => sum + term))
        .Aggregate(Rational.Max);
}
