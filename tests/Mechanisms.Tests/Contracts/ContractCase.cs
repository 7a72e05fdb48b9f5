using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

/// <summary>
/// A random small problem in exact numbers. Weights, costs and rewards are small integers, so that ties, zero probabilities, identical
/// actions, mixtures of equal cost and caps that bind are frequent. Prints itself in full and shrinks to fewer actions and no limits.
/// </summary>
public sealed record ContractCase(ContractProblem Problem)
{
    public static Arbitrary<ContractCase> Any { get; } = Arb.From(Generator(maximumActions: 4, maximumOutcomes: 3), Shrink);

    public static Arbitrary<ContractCase> Unlimited { get; } = Arb.From(
        Generator(maximumActions: 7, maximumOutcomes: 4).Select(drawn => new ContractCase(WithoutLimits(drawn.Problem))), Shrink);

    public override string ToString()
    {
        StringBuilder text = new();
        for (int action = 0; action < Problem.ActionCount; action++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"[{string.Join(", ", Problem.OutcomeProbabilities.Row(action).ToArray())}] costs {Problem.Costs[action]}; ");
        }

        return text.Append(System.Globalization.CultureInfo.InvariantCulture, $"rewards {Problem.Rewards}, cap {Problem.PaymentCap}, sum cap {Problem.SumCap}, outside {Problem.OutsideOption}").ToString();
    }

    public static ContractProblem WithoutLimits(ContractProblem problem) =>
        problem.WithPaymentCap(null).WithSumCap(null).WithOutsideOption(null);

    /// <summary>The same limits on other data: actions by index, so that they can be permuted, dropped or repeated.</summary>
    public static ContractProblem WithActions(ContractProblem problem, params int[] actions) => Limited(problem, ContractProblem.Create(
        new Matrix<Rational>(
            actions.Length, problem.OutcomeCount, [.. actions.SelectMany(action => problem.OutcomeProbabilities.Row(action).ToArray())]),
        [.. actions.Select(action => problem.Costs[action])],
        problem.Rewards.Span));

    public static ContractProblem WithOutcomes(ContractProblem problem, params int[] outcomes) => Limited(problem, ContractProblem.Create(
        new Matrix<Rational>(
            problem.ActionCount,
            outcomes.Length,
            [.. Enumerable.Range(0, problem.ActionCount).SelectMany(action => outcomes.Select(outcome => problem.OutcomeProbabilities[action, outcome]))]),
        problem.Costs.Span,
        [.. outcomes.Select(outcome => problem.Rewards[outcome])]));

    public static ContractProblem Limited(ContractProblem limits, ContractProblem problem) => problem
        .WithPaymentCap(limits.PaymentCap).WithSumCap(limits.SumCap).WithOutsideOption(limits.OutsideOption);

    private static Gen<ContractCase> Generator(int maximumActions, int maximumOutcomes) =>
        from actions in Gen.Choose(1, maximumActions)
        from outcomes in Gen.Choose(1, maximumOutcomes)
        from weights in Gen.Choose(0, 3).ArrayOf(actions * outcomes)
        from costs in Gen.Choose(0, 5).ArrayOf(actions)
        from rewards in Gen.Choose(0, 10).ArrayOf(outcomes)
        from limits in Gen.Choose(-8, 8).ArrayOf(3)
        select new ContractCase(Make(actions, outcomes, weights, costs, rewards, limits));

    // A row of zeros becomes certain of its first outcome. Negative limits mean none (for the caps) or are one (the outside option).
    private static ContractProblem Make(int actions, int outcomes, int[] weights, int[] costs, int[] rewards, int[] limits)
    {
        Rational[] probabilities = new Rational[actions * outcomes];
        for (int action = 0; action < actions; action++)
        {
            int[] row = weights[(action * outcomes)..((action + 1) * outcomes)];
            row[0] = row.Sum() == 0 ? 1 : row[0];
            for (int outcome = 0; outcome < outcomes; outcome++)
            {
                probabilities[(action * outcomes) + outcome] = new(row[outcome], row.Sum());
            }
        }

        return ContractProblem.Create(
                new Matrix<Rational>(actions, outcomes, probabilities),
                [.. costs.Select(cost => new Rational(cost, 10))],
                [.. rewards.Select(reward => new Rational(reward, 5))])
            .WithPaymentCap(limits[0] < 0 ? null : new Rational(limits[0], 8))
            .WithSumCap(limits[1] < 0 ? null : new Rational(limits[1], 6))
            .WithOutsideOption(limits[2] < -4 ? null : new Rational(limits[2], 20));
    }

    private static IEnumerable<ContractCase> Shrink(ContractCase drawn)
    {
        ContractProblem problem = drawn.Problem;
        for (int dropped = 0; dropped < problem.ActionCount && problem.ActionCount > 1; dropped++)
        {
            yield return new(WithActions(problem, [.. Enumerable.Range(0, problem.ActionCount).Where(action => action != dropped)]));
        }

        if (problem.HasCaps || problem.OutsideOption is not null)
        {
            yield return new(WithoutLimits(problem));
        }
    }
}
