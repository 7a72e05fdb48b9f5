using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <content>What the numbers of a problem must satisfy.</content>
public sealed partial record ContractProblem
{
    private static void RequireShapes(Matrix<Rational> probabilities, int costs, int rewards)
    {
        (int actions, int outcomes) = (probabilities.Rows, probabilities.Columns);
        if (actions == 0 || outcomes == 0)
        {
            throw new ArgumentException(
                $"Outcome probabilities need at least 1 action and 1 outcome; got {actions} × {outcomes}. Add the missing rows or columns.",
                nameof(probabilities));
        }

        if (costs != actions)
        {
            throw new ArgumentException(
                $"Costs must be one per action, that is {actions}; got {costs}. Give each row of the probabilities its cost.", nameof(costs));
        }

        if (rewards != outcomes)
        {
            throw new ArgumentException(
                $"Rewards must be one per outcome, that is {outcomes}; got {rewards}. Give each column of the probabilities its reward.",
                nameof(rewards));
        }
    }

    private static void RequireDistribution(ReadOnlySpan<Rational> probabilities, int action, string parameter)
    {
        Rational sum = Rational.Zero;
        for (int outcome = 0; outcome < probabilities.Length; outcome++)
        {
            RequireNonnegative(probabilities[outcome], $"probability of action {action} and outcome {outcome}", parameter);
            sum += probabilities[outcome];
        }

        if (Tolerances.Probability.Exceeds(Math.Abs((sum - Rational.One).ToDouble()), scale: 1))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Probabilities of action {action} must sum to 1 (±1e-9); got {sum.ToDouble()}. Normalize them or add the missing outcome."),
                parameter);
        }
    }

    private static Rational RequireNonnegative(Rational value, string name, string parameter) => value.Sign < 0
        ? throw new ArgumentException(
            FormattableString.Invariant($"The {name} must be at least 0; got {value.ToDouble()}. Correct the number."), parameter)
        : value;

    private static Rational? RequireCap(Rational? cap, string name, string parameter) =>
        cap is { } number ? RequireFinite(RequireNonnegative(number, name, parameter), name, parameter) : null;

    // Linear programs and answers hold these numbers in double precision, too.
    private static Rational RequireFinite(Rational value, string name, string parameter) => double.IsFinite(value.ToDouble())
        ? value
        : throw new ArgumentException(
            $"The {name} must be within ±1.797e308, the range of double precision. Count money in a larger unit.", parameter);

    private void RequireFiniteMoney()
    {
        for (int outcome = 0; outcome < OutcomeCount; outcome++)
        {
            _ = RequireFinite(Rewards[outcome], $"reward of outcome {outcome}", "rewards");
        }

        for (int action = 0; action < ActionCount; action++)
        {
            _ = RequireFinite(Costs[action], $"cost of action {action}", "costs");
            _ = RequireFinite(ExpectedReward(action), $"expected reward of action {action}", "rewards");
            _ = RequireFinite(ExpectedReward(action) - Costs[action], $"expected reward less cost of action {action}", "rewards");
        }
    }

    private static void RequireFinite(ReadOnlySpan<double> values, string name, string parameter)
    {
        for (int index = 0; index < values.Length; index++)
        {
            RequireFinite(values[index], $"{name} {index}", parameter);
        }
    }

    private static double RequireFinite(double value, string name, string parameter) => double.IsFinite(value)
        ? value
        : throw new ArgumentException(
            FormattableString.Invariant($"The {name} must be finite; got {value}. Give a number, or leave an absent cap out."), parameter);

    private static Sequence<Rational> Exactly(ReadOnlySpan<double> values)
    {
        Rational[] exact = new Rational[values.Length];
        for (int index = 0; index < exact.Length; index++)
        {
            exact[index] = Rational.FromDouble(values[index]);
        }

        return Sequence.Create<Rational>(exact);
    }

    private static Rational? Exactly(double? value, string name, string parameter) =>
        value is { } number ? Rational.FromDouble(RequireFinite(number, name, parameter)) : null;
}
