using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

public sealed class HiredAgentsTests
{
    [Fact]
    public void The_value_is_that_of_a_program_with_a_row_for_every_map_of_reports() => ForAll(AgentsCase.Any, 40, AgreesWithMaps);

    [LongFact]
    public void The_value_is_that_of_a_program_with_a_row_for_every_map_of_reports_on_a_thousand_problems() => ForAll(AgentsCase.Any, 1000, AgreesWithMaps);

    // F4, and what the audit promises.
    [Fact]
    public void Every_answer_passes_the_exact_audit_and_a_mechanism_near_it_is_exactly_incentive_compatible() => ForAll(AgentsCase.Any, 40, problem =>
    {
        HiredAgentsSolution solution = problem.Solve(new Correlated());
        IncentiveAudit audit = solution.Audit();
        Assert.True(audit is { Passed: true, Exact: true }, audit.Explain());
        AssertClose(solution.Programs[0].Solution.Value, solution.Value);
        HiredAgentsReport near = HiredAgentsIncentives.CheckExactly(solution.ApproachExactly(1e-6)!);
        Assert.IsType<Verdict<HiredAgentDeviation>.Proved>(near.Verdict);
        Assert.Equal(solution.Value, near.PrincipalValue, 1e-5);
    });

    [Fact]
    public void F1_Independent_signals_need_neither_correlation_nor_comparison() => ForAll(AgentsCase.Independent, 40, problem =>
        AssertClose(problem.Solve(new Deterministic { Payments = PaymentBasis.OwnReport }).Value, Value(problem)));

    [Fact]
    public void F2_One_agent_is_always_told_the_same() => ForAll(AgentsCase.Any, 40, problem =>
    {
        if (problem.AgentCount == 1)
        {
            AssertClose(problem.Solve(new Deterministic()).Value, Value(problem));
        }
    });

    [Fact]
    public void F3_Correlation_helps_where_signals_share_a_source()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(2, 0.01, 0.6).WithPaymentCap(1);
        Assert.True(problem.Solve(new Correlated()).Value > problem.Solve(new Deterministic()).Value + 0.01);
    }

    [Fact]
    public void F3_What_helps_beyond_own_reports_is_that_signals_go_together_given_the_state()
    {
        int helped = 0;
        ForAll(AgentsCase.Any, 60, problem =>
        {
            bool helps = Value(problem) > problem.Solve(new Deterministic { Payments = PaymentBasis.OwnReport }).Value + 1e-7;
            helped += helps ? 1 : 0;
            Assert.False(helps && problem.SignalLaws.All(law => AreIndependent(problem, law)));
        });
        Assert.NotEqual(0, helped);
    }

    [Fact]
    public void With_a_single_state_nobody_is_paid_to_work()
    {
        int single = 0;
        ForAll(AgentsCase.Any, 60, problem =>
        {
            if (problem.Prior.Count == 1)
            {
                single++;
                AssertClose(problem.Utility.Entries.ToArray().Max().ToDouble(), Value(problem));
            }
        });
        Assert.NotEqual(0, single);
    }

    [Fact]
    public void F5_Higher_caps_are_worth_more_and_lead_to_the_uncapped_value() => ForAll(AgentsCase.Any, 20, problem =>
    {
        double[] values = [.. new[] { 0.05, 0.2, 1, 5, 1e4 }.Select(cap => Value(problem.WithPaymentCap(cap)))];
        double free = Value(problem.WithPaymentCap((Rational?)null));
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-9));
        Assert.InRange(values[^1], free - 1e-3, free + 1e-9);
    });

    [Fact]
    public void F6_The_value_lies_between_the_cheapest_efforts_and_the_first_best() => ForAll(AgentsCase.Any, 40, problem =>
    {
        double value = Value(problem);
        int cheapest = problem.Efforts.IndexOf([.. problem.Costs.Select(own => own.Select((cost, effort) => (cost, effort)).MinBy(entry => entry.cost).effort)]);
        Rational free = problem.Costs.Aggregate(Rational.Zero, (sum, own) => sum + own.Min());
        double firstBest = Enumerable.Range(0, problem.Efforts.Count).Max(efforts => (ReportMapPrograms.Gross(problem, efforts) - problem.TotalCost(efforts) + free).ToDouble());
        double fixedBest = problem.Solve(new Deterministic()).Value;
        Assert.True(ReportMapPrograms.Gross(problem, cheapest).ToDouble() <= fixedBest + 1e-9);
        Assert.True(fixedBest <= value + 1e-9 && value <= firstBest + 1e-9);
    });

    [Fact]
    public void F7_With_own_report_payments_random_recommendations_gain_nothing() => ForAll(AgentsCase.Any, 40, problem => AssertClose(
        problem.Solve(new Deterministic { Payments = PaymentBasis.OwnReport }).Value, problem.Solve(new Correlated { Payments = PaymentBasis.OwnReport }).Value));

    [Fact]
    public void F8_Metamorphic_changes_leave_the_value_or_scale_it() => ForAll(AgentsCase.Any, 30, problem =>
    {
        double value = Value(problem);
        AssertClose(value, Value(AgentsCase.Reversed(problem)));
        AssertClose(value, Value(AgentsCase.WithReversedEvidence(problem)));
        AssertClose(value, Value(AgentsCase.Split(problem)));
        AssertClose(value, Value(AgentsCase.WithCopiedEffort(problem, Rational.Zero)));
        AssertClose(value, Value(AgentsCase.With(problem, costs: [problem.Costs[0].Select(cost => cost + 3).ToSequence(), .. problem.Costs.Skip(1)])));
        Matrix<Rational> utility = problem.Utility;
        AssertClose(value, Value(AgentsCase.With(problem, new Matrix<Rational>(3, utility.Columns, [.. utility.Entries, .. utility.Row(0).ToArray().Select(amount => amount - 1)]))));
        Rational factor = 7;
        AssertClose(7 * value, Value(AgentsCase.With(
            problem, utility.Select(amount => factor * amount), [.. problem.Costs.Select(own => own.Select(cost => factor * cost).ToSequence())]).WithPaymentCap(problem.PaymentCap * factor)));
    });

    [Fact]
    public void Garbled_signals_are_worth_no_more_before_payments() => ForAll(AgentsCase.Any, 40, problem =>
    {
        foreach (Rational share in (Rational[])[new(1, 2), Rational.One])
        {
            HiredAgentsProblem garbled = AgentsCase.With(problem, laws: [.. problem.SignalLaws.Select(law => Garbling.Of(law, problem.Signals.Counts[^1], share))]);
            Assert.All(Enumerable.Range(0, problem.Efforts.Count), efforts => Assert.True(garbled.GrossValue(efforts) <= problem.GrossValue(efforts)));
        }
    });

    // The last agent's further effort shows a garbled signal of its last one, and costs more.
    [Fact]
    public void An_effort_that_garbles_another_at_a_higher_cost_is_not_followed() => ForAll(AgentsCase.Any, 20, problem =>
    {
        HiredAgentsProblem copied = AgentsCase.WithCopiedEffort(problem, new Rational(1, 50));
        int count = copied.Efforts.Counts[^1];
        HiredAgentsProblem garbled = AgentsCase.With(copied, laws: [.. copied.SignalLaws.Select((law, efforts) =>
            efforts % count == count - 1 ? Garbling.Of(law, problem.Signals.Counts[^1], new Rational(1, 2)) : law)]);
        Assert.All(
            garbled.Solve(new Deterministic()).Profiles.Where(profile => profile.Efforts % count == count - 1),
            profile => Assert.Equal(Implementability.NotImplementable, profile.Implementability));
    });

    [Fact]
    public void An_effort_that_copies_another_at_a_higher_cost_is_followed_under_no_payments_and_said_why()
    {
        HiredAgentsProblem problem = AgentsCase.WithCopiedEffort(HiredAgentsProblem.Forecasters(1, 0.05, 0.8), new Rational(1, 100));
        HiredAgentsSolution solution = problem.Solve(new Deterministic());

        Assert.Equal(Implementability.NotImplementable, solution.Profiles[2].Implementability);
        Assert.Contains("agent 0 saves 0.01 by 1 of effort 1", solution.Explain(2), StringComparison.Ordinal);
        Assert.Contains("cheaper", solution.Explain(2), StringComparison.Ordinal);
        AssertClose(2 / 3.0, solution.Value);
        Assert.True(solution.Audit() is { Passed: true, Exact: true });
    }

    [Fact]
    public void Free_efforts_are_all_made_and_costly_ones_none()
    {
        AssertClose(0.8, Value(HiredAgentsProblem.Forecasters(2, 0, 0.8)));
        AssertClose(0.5, Value(HiredAgentsProblem.Forecasters(2, 10, 0.8)));
    }

    // Section 3.2c of the model: 18 variables, 21 rows and 78 coefficients with a z for truth too; truth needs none, which drops 4 variables and 6 rows.
    [Fact]
    public void The_program_of_one_forecaster_is_the_one_written_by_hand()
    {
        HiredAgentsSolution solution = HiredAgentsProblem.Forecasters(1, Rational.Parse("0.05"), Rational.Parse("0.8")).Solve(new Correlated());
        LinearProgram program = solution.Programs[0].Program;

        Assert.Equal((14, 15), (program.VariableCount, program.RowCount));
        Assert.Equal([0.5, 0.8, -0.25, -0.25, -0.25, -0.25, -0.4, -0.1, -0.1, -0.4], program.Costs.Take(10), new Near());
        int closing = program.RowCount - 3;
        Assert.Equal([-0.05, 0.4, 0.1, 0.1, 0.4, -1, -1], Row(program, closing).Select(entry => entry.Coefficient), new Near());
        AssertRowsOfLies(program, first: 3, payments: 2, values: 10, (signal, state) => signal == state ? 0.4 : 0.1);
        AssertRowsOfLies(program, first: 8, payments: 6, values: 12, (_, _) => 0.25);
        AssertClose(2 / 3.0, solution.Value);
        Assert.Equal(1 / 6.0, solution.Mechanism.Pay(0, 1, 0, 0).ToDouble(), 1e-9);
        Assert.Equal(new Rational(2, 3), solution.Programs[0].Audit().ExactValue);
    }

    [Fact]
    public void Prices_say_what_a_cheaper_effort_or_a_higher_cap_is_worth()
    {
        HiredAgentsProblem Posed(double cost, double cap) => HiredAgentsProblem.Forecasters(2, cost, 0.6).WithPaymentCap(cap);
        HiredAgentsSolution solution = Posed(0.01, 1).Solve(new Correlated());
        const double Step = 1e-5;
        double byCost = (Value(Posed(0.01 - Step, 1)) - solution.Value) / Step;
        double byCap = (Value(Posed(0.01, 1 + Step)) - solution.Value) / Step;

        Assert.Equal(byCost, solution.Binding.Where(tight => tight.Effort == 0).Sum(tight => tight.CostPrice), 1e-3);
        Assert.Equal(byCap, solution.CapPrice, 1e-6);
        Assert.Contains("is tempted to make effort 0", solution.Explain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(PlantedBug.LawAtTheRecommendedEffort))]
    [InlineData(nameof(PlantedBug.ReportInTheLaw))]
    [InlineData(nameof(PlantedBug.ConstantSlack))]
    public void Programs_with_a_planted_bug_have_another_value_on_some_problem(string bug)
    {
        PlantedBug planted = Enum.Parse<PlantedBug>(bug);
        Assert.Contains(Laws.Sample(AgentsCase.Any.Generator, 5, 60), drawn =>
        {
            LinearProgramSolution wrong = new RevisedSimplex().Solve(ReportMapPrograms.Program(drawn.Problem, planted).Build());
            return !wrong.IsOptimal || Math.Abs(wrong.Value - Value(drawn.Problem)) > 1e-6;
        });
    }

    // A program with this bug promises too much on some problem; what it finds there is no mechanism, and the checker shows who gains.
    [Fact]
    public void What_a_report_in_the_law_promises_too_much_is_refuted()
    {
        (HiredAgentsProblem Problem, LinearProgramSolution Wrong)[] promises =
        [
            .. Laws.Sample(AgentsCase.Any.Generator, 5, 60)
                .Select(drawn => drawn.Problem.WithPaymentCap(Rational.One))
                .Select(problem => (problem, new RevisedSimplex().Solve(ReportMapPrograms.Program(problem, PlantedBug.ReportInTheLaw).Build())))
                .Where(entry => entry.Item2.IsOptimal && entry.Item2.Value > Value(entry.problem) + 1e-6),
        ];

        Assert.NotEmpty(promises);
        Assert.All(promises, promise => Assert.False(HiredAgentsIncentives.Check(Read(promise.Problem, promise.Wrong)).IsAccepted));
    }

    [Fact]
    public void The_checker_finds_the_gain_of_the_best_map_of_reports() => ForAll(AgentsCase.Any, 40, problem =>
        Assert.All(Deviations(problem), deviation => AssertClose(ReportMapGains.Best(deviation.Mechanism, deviation.Found.Agent, deviation.Found.Recommended, deviation.Found.Effort), deviation.Found.Gain)));

    [Theory]
    [InlineData(nameof(PlantedBug.LawAtTheRecommendedEffort))]
    [InlineData(nameof(PlantedBug.ReportInTheLaw))]
    [InlineData(nameof(PlantedBug.ConstantSlack))]
    public void A_checker_with_a_planted_bug_finds_another_gain_on_some_problem(string bug)
    {
        PlantedBug planted = Enum.Parse<PlantedBug>(bug);
        Assert.Contains(Laws.Sample(AgentsCase.Any.Generator, 5, 60).SelectMany(drawn => Deviations(drawn.Problem)), deviation => Math.Abs(
            ReportMapGains.Best(deviation.Mechanism, deviation.Found.Agent, deviation.Found.Recommended, deviation.Found.Effort, planted) - deviation.Found.Gain) > 1e-6);
    }

    [Fact]
    public void Random_problems_reach_work_sharing_leaks_and_ties()
    {
        HiredAgentsSolution[] solutions = [.. Laws.Sample(AgentsCase.Any.Generator, 5, 60).Select(drawn => drawn.Problem.Solve(new Correlated()))];
        Assert.Contains(solutions, solution => solution.Binding.Count > 0);
        Assert.Contains(solutions, solution => !solution.IsAttained);
        Assert.Contains(solutions, solution => solution.IsAttained && solution.Problem.PaymentCap is not null && solution.CapPrice > 1e-6);
        Assert.Contains(solutions, solution => solution.Value > solution.Problem.Solve(new Deterministic()).Value + 1e-6);
        Assert.Contains(solutions, solution => solution.Problem.AgentCount == 1);
    }

    // Every effort is recommended, so that every deviation is looked at; payments are those of the optimum where it recommends, and uneven elsewhere.
    private static IEnumerable<(HiredAgentsMechanism Mechanism, HiredAgentDeviation Found)> Deviations(HiredAgentsProblem problem)
    {
        HiredAgentsMechanism best = problem.WithPaymentCap(Rational.One).Solve(new Correlated()).Mechanism;
        Rational share = new(1, problem.Efforts.Count);
        Rational half = new(1, 2);
        HiredAgentsMechanism mechanism = HiredAgentsMechanism.Create(
            problem,
            [.. best.Recommendations.Select(probability => half * (share + probability))],
            [.. best.Payments.Select(own => own.Select((payment, place) => payment + new Rational(place % 5, 20)).ToSequence())]);
        return HiredAgentsIncentives.Check(mechanism).Deviations.Select(found => (mechanism, found));
    }

    private static HiredAgentsMechanism Read(HiredAgentsProblem problem, LinearProgramSolution solution)
    {
        int block = problem.Signals.Count * problem.StateCount;
        return HiredAgentsMechanism.Create(
            problem,
            [.. solution.Primal.Take(problem.Efforts.Count).Select(told => Math.Max(0, told))],
            Sequence.Of(problem.AgentCount, agent => Sequence.Of(problem.Efforts.Count * block, place =>
            {
                double told = solution.Primal[place / block];
                return told < 1e-9 ? 0 : Math.Max(0, solution.Primal[(problem.Efforts.Count * (1 + (agent * block))) + place]) / told;
            })));
    }

    // z(signal) − ∑ over states of w at the effort made, with the signal seen · x at the effort told, with the signal reported.
    private static void AssertRowsOfLies(LinearProgram program, int first, int payments, int values, Func<int, int, double> weight)
    {
        for (int place = 0; place < 4; place++)
        {
            (int signal, int report) = (place / 2, place % 2);
            (int Variable, double Coefficient)[] row = [.. Row(program, first + place)];
            Assert.Equal([payments + (2 * report), payments + (2 * report) + 1, values + signal], row.Select(entry => entry.Variable));
            Assert.Equal([-weight(signal, 0), -weight(signal, 1), 1], row.Select(entry => entry.Coefficient), new Near());
            Assert.Equal(0, program.RowLower[first + place]);
        }
    }

    private static IEnumerable<(int Variable, double Coefficient)> Row(LinearProgram program, int row) => Enumerable.Range(0, program.VariableCount)
        .Select(variable => (Place: program.ColumnRows(variable).IndexOf(row), Variable: variable))
        .Where(entry => entry.Place >= 0)
        .Select(entry => (entry.Variable, program.ColumnCoefficients(entry.Variable)[entry.Place]));

    private static void AgreesWithMaps(HiredAgentsProblem problem) => AssertClose(ReportMapPrograms.Value(problem), Value(problem));

    private static double Value(HiredAgentsProblem problem) => problem.Solve(new Correlated()).Value;

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));

    // Signals are the rightmost digit for the last agent.
    private static bool AreIndependent(HiredAgentsProblem problem, Matrix<Rational> law)
    {
        int last = problem.Signals.Counts[^1];
        return problem.AgentCount == 1 || Enumerable.Range(0, law.Rows * law.Columns).All(place =>
        {
            (int state, int signals) = (place / law.Columns, place % law.Columns);
            Rational first = Enumerable.Range(0, last).Aggregate(Rational.Zero, (sum, other) => sum + law[state, (signals / last * last) + other]);
            Rational second = Enumerable.Range(0, law.Columns / last).Aggregate(Rational.Zero, (sum, other) => sum + law[state, (other * last) + (signals % last)]);
            return law[state, signals] == first * second;
        });
    }

    private static void ForAll(Arbitrary<AgentsCase> cases, int count, Action<HiredAgentsProblem> law) =>
        Prop.ForAll(cases, drawn => law(drawn.Problem)).Check(Laws.Config.WithMaxTest(count));

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-12;

        public int GetHashCode(double obj) => 0;
    }
}
