using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Learning.Forecasting;
using Mechanisms.Workloads.Learning;

namespace Mechanisms.Learning.Tests.Forecasting;

public sealed class OptimisticRuleTests
{
    private const double Tolerance = 1e-8;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -0.3)]
    [InlineData(0.1, -0.1)]
    [InlineData(0.1, double.NegativeInfinity)]
    public void Where_no_row_asks_for_a_payment_nothing_is_paid_and_nothing_solved(double shift, double bound)
    {
        (OptimisticRule rule, EffortCounts counts) = Subject();
        Assert.True(rule.Solve(counts, _ => bound, shift));
        Assert.Equal((-shift, 0), (rule.Payment, rule.Pivots));
        Assert.All(rule.Rule().Payments.Entries.ToArray(), payment => Assert.Equal(0, payment));
    }

    // The program is solved as soon as a row asks for a little.
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void That_is_what_the_program_says_of_rows_that_ask_for_next_to_nothing(double shift)
    {
        (OptimisticRule rule, EffortCounts counts) = Subject();
        Assert.True(rule.Solve(counts, _ => -shift + 1e-12, shift));
        Assert.Equal(-shift, rule.Payment, Tolerance);
        Assert.True(rule.Solve(counts, _ => -shift + 0.05, shift));
        Assert.True(rule.Payment > -shift + 0.01);
    }

    [Fact]
    public void The_basis_stays_while_nothing_is_solved_in_copies_too()
    {
        (OptimisticRule rule, EffortCounts counts) = Subject();
        Assert.True(rule.Solve(counts, _ => 0.05, 0));
        (double payment, long pivots) = (rule.Payment, rule.Pivots);
        Assert.True(pivots > 0);
        Assert.True(rule.Solve(counts, _ => -1, 0));
        OptimisticRule copy = rule.Copy();
        Assert.Equal((0, 0), (copy.Payment, copy.Pivots));
        foreach (OptimisticRule one in (OptimisticRule[])[rule, copy])
        {
            Assert.True(one.Solve(counts, _ => 0.05, 0));
            Assert.Equal(payment, one.Payment, Tolerance);
            Assert.Equal(0, one.Pivots);
        }
    }

    // The second effort of two tells more than the first, so rules can tell them apart.
    private static (OptimisticRule Rule, EffortCounts Counts) Subject()
    {
        ForecastingTask task = ForecastingTask.Of(ForecastingModels.Two);
        EffortCounts counts = new(task, 1000, DeviationBound.Distance, 0.05, 1);
        for (int round = 0; round < 40; round++)
        {
            counts.Add(round % 2, round / 2 % task.BeliefCount);
        }

        for (int belief = 0; belief < task.BeliefCount; belief++)
        {
            for (int round = 0; round < 10 * belief; round++)
            {
                counts.Add(1, belief);
            }
        }

        return (new(task, 1, new RevisedSimplex()), counts);
    }
}
