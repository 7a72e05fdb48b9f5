using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

public sealed class IndependentTests
{
    private static readonly HiredAgentsProblem Pair = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.01"), Rational.Parse("0.6"));

    [Fact]
    public void The_value_lies_between_those_of_one_profile_and_of_correlated_recommendations() => ForAll(40, problem =>
    {
        HiredAgentsSolution solution = problem.Solve(new Independent());
        Assert.True(solution.IsOptimal, solution.Explain());
        AssertAtMost(problem.Solve(new Deterministic()).Value, solution.Value);
        AssertAtMost(solution.Value, solution.UpperBound);
        AssertAtMost(solution.UpperBound, problem.Solve(new Correlated()).Value);
        Assert.Equal(solution.Value, solution.UpperBound, 1e-8);
    });

    [Fact]
    public void The_mechanism_is_a_product_and_incentive_compatible_exactly_and_every_bound_is_audited() => ForAll(40, problem =>
    {
        HiredAgentsSolution solution = problem.Solve(new Independent());
        IncentiveAudit audit = solution.Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        HiredAgentsMechanism mechanism = solution.ApproachExactly(1e-6)!;
        AssertProduct(mechanism);
        HiredAgentsReport report = HiredAgentsIncentives.CheckExactly(mechanism);
        Assert.IsType<Verdict<HiredAgentDeviation>.Proved>(report.Verdict);
        Assert.True(report.IsAccepted, report.ToString());
        Assert.Equal(solution.Value, report.PrincipalValue, 1e-5);
    });

    // Brute force: agent 0's recommendation goes through a grid, and a program with a row for every map of reports finds the rest. None passes the bound; the one found attains it.
    [Fact]
    public void No_recommendation_on_a_grid_is_worth_more_and_the_one_found_is_worth_the_value() => ForAll(20, AgreesWithGrid);

    [LongFact]
    public void No_recommendation_on_a_grid_is_worth_more_on_a_thousand_problems() => ForAll(1000, AgreesWithGrid);

    [Theory]
    [InlineData(nameof(PlantedBug.LawAtTheRecommendedEffort))]
    [InlineData(nameof(PlantedBug.ReportInTheLaw))]
    [InlineData(nameof(PlantedBug.ConstantSlack))]
    public void A_grid_with_a_planted_bug_disagrees_on_some_problem(string bug)
    {
        PlantedBug planted = Enum.Parse<PlantedBug>(bug);
        Assert.Contains(Laws.Sample(AgentsCase.Any.Generator, 5, 60).Where(drawn => HasTwoChoices(drawn.Problem)), drawn =>
        {
            HiredAgentsSolution solution = drawn.Problem.WithPaymentCap(Rational.One).Solve(new Independent());
            return !(Math.Abs(GridValue(solution.Problem, Marginal(solution.Mechanism, 0)[1], planted) - solution.Value) <= 1e-6);
        });
    }

    // A planted bug: the probabilities of the correlated optimum, drawn for each agent by itself, with the payments of that optimum.
    [Fact]
    public void Marginals_of_the_correlated_optimum_are_neither_it_nor_the_best_of_this_class()
    {
        HiredAgentsProblem problem = Pair.WithPaymentCap(Rational.One);
        HiredAgentsMechanism correlated = problem.Solve(new Correlated()).Mechanism;
        Sequence<Sequence<Rational>> marginals = Sequence.Of(2, agent => Marginal(correlated, agent));
        HiredAgentsMechanism apart = HiredAgentsMechanism.Create(
            problem, Sequence.Of(4, efforts => marginals[0][efforts / 2] * marginals[1][efforts % 2]), correlated.Payments);

        Assert.Throws<Xunit.Sdk.EqualException>(() => AssertProduct(correlated));
        Assert.True(HiredAgentsIncentives.Check(apart).PrincipalValue < problem.Solve(new Independent()).Value - 0.01);
    }

    // Incentives know recommendations by their marginals alone, so that only a cap makes correlation worth something.
    [Fact]
    public void Without_a_cap_independent_recommendations_come_as_near_as_correlated_ones() => ForAll(40, drawn =>
    {
        HiredAgentsProblem problem = drawn.WithPaymentCap((Rational?)null);
        HiredAgentsSolution solution = problem.Solve(new Independent());
        AssertClose(problem.Solve(new Correlated()).Value, solution.Value);
        AssertClose(solution.Value, solution.UpperBound);
        Assert.True(solution.Audit() is { Passed: true, Exact: true }, solution.Audit().Explain());
        double[] gaps = [.. new[] { 1e-3, 1e-6 }.Select(share =>
        {
            HiredAgentsMechanism near = solution.ApproachExactly(share)!;
            AssertProduct(near);
            HiredAgentsReport report = HiredAgentsIncentives.CheckExactly(near);
            Assert.True(report.IsAccepted, report.ToString());
            return (solution.Value - report.PrincipalValue) / share;
        })];
        Assert.InRange(gaps[1], -1e-2, 10);
        Assert.Equal(gaps[0], gaps[1], 0.1);
    });

    [Fact]
    public void Two_forecasters_without_a_cap_are_a_limit_of_one_who_works_and_one_who_audits_seldom()
    {
        HiredAgentsSolution solution = Pair.Solve(new Independent());
        HiredAgentsMechanism near = solution.ApproachExactly(1.0 / 1024)!;

        Assert.False(solution.IsAttained);
        AssertClose(0.58, solution.Value);
        Assert.True(near.Recommendations[1] + near.Recommendations[2] > new Rational(9, 10), near.ToString());
        Assert.True(near.LargestPayment > 10);
        Assert.Contains("as near to 0.58 as wanted", solution.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void F1_Independent_signals_need_no_random_recommendation() => Prop.ForAll(AgentsCase.Independent, drawn => AssertClose(
        drawn.Problem.Solve(new Deterministic { Payments = PaymentBasis.OwnReport }).Value, Value(drawn.Problem))).Check(Laws.Config.WithMaxTest(40));

    [Fact]
    public void F2_One_agent_is_always_told_the_same() => ForAll(40, problem =>
    {
        if (problem.AgentCount == 1)
        {
            AssertClose(problem.Solve(new Deterministic()).Value, Value(problem));
        }
    });

    [Fact]
    public void F5_Higher_caps_are_worth_more_and_lead_to_the_uncapped_value() => ForAll(15, problem =>
    {
        double[] values = [.. new[] { 0.05, 0.2, 1, 5, 1e4 }.Select(cap => Value(problem.WithPaymentCap(cap)))];
        double free = Value(problem.WithPaymentCap((Rational?)null));
        Assert.All(values.Zip(values.Skip(1)), pair => AssertAtMost(pair.First, pair.Second));
        Assert.InRange(values[^1], free - 1e-3, free + 1e-8);
    });

    [Fact]
    public void F7_With_own_report_payments_random_recommendations_gain_nothing() => ForAll(40, problem => AssertClose(
        problem.Solve(new Deterministic { Payments = PaymentBasis.OwnReport }).Value, problem.Solve(new Independent { Payments = PaymentBasis.OwnReport }).Value));

    [Fact]
    public void F8_Metamorphic_changes_leave_the_value_or_scale_it() => ForAll(20, problem =>
    {
        double value = Value(problem);
        AssertClose(value, Value(AgentsCase.Reversed(problem)));
        AssertClose(value, Value(AgentsCase.Split(problem)));
        AssertClose(value, Value(AgentsCase.WithCopiedEffort(problem, Rational.Zero)));
        Rational factor = 7;
        AssertClose(7 * value, Value(AgentsCase.With(
            problem, problem.Utility.Select(amount => factor * amount), [.. problem.Costs.Select(own => own.Select(cost => factor * cost).ToSequence())]).WithPaymentCap(problem.PaymentCap * factor)));
    });

    // The third forecaster is not needed, and does not help.
    [Fact]
    public void Three_forecasters_are_worth_what_two_are() =>
        AssertClose(Value(Pair.WithPaymentCap(Rational.One)), Value(HiredAgentsProblem.Forecasters(3, Rational.Parse("0.01"), Rational.Parse("0.6")).WithPaymentCap(Rational.One)));

    [Fact]
    public void A_stopped_search_keeps_its_best_mechanism_and_says_what_it_proved()
    {
        HiredAgentsProblem problem = Pair.WithPaymentCap(Rational.Parse("0.05"));
        HiredAgentsSolution solution = problem.Solve(new Independent { MaxPivots = 1 });

        Assert.Equal(LinearProgramStatus.PivotLimit, solution.Status);
        Assert.False(solution.IsOptimal);
        AssertClose(0.56, solution.Value);
        AssertClose(0.575, solution.UpperBound);
        Assert.Contains("before the search was stopped", solution.Explain(), StringComparison.Ordinal);
        Assert.Contains("worth more than 0.575: allow more pivots", solution.Explain(), StringComparison.Ordinal);
        Assert.True(solution.Audit().Passed, solution.Audit().Explain());
        Assert.True(HiredAgentsIncentives.Check(solution.Mechanism).IsAccepted);
    }

    [Fact]
    public void A_wide_gap_ends_the_search_early_and_the_bound_says_how_early()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.046"), Rational.Parse("0.6")).WithPaymentCap(Rational.One);
        HiredAgentsSolution wide = problem.Solve(new Independent { Gap = new(1e-2, 0) });
        HiredAgentsSolution narrow = problem.Solve(new Independent { Gap = new(1e-5, 0) });

        Assert.True(wide is { IsOptimal: true, IsAttained: true } && wide.Programs.Count < narrow.Programs.Count);
        Assert.InRange(wide.UpperBound - wide.Value, 1e-5, 1e-2);
        Assert.InRange(narrow.UpperBound - narrow.Value, -1e-9, 1e-5);
        Assert.Contains("No mechanism of its class is worth more than", narrow.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_gap_without_a_cap_leaves_the_limit_of_correlated_mechanisms_as_the_bound()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.01"), Rational.Parse("0.6"));
        HiredAgentsSolution wide = problem.Solve(new Independent { Gap = new(0.1, 0) });

        Assert.True(wide is { IsOptimal: true, IsAttained: true });
        Assert.InRange(wide.Value, 0.5, 0.57);
        Assert.Equal(0.58, wide.UpperBound, 1e-9);
    }

    [Fact]
    public void A_cancelled_search_says_so()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Equal(LinearProgramStatus.Cancelled, Pair.WithPaymentCap(Rational.One).Solve(new Independent(), source.Token).Status);
        Assert.Equal(LinearProgramStatus.Cancelled, Pair.Solve(new Independent(), source.Token).Status);
    }

    // A method that stops at its nth program: what is said to be proved holds all the same.
    [Fact]
    public void A_method_that_stops_midway_leaves_a_bound_that_holds()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(2, Rational.Parse("0.046"), Rational.Parse("0.6")).WithPaymentCap(Rational.One);
        int answered = 0;
        for (int stop = 1; stop <= 30; stop++)
        {
            int call = 0;
            HiredAgentsSolution solution = problem.Solve(new Independent
            {
                Program = new AlteredMethod(LinearProgramMethods.Default, (_, answer) => ++call == stop ? answer with { Status = LinearProgramStatus.TimeLimit } : answer),
            });
            Assert.Equal(LinearProgramStatus.TimeLimit, solution.Status);
            if (stop > 1)
            {
                Assert.InRange(0.5006256, solution.Value - 1e-9, solution.UpperBound + 1e-9);
                answered++;
            }
        }

        Assert.Equal(29, answered);
    }

    [Theory]
    [InlineData(LinearProgramStatus.Infeasible)]
    [InlineData(LinearProgramStatus.Unbounded)]
    public void A_method_that_denies_all_mechanisms_is_said_to_contradict_itself(LinearProgramStatus status)
    {
        Independent denied = new() { Program = new AlteredMethod(LinearProgramMethods.Default, (_, answer) => answer with { Status = status }) };
        foreach (HiredAgentsProblem problem in (HiredAgentsProblem[])[Pair, Pair.WithPaymentCap(Rational.One)])
        {
            HiredAgentsSolution solution = problem.Solve(denied);
            Assert.Equal(LinearProgramStatus.NumericalTrouble, solution.Status);
            Assert.Contains("contradicted itself", solution.Explain(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Settings_refuse_what_makes_no_sense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Independent { MaxPivots = 0 });
        Assert.Throws<ArgumentNullException>(() => new Independent { Program = null! });
        Assert.Throws<ArgumentNullException>(() => new Independent().Solve(null!));
        Assert.Equal("independent", new Independent().Name);
        Assert.Equal("independent-own-report", new Independent { Payments = PaymentBasis.OwnReport }.Name);
    }

    [Fact]
    public void Random_problems_reach_values_strictly_between_the_classes_and_searches_that_cut()
    {
        HiredAgentsSolution[] solutions = [.. Laws.Sample(AgentsCase.Audited.Generator, 5, 60).Select(drawn => drawn.Problem.Solve(new Independent()))];
        Assert.Contains(solutions, solution => solution.Value > solution.Problem.Solve(new Deterministic()).Value + 1e-6);
        Assert.Contains(solutions, solution => solution.Value < solution.Problem.Solve(new Correlated()).Value - 1e-6);
        Assert.Contains(solutions, solution => solution.Programs.Count > 10);
    }

    private static void AgreesWithGrid(HiredAgentsProblem drawn)
    {
        const int Steps = 16;
        HiredAgentsProblem problem = drawn.PaymentCap is null ? drawn.WithPaymentCap(Rational.One) : drawn;
        if (!HasTwoChoices(problem))
        {
            return;
        }

        HiredAgentsSolution solution = problem.Solve(new Independent());
        AssertClose(solution.Value, GridValue(problem, Marginal(solution.ApproachExactly(1)!, 0)[1]));
        Assert.All(Enumerable.Range(0, Steps + 1), step => Assert.True(!(GridValue(problem, new Rational(step, Steps)) > solution.UpperBound + 1e-8)));
    }

    private static bool HasTwoChoices(HiredAgentsProblem problem) => problem.AgentCount == 2 && problem.Efforts.Counts[0] == 2;

    // The best of agent 1's recommendation and all payments where agent 0 is told effort 1 with a fixed probability; NaN where nothing is incentive compatible.
    private static double GridValue(HiredAgentsProblem problem, Rational probability, PlantedBug bug = PlantedBug.None)
    {
        LinearProgramBuilder builder = ReportMapPrograms.Program(problem, bug);
        for (int other = 0; other < problem.Efforts.Counts[1]; other++)
        {
            int row = builder.AddRow(0, 0);
            builder.SetCoefficient(row, problem.Efforts.IndexOf(0, other), -probability);
            builder.SetCoefficient(row, problem.Efforts.IndexOf(1, other), Rational.One - probability);
        }

        LinearProgramSolution solution = new RevisedSimplex().Solve(builder.Build());
        return solution.IsOptimal ? solution.Value : double.NaN;
    }

    private static Sequence<Rational> Marginal(HiredAgentsMechanism mechanism, int agent) => Sequence.Of(mechanism.Problem.Efforts.Counts[agent], effort => mechanism.Recommendations
        .Where((_, efforts) => mechanism.Problem.Efforts.Choice(efforts, agent) == effort)
        .Aggregate(Rational.Zero, (sum, probability) => sum + probability));

    private static void AssertProduct(HiredAgentsMechanism mechanism)
    {
        Sequence<Sequence<Rational>> marginals = Sequence.Of(mechanism.Problem.AgentCount, agent => Marginal(mechanism, agent));
        Assert.Equal(
            Sequence.Of(mechanism.Recommendations.Count, efforts => marginals.Select((own, agent) => own[mechanism.Problem.Efforts.Choice(efforts, agent)])
                .Aggregate(Rational.One, (product, probability) => product * probability)),
            mechanism.Recommendations);
    }

    private static double Value(HiredAgentsProblem problem) => problem.Solve(new Independent()).Value;

    private static void AssertAtMost(double less, double more) => Assert.True(less <= more + 1e-8, FormattableString.Invariant($"{less} > {more}"));

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-8 * Math.Max(1, Math.Abs(expected)));

    private static void ForAll(int count, Action<HiredAgentsProblem> law) =>
        Prop.ForAll(Arb.From(Gen.OneOf(AgentsCase.Any.Generator, AgentsCase.Audited.Generator)), drawn => law(drawn.Problem)).Check(Laws.Config.WithMaxTest(count));
}
