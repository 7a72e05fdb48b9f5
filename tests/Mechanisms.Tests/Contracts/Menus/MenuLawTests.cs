using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Tests.Contracts.Menus;

public class MenuLawTests
{
    [Fact]
    public void A_menu_for_one_type_is_a_contract() => Prop.ForAll(ContractCase.Any, drawn =>
    {
        ContractSolution contract = drawn.Problem.Solve(new MinimumPayments());
        MenuSolution menu = MenuProblem.Create([Rational.One], drawn.Problem).Solve(new WholeMenu());
        Assert.Equal(contract.Status, menu.Status);
        Assert.Equal(contract.IsOptimal ? contract.BestValue : 0, menu.IsOptimal ? menu.Value : 0, 1e-9);
    }).Check(Laws.Config.WithMaxTest(60));

    [Fact]
    public void A_menu_is_worth_no_less_than_any_one_contract_and_no_more_than_knowing_the_type() => Check(40, problem =>
    {
        MenuSolution solution = problem.Solve(new WholeMenu());
        ContractSolution[] alone = [.. problem.Types.Select(type => type.Solve(new MinimumPayments()))];
        double known = alone.Select((contract, type) => problem.TypeProbabilities[type].ToDouble() * contract.BestValue).Sum();
        double single = alone.SelectMany(contract => contract.Actions.Where(action => action.IsImplementable)).Max(action => Worth(problem, action.Contract!));
        Assert.InRange(solution.Value, single - 1e-9, known + 1e-9);
    });

    [Fact]
    public void Every_answer_passes_the_exact_audit_and_nearby_menus_are_incentive_compatible() => CheckWithOutsideOption(60, problem =>
    {
        MenuSolution solution = problem.Solve(new WholeMenu());
        IncentiveAudit audit = solution.Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        if (solution.IsOptimal)
        {
            IncentiveFinding near = MenuIncentives.Check(problem, solution.Mixed(0.01), Tolerances.Gain);
            Assert.True(near.IsAccepted, near.Explain());
            Assert.True(near.Value <= solution.Value + 1e-9);
        }
    });

    [Fact]
    public void Exactly_mixed_menus_gain_nobody_anything_and_lose_in_proportion_to_the_share() => CheckWithOutsideOption(60, problem =>
    {
        MenuSolution solution = problem.Solve(new WholeMenu());
        if (!solution.IsOptimal)
        {
            return;
        }

        double[] slopes = [.. ((double[])[1, 1 / 64.0, 1 / 4096.0]).Select(share =>
        {
            IncentiveFinding finding = MenuIncentives.Check(problem, solution.MixedExactly(share)!);
            Assert.True(finding.IsAccepted && finding.LargestGain <= 0 && finding.LargestExcess is 0, finding.Explain());
            return (solution.Value - finding.Value) / share;
        })];
        Assert.Equal(slopes[0], slopes[1], 1e-8);
        Assert.Equal(slopes[0], slopes[2], 1e-8);
    });

    // Two types whose optimum pays where it recommends nothing: nothing is left of the limit but a menu near it, and the audit looks at that.
    [Fact]
    public void A_limit_of_menus_is_audited_by_a_menu_near_it()
    {
        MenuSolution solution = MenuProblem.Create(
            [new(1, 2), new(1, 2)],
            ContractProblem.Create(new Matrix<double>(2, 2, [0.8, 0.2, 0.5, 0.5]), [0.3, 0.2], [1.6, 0.5]),
            ContractProblem.Create(new Matrix<double>(2, 2, [0.7, 0.3, 0.2, 0.8]), [0.4, 0.3], [1.6, 0.5])).Solve(new WholeMenu());
        IncentiveAudit audit = solution.Audit();
        Assert.False(solution.IsAttained);
        Assert.True(audit is { Passed: true, Findings.Count: 1 }, audit.Explain());
        Assert.InRange(solution.Value - audit.Findings[0].Value, 1e-6, 1e-3);
        Assert.Null(solution.MixedExactly(0.01, new() { Mode = AuditMode.Floating }));
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.MixedExactly(0));
    }

    [Fact]
    public void A_menu_pays_by_report_recommendation_and_outcome()
    {
        ContractMenu menu = ContractMenu.Exactly(new(2, 1, [Rational.One, Rational.One]), [new(1, 2, [new(1, 3), Rational.Zero]), new(1, 2, [Rational.Zero, new(2, 3)])]);
        Assert.Equal((new Rational(1, 3), new Rational(2, 3)), (menu.Pay(0, 0, 0), menu.Pay(1, 0, 1)));
        Assert.Equal(menu.ExactPayments[1].Row(0).ToArray(), menu.ContractFor(1, 0).ExactPayments);
        Assert.Throws<ArgumentOutOfRangeException>(() => menu.Pay(2, 0, 0));
        Assert.Throws<ArgumentException>(() => ContractMenu.Exactly(new(1, 1, [new(1, 2)]), [new(1, 1, [Rational.Zero])]));
    }

    // Contracts that are cheap enough for one type leave the other below its outside option.
    [Fact]
    public void Mixed_menus_keep_every_type()
    {
        MenuProblem problem = MenuProblem.Create([new(1, 2), new(1, 2)], OneAction(0), OneAction(1));
        Assert.All((double[])[0.01, 0.5, 1], share =>
        {
            IncentiveFinding finding = MenuIncentives.Check(problem, problem.Solve(new WholeMenu()).Mixed(share), Tolerances.Gain);
            Assert.True(finding.IsAccepted, finding.Explain());
        });

        static ContractProblem OneAction(double cost) => ContractProblem.Create(new Matrix<double>(1, 1, [1.0]), [cost], [2]).WithOutsideOption(0);
    }

    // The payments that keep the type have the same column on either action: the vertex may put them where nothing is ever recommended.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Payments_that_may_rest_on_an_action_that_nobody_obeys_are_paid_on_one_that_is_recommended(double first, double second)
    {
        ContractProblem type = ContractProblem.Create(new Matrix<double>(2, 1, [1.0, 1.0]), [first, second], [1]).WithOutsideOption(0.5);
        foreach (ILinearProgramMethod method in (ILinearProgramMethod[])[LinearProgramMethods.Default, new PaysOnTheUnused(first > second ? 0 : 1)])
        {
            MenuSolution solution = MenuProblem.Create([Rational.One], type).Solve(new WholeMenu { Program = method });
            Assert.True(solution.IsAttained);
            Assert.Equal(0.5, MenuIncentives.Check(solution.Problem, solution.Menu).Value, 1e-12);
            Assert.True(MenuIncentives.Check(solution.Problem, solution.Mixed(0.001), Tolerances.Gain).IsAccepted);
        }
    }

    // One action pays its cost and the outside option; a unit less of either is a unit more to the principal.
    [Fact]
    public void Staying_away_and_caps_bind_and_have_prices()
    {
        ContractProblem kept = ContractProblem.Create(new Matrix<double>(1, 1, [1.0]), [0], [1]).WithOutsideOption(0.5);
        MenuSolution staying = MenuProblem.Create([Rational.One], kept).Solve(new WholeMenu());
        Assert.Equal([new("type 0 stays away", 1)], staying.Binding);

        // Effort at cost 0.4 needs 0.8 more on success, which a cap B leaves worth B − 0.72 to the agent, not effort up to B: effort with probability
        // (B − 0.3) / 0.72 keeps the agent at 0.3 and leaves the principal 0.6 for each unit of it, less 0.1.
        ContractProblem capped = ContractProblem.Create(new Matrix<double>(2, 2, [0.9, 0.1, 0.4, 0.6]), [0, 0.4], [0, 2])
            .WithOutsideOption(0.3).WithPaymentCap(0.9);
        foreach (IMenuFormulation formulation in (IMenuFormulation[])[new WholeMenu(), new GeneratedCells()])
        {
            MenuSolution solution = MenuProblem.Create([Rational.One], capped).Solve(formulation);
            Assert.Equal((0.6 * 0.6 / 0.72) - 0.1, solution.Value, 1e-9);
            Assert.Equal(0.6 / 0.72, Assert.Single(solution.Binding, binding => binding.Deviation == "a payment exceeds the cap of 0.9").ShadowPrice, 1e-9);
        }
    }

    [Fact]
    public void Generated_cells_find_the_value_of_the_whole_menu() => Formulations_agree(60);

    [LongFact]
    public void Generated_cells_find_the_value_of_the_whole_menu_of_a_thousand_problems() => Formulations_agree(1_000);

    [Fact]
    public void Permuting_types_and_repeating_an_action_leave_the_value() => Check(30, problem =>
    {
        double value = problem.Solve(new WholeMenu()).Value;
        MenuProblem reversed = MenuProblem.Create([.. problem.TypeProbabilities.Reverse()], [.. problem.Types.Reverse()]);
        MenuProblem repeated = MenuProblem.Create(
            problem.TypeProbabilities.Span,
            [.. problem.Types.Select(type => ContractCase.WithActions(type, [.. Enumerable.Range(0, problem.ActionCount), 0]))]);
        Assert.Equal(value, reversed.Solve(new WholeMenu()).Value, 1e-9);
        Assert.Equal(value, repeated.Solve(new WholeMenu()).Value, 1e-9);
    });

    // Seven times the money everywhere; costs that all rise by 3 where nobody can stay away; outcomes in another order; and an outcome in two halves,
    // which only a cap on sums tells apart.
    [Fact]
    public void Metamorphic_changes_leave_the_value_or_scale_it() => CheckWithOutsideOption(30, problem =>
    {
        Rational factor = 7;
        (LinearProgramStatus status, double value) = Answer(problem);
        AssertAnswer(7 * value, type => ContractProblem
            .Create(type.OutcomeProbabilities, [.. type.Costs.Select(cost => factor * cost)], [.. type.Rewards.Select(reward => factor * reward)])
            .WithPaymentCap(type.PaymentCap * factor).WithSumCap(type.SumCap * factor).WithOutsideOption(type.OutsideOption * factor));
        AssertAnswer(value, type => ContractCase.WithOutcomes(type, [.. Enumerable.Range(0, type.OutcomeCount).Reverse()]));
        if (problem.Types[0].OutsideOption is null)
        {
            AssertAnswer(value, type => ContractCase.Limited(type, ContractProblem.Create(type.OutcomeProbabilities, [.. type.Costs.Select(cost => cost + 3)], type.Rewards.Span)));
        }

        if (problem.Types[0].SumCap is null)
        {
            AssertAnswer(value, type => ContractCase.Limited(type, ContractProblem.Create(
                new Matrix<Rational>(type.ActionCount, type.OutcomeCount + 1, [.. type.OutcomeProbabilities.Entries.ToArray().Chunk(type.OutcomeCount).SelectMany(
                    row => (Rational[])[row[0] / 2, .. row[1..], row[0] / 2])]),
                type.Costs.Span,
                [.. type.Rewards, type.Rewards[0]])));
        }

        void AssertAnswer(double expected, Func<ContractProblem, ContractProblem> change)
        {
            (LinearProgramStatus ended, double found) = Answer(MenuProblem.Create(problem.TypeProbabilities.Span, [.. problem.Types.Select(change)]));
            Assert.Equal(status, ended);
            Assert.Equal(expected, found, 1e-8);
        }

        static (LinearProgramStatus Status, double Value) Answer(MenuProblem posed)
        {
            MenuSolution solution = posed.Solve(new WholeMenu());
            return (solution.Status, solution.IsOptimal ? solution.Value : 0);
        }
    });

    [Fact]
    public void Maps_from_recommendations_to_actions_written_out_find_the_same_value() => Maps_agree(100);

    [LongFact]
    public void Maps_from_recommendations_to_actions_written_out_find_the_same_value_of_a_thousand_problems() => Maps_agree(1_000);

    // Known-bad doubles: the law, or the costs, of the type that is pretended, and a deviation that takes the recommended action.
    [Theory]
    [InlineData(MenuFault.LawOfTheReport)]
    [InlineData(MenuFault.CostOfTheReport)]
    [InlineData(MenuFault.ObedienceAfterALie)]
    public void Maps_with_a_planted_fault_disagree_for_some_problem(MenuFault fault) => Assert.Contains(
        Laws.Sample(ContractCase.Any.Generator, 50, 200).Select(drawn => Pair(drawn.Problem)),
        problem => ExplicitMenuMaps.Value(problem, fault) is var wrong && ExplicitMenuMaps.Value(problem) is var right
            && (wrong is null != right is null || Math.Abs((wrong ?? 0) - (right ?? 0)) > 1e-6));

    // Effort at cost 0.4 moves success from 0.1 to 0.6 and is had for 0.6 · 0.4 / 0.5: a unit of cost is worth 1.2. A copy of it that costs 0.1 more is never taken.
    [Fact]
    public void What_costs_are_worth_and_why_an_action_is_not_recommended_is_said()
    {
        ContractProblem type = ContractProblem.Create(new Matrix<double>(3, 2, [0.9, 0.1, 0.4, 0.6, 0.4, 0.6]), [0, 0.4, 0.5], [0, 2]);
        MenuSolution solution = MenuProblem.Create([Rational.One], type).Solve(new WholeMenu());
        Assert.Equal(1.2, solution.Binding.Sum(binding => binding.CostPrice ?? 0), 1e-9);
        Assert.Contains("each unit of cost saved there is worth 1.2", solution.Explain(), StringComparison.Ordinal);
        Assert.StartsWith("The menu recommends action 1 to type 0 with probability 1. Were it known, and always asked for action 1: Action 1 is implementable", solution.Explain(0, 1), StringComparison.Ordinal);
        Assert.Contains("yields the same outcome probabilities at cost 0.4 instead of 0.5", solution.Explain(0, 2), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.Explain(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => solution.Explain(0, 3));
    }

    // A cost stands in rows of truth as well where types could lie, and in that of staying: saved, it is worth 1.4 and 1 here, as the values say, and no row tells.
    [Fact]
    public void Costs_in_several_kinds_of_rows_have_no_price()
    {
        static MenuSolution TwoTypes(double cost) => MenuProblem.Create(
            [new(1, 2), new(1, 2)],
            ContractProblem.Create(new Matrix<double>(2, 2, [0.9, 0.1, 0.4, 0.6]), [0, cost], [0, 2]),
            ContractProblem.Create(new Matrix<double>(2, 2, [0.9, 0.1, 0.2, 0.8]), [0, 0.2], [0, 2])).Solve(new WholeMenu());
        Assert.Equal(1.4, (TwoTypes(0.399).Value - TwoTypes(0.4).Value) / 0.001, 1e-6);
        Assert.NotEmpty(TwoTypes(0.4).Binding);
        Assert.All(TwoTypes(0.4).Binding, binding => Assert.Null(binding.CostPrice));

        static MenuSolution Free(double cost) => MenuProblem.Create(
            [Rational.One], ContractProblem.Create(new Matrix<double>(2, 2, [0.9, 0.1, 0.4, 0.6]), [0, cost], [0, 2]).WithOutsideOption(0.3)).Solve(new WholeMenu());
        Assert.Equal(1, (Free(0.39).Value - Free(0.4).Value) / 0.01, 1e-6);
        Assert.All(Free(0.4).Binding, binding => Assert.Null(binding.CostPrice));
    }

    // Recommended with 1/2 and paid for by the other half; alone it needs a payment of 1.2, above the cap.
    [Fact]
    public void What_no_contract_keeps_a_type_at_a_menu_may_recommend()
    {
        ContractProblem type = ContractProblem.Create(new Matrix<double>(2, 2, [1, 0, 0, 1]), [0.8, 1.2], [0, 10]).WithPaymentCap(1.0).WithOutsideOption(0.0);
        MenuSolution solution = MenuProblem.Create([Rational.One], type).Solve(new WholeMenu());
        Assert.Equal(4, solution.Value, 1e-9);
        Assert.StartsWith("The menu recommends action 1 to type 0 with probability 0.5. Were it known, and always asked for action 1: Action 1 is not implementable", solution.Explain(0, 1), StringComparison.Ordinal);
    }

    // A known-bad menu: every type its own best contract, as if types told the truth by themselves.
    [Fact]
    public void Giving_every_type_its_own_best_contract_is_refuted()
    {
        ContractProblem able = ContractProblem.Create(new Matrix<double>(2, 2, [0.7, 0.3, 0.3, 0.7]), [0, 0.03], [0, 1]);
        ContractProblem unable = ContractProblem.Create(new Matrix<double>(2, 2, [0.85, 0.15, 0.35, 0.65]), [0, 0.29], [0, 1]);
        MenuProblem problem = MenuProblem.Create([new(1, 2), new(1, 2)], able, unable);
        ContractMenu naive = new(new(2, 2, [0, 1, 0, 1]), [.. problem.Types.Select(type =>
        {
            Sequence<double> payments = type.Solve(new MinimumPayments()).Actions[1].Contract!.Payments;
            return new Matrix<double>(2, 2, [0, 0, .. payments]);
        })]);
        IncentiveFinding finding = MenuIncentives.Check(problem, naive, Tolerances.Gain);
        Assert.False(finding.IsAccepted);
        Assert.Contains("type 0 says 1", finding.Deviation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_deviation_named_is_no_honesty_and_rare_disobedience_shows_its_gain()
    {
        ContractProblem idle = ContractProblem.Create(new Matrix<double>(1, 1, [1.0]), [0], [1]);
        IncentiveFinding none = MenuIncentives.Check(MenuProblem.Create([Rational.One], idle), new(new(1, 1, [1]), [new(1, 1, [0])]));
        Assert.True(none is { IsAccepted: true, LargestGain: 0, Deviation: "", ConditionalGain: null });

        MenuProblem choice = MenuProblem.Create([Rational.One], ContractProblem.Create(new Matrix<double>(2, 1, [1.0, 1.0]), [0, 1], [1]));
        IncentiveFinding costly = MenuIncentives.Check(choice, new(new(1, 2, [1, 0]), [new(2, 1, [0, 0])]));
        Assert.Equal((-1, "type 0, recommended action 0, takes action 1"), (costly.LargestGain, costly.Deviation));

        IncentiveFinding rare = MenuIncentives.Check(choice, new(new(1, 2, [1 - 1e-6, 1e-6]), [new(2, 1, [0, 0])]));
        Assert.Equal(1e-6, rare.LargestGain, 1e-15);
        Assert.Equal(1, rare.ConditionalGain);
    }

    [Fact]
    public void Tables_of_payments_for_different_outcomes_are_refused() => Assert.Contains(
        "columns of payments to type 1",
        Assert.Throws<ArgumentException>(() => new ContractMenu(new(2, 1, [1, 1]), [new(1, 1, [0]), new(1, 2, [0, 9])])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Types_that_differ_in_what_they_must_share_are_refused()
    {
        ContractProblem one = ContractProblem.Create(new Matrix<double>(1, 1, [1.0]), [0], [1]);
        Assert.Contains("must share", Assert.Throws<ArgumentException>(() => MenuProblem.Create([new(1, 2), new(1, 2)], one, one.WithPaymentCap(1.0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MenuProblem.Create([new(1, 2)], one));
        Assert.Throws<ArgumentException>(() => MenuProblem.Create([]));
    }

    // The prices put together from small programs must prove the value of the whole one.
    private static void Formulations_agree(int cases) => Check(cases, problem =>
    {
        MenuProblem capped = MenuProblem.Create(
            problem.TypeProbabilities.Span, [.. problem.Types.Select(type => type.WithSumCap((Rational?)null).WithPaymentCap(type.PaymentCap ?? new Rational(3, 4)))]);
        MenuSolution generated = capped.Solve(new GeneratedCells());
        IncentiveAudit audit = generated.Audit(new() { Mode = AuditMode.Floating });
        Assert.Equal(capped.Solve(new WholeMenu()).Value, generated.Value, 1e-9);
        Assert.True(audit.Passed, audit.Explain());
    });

    private static double Worth(MenuProblem problem, Contract contract) => problem.Types
        .Select((type, index) => problem.TypeProbabilities[index].ToDouble() * type.BestResponse(contract, Tolerances.Gain).PrincipalValue).Sum();

    private static void Check(int count, Action<MenuProblem> law) => Check(count, isOutsideKept: false, law);

    private static void CheckWithOutsideOption(int count, Action<MenuProblem> law) => Check(count, isOutsideKept: true, law);

    // Three actions at most: 27 maps.
    private static void Maps_agree(int cases) => CheckWithOutsideOption(cases, problem =>
    {
        MenuProblem small = MenuProblem.Create(
            problem.TypeProbabilities.Span, [.. problem.Types.Select(type => ContractCase.WithActions(type, [.. Enumerable.Range(0, Math.Min(3, type.ActionCount))]))]);
        MenuSolution solution = small.Solve(new WholeMenu());
        double? expected = ExplicitMenuMaps.Value(small);
        Assert.Equal(expected is not null, solution.IsOptimal);
        Assert.Equal(expected ?? 0, solution.IsOptimal ? solution.Value : 0, 1e-9);
    });

    private static void Check(int count, bool isOutsideKept, Action<MenuProblem> law) => Prop.ForAll(
        ContractCase.Any, drawn => law(Pair(isOutsideKept ? drawn.Problem : drawn.Problem.WithOutsideOption((Rational?)null)))).Check(Laws.Config.WithMaxTest(count));

    // The two types of a case are its problem and the problem with its actions' laws reversed and the first one's cost higher; caps are kept.
    private static MenuProblem Pair(ContractProblem first)
    {
        ContractProblem second = ContractProblem.Create(
            ContractCase.WithActions(first, [.. Enumerable.Range(0, first.ActionCount).Reverse()]).OutcomeProbabilities,
            [first.Costs[0] + new Rational(1, 20), .. first.Costs.Skip(1)],
            first.Rewards.Span);
        return MenuProblem.Create([new(1, 3), new(2, 3)], first, ContractCase.Limited(first, second));
    }

    /// <summary>The default method, but its payments on the cell that is recommended are moved to one that never is: another optimum.</summary>
    private sealed record PaysOnTheUnused(int Unused) : ILinearProgramMethod
    {
        public string Name => "pays on the unused";

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
        {
            LinearProgramSolution solution = LinearProgramMethods.Default.Solve(program, cancellation);
            if (!solution.IsOptimal || solution.Primal.Count < 4)
            {
                return solution;
            }

            double[] primal = [.. solution.Primal];
            (primal[(2 * Unused) + 1], primal[(2 * (1 - Unused)) + 1]) = (primal[1] + primal[3], 0);
            return solution with { Primal = [.. primal] };
        }
    }
}
