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

    [Fact]
    public void An_uninformative_effort_is_induced_by_no_strict_rule()
    {
        HiredAgentsProblem problem = HiredAgentsProblem.Forecasters(1, 0.05, 0.8);
        Assert.Equal(0, StrictestRule.Find(problem, 0, 0, Rational.One).Margin, 1e-9);
        Assert.Contains("no rule", StrictestRule.Find(problem, 0, 0, Rational.One).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => StrictestRule.Find(problem, 0, 2, Rational.One));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrictestRule.Find(problem, 0, 1, Rational.Zero));
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
        double least = Math.Min(obeying[0, 0] - obeying[0, 1], obeying[1, 1] - obeying[1, 0]);
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
