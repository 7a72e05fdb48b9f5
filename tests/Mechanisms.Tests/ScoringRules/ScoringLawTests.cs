using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.ScoringRules;

namespace Mechanisms.Tests.ScoringRules;

public class ScoringLawTests
{
    [Fact]
    public void Signal_menus_proper_rules_and_explicit_maps_find_the_same_payments() => Formulations_agree(60);

    [LongFact]
    public void Signal_menus_proper_rules_and_explicit_maps_find_the_same_payments_for_a_thousand_problems() => Formulations_agree(1_000);

    [Fact]
    public void Every_answer_passes_the_exact_audit() => Check(30, drawn =>
    {
        foreach (IScoringFormulation formulation in (IScoringFormulation[])[new SignalMenus(), new ExtendedMenus()])
        {
            IncentiveAudit audit = drawn.Problem.Solve(formulation).Audit();
            Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        }
    });

    [Fact]
    public void The_menu_of_an_effort_is_a_proper_rule_on_all_beliefs() => Check(40, drawn =>
    {
        Matrix<double> beliefs = PosteriorTable.Of(drawn.Problem).Beliefs.Select(probability => probability.ToDouble());
        Assert.All(
            drawn.Problem.Solve(new SignalMenus()).Efforts.Where(effort => effort.IsImplementable),
            effort => Properness.Check(effort.Rule!, beliefs).ThrowIfRefuted());
    });

    [Fact]
    public void Without_another_effort_the_payment_never_rises() => Check(40, drawn =>
    {
        ScoringSolution all = drawn.Problem.Solve(new SignalMenus());
        ScoringSolution fewer = drawn.WithEfforts([.. Enumerable.Range(0, Math.Max(1, drawn.Problem.EffortCount - 1))]).Solve(new SignalMenus());
        Assert.All(fewer.Efforts, effort => Assert.True(
            !all.Efforts[effort.Effort].IsImplementable || effort.MinimumPayment <= all.Efforts[effort.Effort].MinimumPayment + 1e-9));
    });

    [Fact]
    public void Scaling_money_scales_payments_and_a_cost_common_to_all_efforts_changes_nothing() => Check(30, drawn =>
    {
        ScoringProblem problem = drawn.Problem;
        ScoringProblem scaled = ScoringProblem.Create(
            problem.Prior.Span, [.. problem.Costs.Select(cost => 3 * cost)], problem.Signals.Span, problem.Utility.Select(utility => 3 * utility))
            .WithPaymentCap(problem.PaymentCap is { } cap ? 3 * cap : (Rational?)null);
        ScoringProblem dearer = ScoringProblem.Create(
            problem.Prior.Span, [.. problem.Costs.Select(cost => cost + Rational.One)], problem.Signals.Span, problem.Utility).WithPaymentCap(problem.PaymentCap);
        AssertPayments(problem, scaled, 3);
        AssertPayments(problem, dearer, 1);
    });

    // R = ∑ max over states of the signal's probability: looking must be told from guessing.
    [Theory]
    [InlineData(0.8, 0.05, 0.5)]
    [InlineData(0.7, 0.02, 0.4)]
    [InlineData(0.95, 0.1, 0.9)]
    public void The_cheapest_payment_against_guessing_is_that_of_the_closed_form(double accuracy, double cost, double prior)
    {
        double sum = 2 * accuracy;
        ScoringSolution solution = Binary(accuracy, cost, prior).Solve(new SignalMenus());
        Assert.Equal(cost * sum / (sum - 1), solution.Efforts[1].MinimumPayment!.Value, 1e-9);
    }

    [Theory]
    [InlineData(0.8, 0.05)]
    [InlineData(0.6, 0.01)]
    public void A_symmetric_effort_needs_a_cap_of_cost_over_accuracy_above_one_half(double accuracy, double cost)
    {
        double least = cost / (accuracy - 0.5);
        Assert.True(Binary(accuracy, cost, 0.5).WithPaymentCap(least + 1e-6).Solve(new SignalMenus()).Efforts[1].IsImplementable);
        ScoringSolution refused = Binary(accuracy, cost, 0.5).WithPaymentCap(least - 1e-6).Solve(new SignalMenus());
        Assert.False(refused.Efforts[1].IsImplementable);
        Assert.Equal(least, refused.Efforts[1].RequiredPaymentCap!.Value, 1e-9);
        Assert.Contains("It becomes implementable when the cap is raised", refused.Explain(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_costlier_copy_of_an_effort_is_not_implementable_and_the_answer_says_which_mixture_it_copies()
    {
        Matrix<double> law = new(2, 2, [0.8, 0.2, 0.2, 0.8]);
        ScoringSolution solution = ScoringProblem.Create([0.5, 0.5], [0, 0.1], [law, law], new(2, 2, [1, 0, 0, 1])).Solve(new SignalMenus());
        Assert.False(solution.Efforts[1].IsImplementable);
        Assert.Equal([1, 0], solution.Efforts[1].Mixture);
        Assert.Contains("1 of effort 0", solution.Explain(1), StringComparison.Ordinal);
        Assert.Equal(0, solution.BestEffort);
    }

    [Fact]
    public void Two_bets_reward_learning_about_two_states_most() => Prop.ForAll(Posteriors(2), drawn =>
    {
        double prior = Mean(drawn, 1);
        if (prior is > 0 and < 1)
        {
            double gain = VShapedRule.For(prior).InformationGain(drawn.Beliefs.Select(entry => entry.ToDouble()), Rounded(drawn.Probabilities));
            LargestGain largest = LargestGain.Of(drawn.Beliefs, drawn.Probabilities.Span);
            Assert.Equal(largest.Gain, gain, 1e-9);
            Assert.True(largest.Solved.Audit() is { Passed: true, Exact: true });
            Assert.True(new BrierScore().InformationGain(drawn.Beliefs.Select(entry => entry.ToDouble()), Rounded(drawn.Probabilities)) <= gain + 1e-9);
        }
    }).Check(Laws.Config.WithMaxTest(40));

    // Two efforts, the other uninformative and free: implementable within a cap exactly when cap · gain reaches the cost.
    [Fact]
    public void The_largest_gain_says_which_caps_are_enough() => Prop.ForAll(Posteriors(3), drawn =>
    {
        LargestGain largest = LargestGain.Of(drawn.Beliefs, drawn.Probabilities.Span);
        if (largest.Gain > 1e-6 && Enumerable.Range(0, 3).All(state => Mean(drawn, state) > 0))
        {
            Rational cost = new(1, 10);
            ScoringProblem problem = Learning(drawn, cost);
            Assert.True(problem.WithPaymentCap((0.1 / largest.Gain) * (1 + 1e-6)).Solve(new SignalMenus()).Efforts[1].IsImplementable);
            Assert.False(problem.WithPaymentCap((0.1 / largest.Gain) * (1 - 1e-6)).Solve(new SignalMenus()).Efforts[1].IsImplementable);
        }
    }).Check(Laws.Config.WithMaxTest(30));

    [Fact]
    public void With_a_single_state_no_costlier_effort_is_implementable()
    {
        ScoringProblem problem = ScoringProblem.Create([1.0], [0, 0.1, 0], [new(1, 2, [0.5, 0.5]), new(1, 2, [1, 0]), new(1, 2, [0, 1])], new(2, 1, [0.3, 0.7]));
        Assert.Equal([true, false, true], problem.Solve(new SignalMenus()).Efforts.Select(effort => effort.IsImplementable));
        Assert.Equal(0.7, problem.Solve(new SignalMenus()).BestValue, 1e-12);
    }

    [Theory]
    [InlineData(MapFault.LawOfTheEffortAskedFor)]
    [InlineData(MapFault.ReportChangedInTheLaw)]
    public void Planted_mistakes_about_deviations_are_refuted_by_the_checker_or_the_oracle(MapFault fault)
    {
        ScoringCase[] sample = Laws.Sample(ScoringCase.Any.Generator, 50, 200);
        Assert.Contains(sample, drawn => drawn.Problem.Solve(new SignalMenus()).Efforts.Any(effort => ExplicitMaps.Solve(drawn.Problem, effort.Effort, fault) is { } wrong
            ? !EffortIncentives.Check(drawn.Problem, wrong.Menu, effort.Effort, Tolerances.Gain).IsAccepted
            : effort.IsImplementable));
    }

    [Fact]
    public void A_cancelled_solve_says_so_and_has_no_rule()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        ScoringSolution solution = Binary(0.8, 0.05, 0.5).Solve(new SignalMenus(), source.Token);
        Assert.Equal(LinearProgramStatus.Cancelled, solution.Status);
        Assert.Contains("cancelled", Assert.Throws<InvalidOperationException>(() => solution.BestRule).Message, StringComparison.Ordinal);
    }

    // Effort 1 is refused within the cap, so that a second program asks for the least cap; effort 2 is the best.
    [Fact]
    public void A_solve_cancelled_while_it_seeks_a_cap_does_not_call_itself_optimal()
    {
        Matrix<double> noise = new(2, 2, [0.5, 0.5, 0.5, 0.5]);
        Matrix<double> weak = new(2, 2, [0.6, 0.4, 0.4, 0.6]);
        Matrix<double> strong = new(2, 2, [1, 0, 0, 1]);
        ScoringProblem problem = ScoringProblem.Create([0.5, 0.5], [0, 0.1, 0.1], [noise, weak, strong], new(2, 2, [1, 0, 0, 1])).WithPaymentCap(0.5);
        ScoringSolution full = problem.Solve(new SignalMenus());
        Assert.Equal(["least expected payment for effort 0", "least expected payment for effort 1", "least payment cap for effort 1", "least expected payment for effort 2"],
            full.Programs.Select(program => program.Purpose));
        Assert.Equal(2, full.BestEffort);
        for (int call = 1; call <= 4; call++)
        {
            ScoringSolution stopped = problem.Solve(new SignalMenus { Program = new CancelledOnCall(call) });
            Assert.Equal(LinearProgramStatus.Cancelled, stopped.Status);
            Assert.Throws<InvalidOperationException>(() => stopped.BestEffort);
            Assert.Throws<InvalidOperationException>(() => stopped.BestValue);
        }

        string words = problem.Solve(new SignalMenus { Program = new CancelledOnCall(3) }).Explain(1);
        Assert.Contains("within payments of 0.5", words, StringComparison.Ordinal);
        Assert.Contains("is not known", words, StringComparison.Ordinal);
        Assert.DoesNotContain("looks the same", words, StringComparison.Ordinal);
    }

    // A cap of 0 alone refuses effort 2 over effort 0, which it does not look like: the mixture must be that of effort 1, whose signals it has.
    [Fact]
    public void Under_a_cap_that_is_not_to_blame_the_mixture_named_is_one_that_looks_the_same()
    {
        Matrix<double> noise = new(2, 2, [0.5, 0.5, 0.5, 0.5]);
        Matrix<double> law = new(2, 2, [0.8, 0.2, 0.2, 0.8]);
        ScoringProblem problem = ScoringProblem.Create([0.5, 0.5], [0, 0.05, 0.1], [noise, law, law], new(2, 2, [1, 0, 0, 1]));
        foreach (ScoringProblem posed in (ScoringProblem[])[problem.WithPaymentCap(0), problem.WithPaymentCap(0.01), problem])
        {
            foreach (IScoringFormulation formulation in (IScoringFormulation[])[new SignalMenus(), new ProperRules(), new ExtendedMenus()])
            {
                ScoringSolution solution = posed.Solve(formulation);
                Assert.Null(solution.Efforts[2].RequiredPaymentCap);
                Assert.Equal([0, 1, 0], solution.Efforts[2].Mixture.Select(weight => Math.Round(weight, 9)));
                Assert.Contains("1 of effort 1, with suitable false reports, looks the same to the principal and costs the forecaster 0.05 less", solution.Explain(2), StringComparison.Ordinal);
                Assert.Contains("cheaper beside the mixture by at least 0.05, or", solution.Explain(2), StringComparison.Ordinal);
            }
        }
    }

    private static void Formulations_agree(int cases) => Check(cases, drawn =>
    {
        ScoringSolution menus = drawn.Problem.Solve(new SignalMenus());
        ScoringSolution rules = drawn.Problem.Solve(new ProperRules());
        ScoringSolution extended = drawn.Problem.Solve(new ExtendedMenus());
        for (int effort = 0; effort < drawn.Problem.EffortCount; effort++)
        {
            Assert.Equal(menus.Efforts[effort].MinimumPayment ?? -1, rules.Efforts[effort].MinimumPayment ?? -1, 1e-9);
            Assert.Equal(menus.Efforts[effort].MinimumPayment ?? -1, extended.Efforts[effort].MinimumPayment ?? -1, 1e-9);
            Assert.Equal(menus.Efforts[effort].MinimumPayment ?? -1, ExplicitMaps.Solve(drawn.Problem, effort)?.Payment ?? -1, 1e-9);
        }
    });

    private static void AssertPayments(ScoringProblem one, ScoringProblem other, double factor) => Assert.All(
        one.Solve(new SignalMenus()).Efforts.Zip(other.Solve(new SignalMenus()).Efforts),
        pair => Assert.Equal(factor * (pair.First.MinimumPayment ?? -1) * (pair.First.IsImplementable ? 1 : 1 / factor), pair.Second.MinimumPayment ?? -1, 1e-8));

    private static ScoringProblem Binary(double accuracy, double cost, double prior) => ScoringProblem.Create(
        [1 - prior, prior],
        [0, cost],
        [new(2, 2, [0.5, 0.5, 0.5, 0.5]), new(2, 2, [accuracy, 1 - accuracy, 1 - accuracy, accuracy])],
        new(2, 2, [1, 0, 0, 1]));

    private static ScoringProblem Learning((Matrix<Rational> Beliefs, Sequence<Rational> Probabilities) drawn, Rational cost)
    {
        (int signals, int states) = (drawn.Beliefs.Rows, drawn.Beliefs.Columns);
        Rational[] prior = [.. Enumerable.Range(0, states).Select(state => Enumerable.Range(0, signals)
            .Aggregate(Rational.Zero, (sum, signal) => sum + (drawn.Probabilities[signal] * drawn.Beliefs[signal, state])))];
        Rational[] law = [.. Enumerable.Range(0, states * signals).Select(place =>
            drawn.Probabilities[place % signals] * drawn.Beliefs[place % signals, place / signals] / prior[place / signals])];
        Rational[] blind = [.. Enumerable.Range(0, states * signals).Select(place => drawn.Probabilities[place % signals])];
        return ScoringProblem.Create(
            prior, [Rational.Zero, cost], [new(states, signals, blind), new(states, signals, law)], new Matrix<Rational>(1, states, new Rational[states]));
    }

    private static Arbitrary<(Matrix<Rational> Beliefs, Sequence<Rational> Probabilities)> Posteriors(int states) => Arb.From(
        from count in Gen.Choose(1, 4)
        from weights in Gen.Choose(0, 4).ArrayOf(count * states)
        from shares in Gen.Choose(1, 4).ArrayOf(count)
        select (
            new Matrix<Rational>(count, states, [.. Enumerable.Range(0, count).SelectMany(row => Normalized(weights[(row * states)..((row + 1) * states)]))]),
            Normalized(shares).ToSequence()));

    private static Rational[] Normalized(int[] weights)
    {
        int[] copy = [.. weights];
        copy[0] = copy.Sum() == 0 ? 1 : copy[0];
        return [.. copy.Select(weight => new Rational(weight, copy.Sum()))];
    }

    private static double Mean((Matrix<Rational> Beliefs, Sequence<Rational> Probabilities) drawn, int state) => Enumerable.Range(0, drawn.Beliefs.Rows)
        .Sum(row => (drawn.Probabilities[row] * drawn.Beliefs[row, state]).ToDouble());

    private static double[] Rounded(Sequence<Rational> numbers) => [.. numbers.Select(number => number.ToDouble())];

    private static void Check(int count, Action<ScoringCase> law) => Prop.ForAll(ScoringCase.Any, law).Check(Laws.Config.WithMaxTest(count));

    /// <summary>Solves like the default method until its k-th call, which it finds cancelled.</summary>
    private sealed class CancelledOnCall(int call) : ILinearProgramMethod
    {
        private int calls;

        public string Name => "cancelled on a call";

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default) =>
            LinearProgramMethods.Default.Solve(program, new CancellationToken(++calls == call));
    }
}
