using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

public sealed class HiringTaskTests
{
    // Specification 3.11: 0.0125 for effort 0 and 0.25 for effort 1.
    [Fact]
    public void Margins_of_the_worked_example_are_those_of_the_specification()
    {
        HiringTask task = HiringTask.Of(HiringModels.One);
        Assert.Equal(0.0125, task.Margins[0][0], 1e-9);
        Assert.Equal(0.25, task.Margins[0][1], 1e-9);
        Assert.Equal("1 agent, efforts [2], signals [2], payments up to 1, margins [[0.0125, 0.25]]", task.ToString());
    }

    // A free coin says nothing: its two sides are paid alike, and the margin is the cost of 0.01 that is saved.
    [Fact]
    public void Signals_that_tell_nothing_are_paid_alike()
    {
        HiringTask task = HiringTask.Of(HiringModels.Forecasters);
        Assert.Equal([0, 0], task.Alike[1][0]);
        Assert.Equal([0, 1], task.Alike[1][1]);
        Assert.Equal(0.01, task.Margins[1][0], 1e-9);
    }

    [Fact]
    public void Known_rules_of_any_profile_cost_every_deviation_the_margin() => Prop.ForAll(Hirings.Any, model =>
    {
        HiringTask task = HiringTask.Of(model);
        for (int efforts = 0; efforts < model.Efforts.Count; efforts++)
        {
            HiredAgentsReport report = HiringMixing.Known(task, efforts, _ => 0).Check(model);
            Assert.True(report.IsAccepted);
            Assert.All(report.Deviations, deviation =>
            {
                bool isLie = deviation.Effort == deviation.Recommended && deviation.Reports.Where((report, signal) =>
                    task.Alike[deviation.Agent][deviation.Effort][report] != task.Alike[deviation.Agent][deviation.Effort][signal]).Any();
                double required = isLie || deviation.Effort != deviation.Recommended ? task.Margins[deviation.Agent][deviation.Recommended] : 0;
                Assert.True(deviation.Gain <= 1e-9 - required, deviation.ToString());
            });
        }
    }).Check(Laws.Config.WithMaxTest(30));

    [Fact]
    public void Refuses_models_without_a_cap() => Assert.Contains(
        "WithPaymentCap", Assert.Throws<ArgumentException>(() => HiringTask.Of(HiringModels.One.WithPaymentCap((double?)null))).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_efforts_that_cannot_be_induced_strictly() => Assert.Contains(
        "effort 1 of agent 0", Assert.Throws<ArgumentException>(() => HiringTask.Of(HiringModels.Guesser((80, 0), (70, 100)))).Message, StringComparison.Ordinal);

    // With both at effort 1 agent 0 sees the state; with either at effort 0 a coin.
    [Fact]
    public void Refuses_signals_that_depend_on_the_efforts_of_others()
    {
        Matrix<double> blind = new(2, 2, [0.5, 0.5, 0.5, 0.5]);
        HiredAgentsProblem model = HiredAgentsProblem.Create(
            [0.5, 0.5], new Matrix<double>(2, 2, [1, 0, 0, 1]), [[0, 0.1], [0, 0.1]], [2, 1], [blind, blind, blind, new Matrix<double>(2, 2, [1, 0, 0, 1])]).WithPaymentCap(1);
        Assert.Contains("own effort alone", Assert.Throws<ArgumentException>(() => HiringTask.Of(model)).Message, StringComparison.Ordinal);
    }

    // One state: signals tell nothing of it, and all of each other.
    [Fact]
    public void Refuses_signals_that_only_other_agents_could_tell_apart()
    {
        HiredAgentsProblem model = HiredAgentsProblem.Create(
            [1.0], new Matrix<double>(1, 1, [1]), [[0], [0]], [2, 2], [new Matrix<double>(1, 4, [0.5, 0, 0, 0.5])]).WithPaymentCap(1);
        Assert.Contains("signals 0 and 1 of agent 0", Assert.Throws<ArgumentException>(() => HiringTask.Of(model)).Message, StringComparison.Ordinal);
    }
}
