using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

public sealed class HiringProgramTests
{
    [Fact]
    public void With_the_truth_for_estimates_and_nothing_forgiven_it_is_worth_what_the_design_room_finds() => Prop.ForAll(Hirings.Any, model =>
    {
        HiringTask task = HiringTask.Of(model);
        Assert.Equal(model.Solve(new Correlated()).Value, Solve(task, Truth(model, 0)).Value, 1e-7);
    }).Check(Laws.Config.WithMaxTest(30));

    [Fact]
    public void What_the_solution_says_is_worth_it_once_it_is_mixed_with_known_rules() => Prop.ForAll(Hirings.Any, model =>
    {
        HiringTask task = HiringTask.Of(model);
        foreach (double share in (double[])[0, 0.3, 0.9])
        {
            HiringEstimates truth = Truth(model, 0, share);
            LinearProgramSolution solution = Solve(task, truth);
            CommittedMechanism committed = HiringMixing.Of(task, truth, new(task, truth), solution.Primal.Span);
            Assert.True(HiredAgentsIncentives.Check(committed.Optimistic.Under(model)).IsAccepted);
            HiredAgentsReport report = HiredAgentsIncentives.Check(committed.Mechanism.Under(model));
            Assert.True(report.IsAccepted, report.ToString());
            Assert.Equal(solution.Value, report.PrincipalValue, 1e-4);
        }
    }).Check(Laws.Config.WithMaxTest(30));

    [Fact]
    public void One_variable_per_signal_stands_for_all_maps_of_reports() => Prop.ForAll(Hirings.Any, model =>
    {
        HiringTask task = HiringTask.Of(model);
        foreach ((double forgiven, double share) in ((double, double)[])[(0, 0), (0.003, 0.4), (0.05, 0), (0.05, 0.8), (0.5, 1)])
        {
            HiringEstimates estimates = Truth(model, forgiven, share);
            Assert.Equal(new MapProgram(task, estimates, isProportional: true).Solve().Value, Solve(task, estimates).Value, 1e-7);
        }
    }).Check(Laws.Config.WithMaxTest(10));

    [Fact]
    public void The_more_is_forgiven_the_more_it_is_worth_up_to_paying_nothing()
    {
        HiringTask task = HiringTask.Of(HiringModels.One);
        double[] values = [.. ((double[])[0, 0.01, 0.02, 0.05, 1]).Select(forgiven => Solve(task, Truth(HiringModels.One, forgiven)).Value)];
        Assert.Equal(values.Order(), values);
        Assert.Equal(0.75, values[0], 1e-9);
        Assert.Equal(0.9, values[3], 1e-9);
        Assert.Equal(0.9, values[4], 1e-9);
    }

    /// <summary>The true model as estimates.</summary>
    internal static HiringEstimates Truth(HiredAgentsProblem model, double forgiven, double share = 0)
    {
        HiringWorld world = new(model);
        return new(
            [.. Enumerable.Range(0, model.Efforts.Count).Select(efforts => world.Weights(efforts).ToArray())],
            [.. model.Costs.Select(own => own.SelectMany(told => own.Select(made => (told - made).ToDouble())).ToArray())],
            [.. model.Costs.Select(own => own.SelectMany(_ => own.Select(_ => forgiven)).ToArray())],
            [.. model.Costs.Select(own => own.Select(_ => share).ToArray())],
            [.. model.Costs.Select((own, agent) => own.Select((_, effort) => Known(world, HiringTask.Of(model), agent, effort)).ToArray())]);
    }

    // What the known rule pays an agent who tells the truth.
    private static double Known(HiringWorld world, HiringTask task, int agent, int effort)
    {
        double sum = 0;
        ReadOnlySpan<double> weights = world.Weights(world.Efforts.With(0, agent, effort));
        for (int outcome = 0; outcome < weights.Length; outcome++)
        {
            sum += weights[outcome] * task.InducingRules[agent][effort][world.Signals.Choice(outcome / world.States, agent), outcome % world.States];
        }

        return sum;
    }

    private static LinearProgramSolution Solve(HiringTask task, HiringEstimates estimates)
    {
        LinearProgramSolution solution = LinearProgramMethods.Default.Solve(new HiringProgram(task, estimates).Write());
        Assert.True(solution.IsOptimal);
        return solution;
    }
}
