using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

/// <summary>A random small problem in exact numbers; small integers make equal posteriors, impossible signals and equal costs frequent.</summary>
public sealed record ScoringCase(ScoringProblem Problem)
{
    public static Arbitrary<ScoringCase> Any { get; } = Arb.From(Generator(), Shrink);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Problem}: prior {Problem.Prior}, costs {Problem.Costs}, signals {string.Join(" | ", Problem.Signals.Select(table => string.Join(' ', table.Entries.ToArray())))}");

    /// <summary>The problem with some of its efforts.</summary>
    public ScoringProblem WithEfforts(params int[] efforts) => ScoringProblem.Create(
        Problem.Prior.Span,
        [.. efforts.Select(effort => Problem.Costs[effort])],
        [.. efforts.Select(effort => Problem.Signals[effort])],
        Problem.Utility).WithPaymentCap(Problem.PaymentCap);

    private static Gen<ScoringCase> Generator() =>
        from efforts in Gen.Choose(1, 4)
        from states in Gen.Choose(1, 3)
        from signals in Gen.Choose(1, 3)
        from prior in Gen.Choose(0, 3).ArrayOf(states)
        from weights in Gen.Choose(0, 3).ArrayOf(efforts * states * signals)
        from costs in Gen.Choose(0, 5).ArrayOf(efforts)
        from utility in Gen.Choose(0, 5).ArrayOf(2 * states)
        from cap in Gen.Choose(-6, 6)
        select new ScoringCase(Make(states, signals, prior, weights, costs, utility, cap));

    private static ScoringProblem Make(int states, int signals, int[] prior, int[] weights, int[] costs, int[] utility, int cap) => ScoringProblem.Create(
        Normalized(prior),
        [.. costs.Select(cost => new Rational(cost, 20))],
        [.. costs.Select((_, effort) => new Matrix<Rational>(
            states,
            signals,
            [.. Enumerable.Range(0, states).SelectMany(state => Normalized(weights[((((effort * states) + state) * signals))..((((effort * states) + state + 1) * signals))]))]))],
        new(2, states, [.. utility.Select(units => new Rational(units, 5))])).WithPaymentCap(cap < 0 ? null : new Rational(cap, 8));

    private static Rational[] Normalized(int[] weights)
    {
        int[] copy = [.. weights];
        copy[0] = copy.Sum() == 0 ? 1 : copy[0];
        return [.. copy.Select(weight => new Rational(weight, copy.Sum()))];
    }

    private static IEnumerable<ScoringCase> Shrink(ScoringCase drawn)
    {
        for (int dropped = 0; drawn.Problem.EffortCount > 1 && dropped < drawn.Problem.EffortCount; dropped++)
        {
            yield return new(drawn.WithEfforts([.. Enumerable.Range(0, drawn.Problem.EffortCount).Where(effort => effort != dropped)]));
        }

        if (drawn.Problem.PaymentCap is not null)
        {
            yield return new(drawn.Problem.WithPaymentCap((Rational?)null));
        }
    }
}
