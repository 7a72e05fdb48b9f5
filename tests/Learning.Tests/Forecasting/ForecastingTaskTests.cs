using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Forecasting;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Tests.Forecasting;

public sealed class ForecastingTaskTests
{
    // The identity rule pays 0.9 − 0.6 more for the effort of cost 0.05; a constant rule saves the cost.
    [Fact]
    public void Margins_of_two_accuracies_are_those_of_the_identity_and_of_a_constant_rule()
    {
        ForecastingTask task = ForecastingTask.Of(ForecastingModels.Two);
        Assert.Equal(0.05, task.Margins[0], 1e-9);
        Assert.Equal(0.25, task.Margins[1], 1e-9);
        Assert.Equal([0.6, 0.6, 0.9, 0.9], task.Worths.Order());
    }

    [Fact]
    public void Known_rules_are_proper_and_the_exact_checker_finds_their_margins() => Prop.ForAll(Forecasters.Any, model =>
    {
        ForecastingTask task = ForecastingTask.Of(model);
        for (int effort = 0; effort < task.EffortCount; effort++)
        {
            ScoringMenu rule = task.InducingRules[effort];
            Assert.Equal(-task.Margins[effort], EffortIncentives.Check(model, rule, effort).LargestGain, 1e-9);
            Assert.False(Properness.Check(rule, task.Beliefs).IsRefuted);
        }
    }).Check(Laws.Config.WithMaxTest(20));

    // No proper rule with payments in [0, 1] has a larger margin: tried against rules with any two payments for each of two reports.
    [Fact]
    public void No_rule_of_a_grid_has_a_larger_margin()
    {
        for (int effort = 0; effort < 2; effort++)
        {
            double margin = StrictestScoringRule.Find(ForecastingModels.Uninformed, effort).Margin;
            for (int place = 0; place < 625; place++)
            {
                ScoringMenu rule = new(new Matrix<double>(2, 2, [place % 5 / 4.0, place / 5 % 5 / 4.0, place / 25 % 5 / 4.0, place / 125 / 4.0]));
                Assert.True(-EffortIncentives.Check(ForecastingModels.Uninformed, rule, effort).LargestGain <= margin + 1e-9);
            }
        }
    }

    [Fact]
    public void A_single_effort_has_the_cap_as_its_margin()
    {
        ForecastingTask task = ForecastingTask.Of(ForecastingModels.Binary((0.7, 0.2)));
        Assert.Equal([1.0], task.Margins);
        Assert.Equal(2, task.BeliefCount);
    }

    [Fact]
    public void Refuses_models_without_a_cap() => Assert.Contains(
        "WithPaymentCap", Assert.Throws<ArgumentException>(() => ForecastingTask.Of(ForecastingModels.Two.WithPaymentCap((double?)null))).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_efforts_that_cannot_be_induced_strictly() => Assert.Contains(
        "effort 1", Assert.Throws<ArgumentException>(() => ForecastingTask.Of(ForecastingModels.Binary((0.8, 0), (0.7, 0.1)))).Message, StringComparison.Ordinal);

    // Observations with equal posteriors are one belief: unmerged there would be a fourth, whose reports no rule tells apart.
    [Fact]
    public void Observations_with_equal_posteriors_are_one_belief()
    {
        ScoringProblem twins = ScoringProblem.Create(
            [0.5, 0.5],
            [0, 0.05],
            [new Matrix<double>(2, 3, [0.5, 0.25, 0.25, 0.5, 0.25, 0.25]), new Matrix<double>(2, 3, [0.8, 0.1, 0.1, 0.2, 0.4, 0.4])],
            new(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);
        ForecastingTask whole = ForecastingTask.Of(ForecastingModels.Uninformed);
        ForecastingTask split = ForecastingTask.Of(twins);
        Assert.Equal(3, whole.BeliefCount);
        Assert.Equal(whole.BeliefCount, split.BeliefCount);
        Assert.All(whole.Margins.Zip(split.Margins), margin => Assert.Equal(margin.First, margin.Second, 1e-9));
    }
}
