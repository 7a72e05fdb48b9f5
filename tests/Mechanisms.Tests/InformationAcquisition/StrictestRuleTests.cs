using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

public sealed class StrictestRuleTests
{
    // Accuracies 0.6 for nothing and 0.9 for 0.05: margins 0.0125 and 0.25 under a cap of 1.
    [Fact]
    public void Reproduces_the_two_margins_of_the_worked_example()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.WithIndependentSignals(
            [new(1, 2), new(1, 2)], new Matrix<Rational>(2, 2, [1, 0, 0, 1]), [[0, new Rational(1, 20)]], [[Accuracy(6), Accuracy(9)]]);
        StrictestRule work = StrictestRule.Find(problem, 0, 1, Rational.One);

        Assert.Equal(0.25, work.Margin, 1e-9);
        Assert.Equal([1, 0, 0, 1], work.Payments.Entries.ToArray().Select(payment => Math.Round(payment, 9)));
        Assert.Equal(new Rational(1, 80), StrictestRule.Find(problem, 0, 0, Rational.One).Program.Audit().ExactValue);
    }

    // Nothing can be lied about: no payments save the cost of 0.05.
    [Fact]
    public void An_uninformative_effort_pays_all_reports_alike()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(1, 0.05, 0.8);
        StrictestRule rule = StrictestRule.Find(problem, 0, 0, Rational.One);
        Assert.Equal([0, 0], rule.Alike);
        Assert.Equal(rule.Payments.Row(0), rule.Payments.Row(1));
        Assert.Equal(0.05, rule.Margin, 1e-9);
        Assert.True(rule.Program.Audit() is { Passed: true, Exact: true });
        Assert.Throws<ArgumentOutOfRangeException>(() => StrictestRule.Find(problem, 0, 2, Rational.One));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrictestRule.Find(problem, 0, 1, Rational.Zero));
    }

    // The third signal is seen under no effort, the second under effort 1 alone.
    [Fact]
    public void Signals_that_are_never_shown_are_paid_as_the_first_that_is()
    {
        Matrix<Rational> blind = new(2, 3, [1, 0, 0, 1, 0, 0]);
        Matrix<Rational> seeing = new(2, 3, [1, 0, 0, 0, 1, 0]);
        HiredAgentsProblem problem = HiredAgentsProblem.WithIndependentSignals(
            [new(1, 2), new(1, 2)], new Matrix<Rational>(2, 2, [1, 0, 0, 1]), [[0, new Rational(1, 20)]], [[blind, seeing]]);
        StrictestRule rule = StrictestRule.Find(problem, 0, 1, Rational.One);
        Assert.Equal([0, 1, 0], rule.Alike);
        Assert.Equal(rule.Payments.Row(0), rule.Payments.Row(2));
        Assert.Equal(0.45, rule.Margin, 1e-9);
        Assert.Equal([0, 0, 0], StrictestRule.Find(problem, 0, 0, Rational.One).Alike);
    }

    [Fact]
    public void A_garbled_effort_of_the_same_cost_is_induced_by_no_strict_rule()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.WithIndependentSignals(
            [new(1, 2), new(1, 2)], new Matrix<Rational>(2, 2, [1, 0, 0, 1]), [[0, 0]], [[Accuracy(6), Accuracy(9)]]);
        Assert.True(StrictestRule.Find(problem, 0, 0, Rational.One).Margin <= 1e-9);
        Assert.Contains("no rule", StrictestRule.Find(problem, 0, 0, Rational.One).ToString(), StringComparison.Ordinal);
    }

    // Independent of the program: the worst loss over all efforts and single lies, summed from the laws.
    [Fact]
    public void The_margin_is_what_the_agent_loses_by_its_best_deviation() => Prop.ForAll(AgentsCase.Independent, drawn =>
    {
        for (int effort = 0; effort < drawn.Problem.Costs[0].Count; effort++)
        {
            StrictestRule rule = StrictestRule.Find(drawn.Problem, 0, effort, Rational.One);
            Assert.Equal(Math.Min(1, LeastLoss(drawn.Problem, rule)), rule.Margin, 1e-9);
            Assert.True(rule.Program.Audit() is { Passed: true, Exact: true });
        }
    }).Check(Laws.Config.WithMaxTest(40));

    private static double LeastLoss(HiredAgentsProblem problem, StrictestRule rule)
    {
        double[,] obeying = Payoffs(problem, rule, rule.Effort);
        double truth = obeying[0, 0] + obeying[1, 1];
        double least = TellApart(problem, rule.Effort) ? Math.Min(obeying[0, 0] - obeying[0, 1], obeying[1, 1] - obeying[1, 0]) : double.PositiveInfinity;
        for (int made = 0; made < problem.Costs[0].Count; made++)
        {
            if (made != rule.Effort)
            {
                double[,] other = Payoffs(problem, rule, made);
                double best = Math.Max(other[0, 0], other[0, 1]) + Math.Max(other[1, 0], other[1, 1]);
                least = Math.Min(least, truth - best - (problem.Costs[0][rule.Effort] - problem.Costs[0][made]).ToDouble());
            }
        }

        return least;
    }

    // Whether both signals of the first agent occur and leave different beliefs: the determinants of their joint probabilities with two states.
    private static bool TellApart(HiredAgentsProblem problem, int effort)
    {
        Matrix<Rational> law = problem.SignalLaws[problem.Efforts.With(0, 0, effort)];
        Rational[,] joint = new Rational[2, problem.StateCount];
        for (int place = 0; place < law.Columns * problem.StateCount; place++)
        {
            (int signals, int state) = (place / problem.StateCount, place % problem.StateCount);
            joint[problem.Signals.Choice(signals, 0), state] += problem.Prior[state] * law[state, signals];
        }

        return Enumerable.Range(0, problem.StateCount * problem.StateCount).Any(pair =>
            joint[0, pair / problem.StateCount] * joint[1, pair % problem.StateCount] != joint[1, pair / problem.StateCount] * joint[0, pair % problem.StateCount]);
    }

    private static double[,] Payoffs(HiredAgentsProblem problem, StrictestRule rule, int made)
    {
        double[,] payoffs = new double[2, 2];
        Matrix<Rational> law = problem.SignalLaws[problem.Efforts.With(0, 0, made)];
        for (int signals = 0; signals < law.Columns; signals++)
        {
            for (int place = 0; place < 2 * problem.StateCount; place++)
            {
                (int report, int state) = (place / problem.StateCount, place % problem.StateCount);
                payoffs[problem.Signals.Choice(signals, 0), report] += (problem.Prior[state] * law[state, signals]).ToDouble() * rule.Payments[report, state];
            }
        }

        return payoffs;
    }

    private static Matrix<Rational> Accuracy(int tenths) => new(2, 2, [new(tenths, 10), new(10 - tenths, 10), new(10 - tenths, 10), new(tenths, 10)]);
}
