using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

/// <summary>What changes of a problem do to its answer, and what the answer says that a change of the cap would do.</summary>
public class ScoringMetamorphicTests
{
    private static readonly Rational Half = new(1, 2);

    [Fact]
    public void Permuting_efforts_signals_and_states_permutes_the_payments() => Check(30, problem =>
    {
        int[] efforts = [.. Enumerable.Range(0, problem.EffortCount).Reverse()];
        int[] signals = [.. Enumerable.Range(0, problem.SignalCount).Reverse()];
        int[] states = [.. Enumerable.Range(0, problem.StateCount).Reverse()];
        Matrix<Rational> Permuted(Matrix<Rational> law) =>
            new(law.Rows, law.Columns, [.. states.SelectMany(state => signals.Select(signal => law[state, signal]))]);
        ScoringProblem permuted = ScoringProblem.Create(
            [.. states.Select(state => problem.Prior[state])],
            [.. efforts.Select(effort => problem.Costs[effort])],
            [.. efforts.Select(effort => Permuted(problem.Signals[effort]))],
            new(problem.Utility.Rows, problem.StateCount, [.. Enumerable.Range(0, problem.Utility.Rows).SelectMany(decision => states.Select(state => problem.Utility[decision, state]))]))
            .WithPaymentCap(problem.PaymentCap);
        AssertSame(Payments(problem).Reverse(), Payments(permuted));
        Assert.Equal(Value(problem), Value(permuted), 1e-9);
    });

    // Half of signal 0 goes to a copy of it at the end, after every effort alike.
    [Fact]
    public void Splitting_a_signal_into_two_identical_ones_leaves_all_payments() => Check(30, problem =>
    {
        ScoringProblem split = WithSignals(problem, law => new(law.Rows, law.Columns + 1, [.. law.Entries.ToArray().Chunk(law.Columns).SelectMany(
            signals => (Rational[])[Half * signals[0], .. signals[1..], Half * signals[0]])]));
        AssertSame(Payments(problem), Payments(split));
        Assert.Equal(Value(problem), Value(split), 1e-9);
    });

    [Fact]
    public void A_second_copy_of_an_effort_is_paid_like_the_first_and_leaves_the_others() => Check(30, problem =>
    {
        double?[] payments = Payments(problem);
        AssertSame([.. payments, payments[0]], Payments(new ScoringCase(problem).WithEfforts([.. Enumerable.Range(0, problem.EffortCount), 0])));
    });

    // Decision 0 less one in every state, and decision 0 itself.
    [Fact]
    public void A_dominated_decision_changes_nothing() => Check(30, problem =>
    {
        foreach (Rational less in (Rational[])[Rational.One, Rational.Zero])
        {
            ScoringProblem more = ScoringProblem.Create(problem.Prior.Span, problem.Costs.Span, problem.Signals.Span, new(
                problem.Utility.Rows + 1, problem.StateCount, [.. problem.Utility.Entries, .. problem.Utility.Row(0).ToArray().Select(utility => utility - less)])).WithPaymentCap(problem.PaymentCap);
            Assert.Equal(Gross(problem), Gross(more));
            Assert.Equal(Value(problem), Value(more), 1e-9);
        }
    });

    [Fact]
    public void Garbled_signals_are_worth_no_more_before_payments() => Check(40, problem =>
    {
        foreach (Rational share in (Rational[])[Half, Rational.One])
        {
            ScoringProblem garbled = WithSignals(problem, law => Garbling.Of(law, law.Columns, share));
            Assert.All(Gross(problem).Zip(Gross(garbled)), pair => Assert.True(pair.Second <= pair.First));
        }
    });

    // The law above can fail: signals that say more are worth more.
    [Fact]
    public void Sharper_signals_are_worth_more_for_some_problem() => Assert.Contains(
        Laws.Sample(ScoringCase.Any.Generator, 50, 100),
        drawn => Gross(WithSignals(drawn.Problem, law => Garbling.Of(law, law.Columns, Rational.One))).Zip(Gross(drawn.Problem)).Any(pair => pair.First < pair.Second));

    [Fact]
    public void An_effort_that_garbles_another_at_a_higher_cost_is_not_implementable() => Check(40, problem =>
    {
        foreach (Rational share in (Rational[])[Half, Rational.One])
        {
            ScoringProblem dearer = ScoringProblem.Create(
                problem.Prior.Span,
                [.. problem.Costs, problem.Costs[^1] + new Rational(1, 50)],
                [.. problem.Signals, Garbling.Of(problem.Signals[^1], problem.SignalCount, share)],
                problem.Utility).WithPaymentCap(problem.PaymentCap);
            Assert.Equal(Implementability.NotImplementable, dearer.Solve(new SignalMenus()).Efforts[^1].Implementability);
        }
    });

    // The least payment is convex in the cap, so that the price bounds both a rise and a fall; prices that are too high or too low break one of the two.
    [Theory]
    [MemberData(nameof(Formulations))]
    public void The_price_of_the_cap_bounds_what_a_rise_saves_and_a_fall_costs(IScoringFormulation formulation) => Check(40, problem =>
    {
        Rational cap = problem.PaymentCap ?? new Rational(1, 3);
        ScoringSolution solution = problem.WithPaymentCap(cap).Solve(formulation);
        foreach (Rational step in (Rational[])[new(-1, 50), new(1, 50), Rational.One])
        {
            if (cap + step >= Rational.Zero)
            {
                Assert.All(solution.Efforts.Zip(problem.WithPaymentCap(cap + step).Solve(formulation).Efforts), pair => Assert.True(
                    !pair.First.IsImplementable || !pair.Second.IsImplementable
                        || pair.Second.MinimumPayment >= pair.First.MinimumPayment - (step.ToDouble() * pair.First.CapPrice) - 1e-9));
            }
        }
    });

    // Caps a little above the least under which an effort can be had: there they cost something.
    [Theory]
    [MemberData(nameof(Formulations))]
    public void The_price_of_the_cap_is_the_slope_of_the_payment_and_is_named_last(IScoringFormulation formulation)
    {
        Rational step = new(1, 100_000);
        int priced = 0;
        foreach ((ScoringCase drawn, Rational cap) in
            from drawn in Laws.Sample(ScoringCase.Any.Generator, 50, 150)
            from effort in drawn.Problem.WithPaymentCap(Rational.Zero).Solve(formulation).Efforts
            where effort.RequiredPaymentCap is not null
            select (drawn, Rational.FromDouble(effort.RequiredPaymentCap!.Value) + new Rational(1, 97)))
        {
            ScoringSolution solution = drawn.Problem.WithPaymentCap(cap).Solve(formulation);
            EffortSolution[] lower = [.. drawn.Problem.WithPaymentCap(cap - step).Solve(formulation).Efforts];
            EffortSolution[] higher = [.. drawn.Problem.WithPaymentCap(cap + step).Solve(formulation).Efforts];
            foreach (EffortSolution effort in solution.Efforts.Where(effort => lower[effort.Effort].IsImplementable))
            {
                Assert.Equal((lower[effort.Effort].MinimumPayment - higher[effort.Effort].MinimumPayment)!.Value / (2 * step.ToDouble()), effort.CapPrice, 1e-5);
                if (effort.CapPrice > 0)
                {
                    priced++;
                    string limit = cap.ToDouble().ToString("G6", CultureInfo.InvariantCulture);
                    Assert.Equal(($"a payment exceeds the cap of {limit}", effort.CapPrice), (effort.Binding[^1].Deviation, effort.Binding[^1].ShadowPrice));
                    string price = effort.CapPrice.ToString("G6", CultureInfo.InvariantCulture);
                    Assert.Contains($" Each unit by which the cap is raised saves at most {price}.", solution.Explain(effort.Effort), StringComparison.Ordinal);
                }
            }
        }

        Assert.True(priced >= 3, $"{priced} efforts have a cap with a price.");
    }

    [Fact]
    public void The_cheapest_effort_is_had_for_nothing() => Check(40, problem =>
    {
        Rational least = problem.Costs.Min();
        foreach (IScoringFormulation formulation in (IScoringFormulation[])[new SignalMenus(), new ProperRules()])
        {
            EffortSolution[] cheapest = [.. problem.Solve(formulation).Efforts.Where(effort => problem.Costs[effort.Effort] == least)];
            Assert.NotEmpty(cheapest);
            Assert.All(cheapest, effort => Assert.Equal(0, effort.MinimumPayment!.Value, 1e-9));
        }
    });

    // A signal that is right four times in five, of two states that are equally likely: the least payment is c q / (q − 1/2), so that a unit of cost is worth 8/3.
    [Fact]
    public void The_price_of_the_cost_is_the_slope_of_the_payment()
    {
        Matrix<double> noise = new(2, 2, [0.5, 0.5, 0.5, 0.5]);
        Matrix<double> law = new(2, 2, [0.8, 0.2, 0.2, 0.8]);
        ScoringSolution solution = ScoringProblem.Create([0.5, 0.5], [0, 0.05], [noise, law], new(2, 2, [1, 0, 0, 1])).Solve(new SignalMenus());
        Assert.Equal(8 / 3.0, solution.Efforts[1].Binding.Sum(binding => binding.CostPrice ?? 0), 1e-9);
        Assert.Equal(0.05 * 8 / 3, solution.Efforts[1].MinimumPayment!.Value, 1e-9);
        Assert.Contains("each unit of cost saved there is worth 2.66667", solution.Explain(1), StringComparison.Ordinal);
        double paid = Enumerable.Range(0, 4).Sum(place => 0.5 * law[place / 2, place % 2] * solution.BestRule.Pay(place % 2, place / 2));
        Assert.Equal(solution.Efforts[1].MinimumPayment!.Value, paid, 1e-9);
    }

    // Items are paid by state, not the other way round: a menu whose items and states differ in number.
    [Fact]
    public void Rules_pay_by_item_and_state()
    {
        ScoringMenu rule = ScoringProblem.Create([0.5, 0.5], [0, 0.05], [new Matrix<double>(2, 3, [0.2, 0.3, 0.5, 0.2, 0.3, 0.5]), new Matrix<double>(2, 3, [0.7, 0.2, 0.1, 0.1, 0.2, 0.7])], new(2, 2, [1, 0, 0, 1])).Solve(new SignalMenus()).BestRule;
        Assert.All(from item in Enumerable.Range(0, rule.Payments.Rows) from state in Enumerable.Range(0, 2) select (item, state), place => Assert.Equal(rule.Payments[place.item, place.state], rule.Pay(place.item, place.state)));
        Assert.NotEqual(2, rule.Payments.Rows);
        Assert.NotEqual(rule.Pay(0, 0), rule.Pay(0, 1));
    }

    [Fact]
    public void Without_a_cap_there_is_no_price_of_one() => Check(20, problem => Assert.All(
        problem.WithPaymentCap((Rational?)null).Solve(new SignalMenus()).Efforts, effort =>
        {
            Assert.Equal(0, effort.CapPrice);
            Assert.DoesNotContain(effort.Binding, binding => binding.Deviation.Contains("cap", StringComparison.Ordinal));
        }));

    public static TheoryData<IScoringFormulation> Formulations() => [new SignalMenus(), new ProperRules(), new ExtendedMenus()];

    private static ScoringProblem WithSignals(ScoringProblem problem, Func<Matrix<Rational>, Matrix<Rational>> change) =>
        ScoringProblem.Create(problem.Prior.Span, problem.Costs.Span, [.. problem.Signals.Select(change)], problem.Utility).WithPaymentCap(problem.PaymentCap);

    private static double?[] Payments(ScoringProblem problem) => [.. problem.Solve(new SignalMenus()).Efforts.Select(effort => effort.MinimumPayment)];

    private static double Value(ScoringProblem problem) => problem.Solve(new SignalMenus()).BestValue;

    private static Rational[] Gross(ScoringProblem problem) => [.. Enumerable.Range(0, problem.EffortCount).Select(problem.GrossValue)];

    private static void AssertSame(IEnumerable<double?> expected, IEnumerable<double?> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First ?? -1, pair.Second ?? -1, 1e-9));

    private static void Check(int count, Action<ScoringProblem> law) =>
        Prop.ForAll(ScoringCase.Any, drawn => law(drawn.Problem)).Check(Laws.Config.WithMaxTest(count));
}
