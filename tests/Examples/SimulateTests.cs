using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Examples;

public sealed class SimulateTests
{
    [Fact]
    public void Simulates_the_learners_of_the_readme() => Printed.Matches("simulate", () =>
    {
        // snippet: simulate
        // Five items of unknown quality. Each has chosen its click rate: the best one is clickbait, the others are honest.
        ClickUtility utility = new ClickUtility.ClickPenalty(5);
        ClickBandit environment = new([0.6, 0.5, 0.4, 0.3, 0.2], utility);
        RegretExperiment experiment = new(
            environment, [new UcbS(utility), new UcbMu(), new Uniform()],
            horizon: 20_000, replications: 10, root: 7, clickRates: [1.0, 0.6, 0.5, 0.4, 0.3]);

        foreach (RegretCurve curve in experiment.Run(new CpuDevice()).Curves)
        {
            Console.WriteLine($"{curve.Learner,-8} regret {curve.Final,5:0}, 95% band {curve.Low[^1]:0} to {curve.High[^1]:0}");
        }
        // end snippet
    });

    [Fact]
    public void Lets_the_arms_react_to_the_learner() => Printed.Matches("arms", () =>
    {
        // snippet: arms
        ClickUtility utility = new ClickUtility.ClickPenalty(5);
        ClickBandit environment = new([0.6, 0.5, 0.4], utility);
        AdaptiveArmsExperiment experiment = new(
            environment, [new UcbS(utility), new UcbMu()], start: environment.TruthfulClickRates,
            horizon: 20_000, epochs: 12, replications: 10, root: 7);

        foreach (AdaptiveArmsTrajectory trajectory in experiment.Run(new CpuDevice()).Trajectories)
        {
            Console.WriteLine($"{trajectory.Learner}: the best arm starts at {trajectory.Epochs[0].ClickRates[0]:0.00}"
                + $" and ends at {trajectory.Epochs[^1].ClickRates[0]:0.00}");
        }
        // end snippet
    });

    [Fact]
    public void Plays_a_learner_of_ones_own() => Printed.Matches("learner", () =>
    {
        // snippet: learner
        RegretExperiment experiment = new(
            new BernoulliBandit([0.6, 0.5]), [new RandomizedUcb(Width: 1), new Ucb1(), new KlUcb()], horizon: 2_000, replications: 100, root: 7);
        foreach (RegretCurve curve in experiment.Run(new CpuDevice()).Curves)
        {
            Console.WriteLine($"{curve.Learner}: {curve.Final:0.0}");
        }
        // end snippet
    });

    [Fact]
    public void Lets_an_arm_of_ones_own_react() => Printed.Matches("climb", () =>
    {
        // snippet: climb
        ClickUtility utility = new ClickUtility.ClickPenalty(5);
        ClickBandit environment = new([0.6, 0.5, 0.4], utility);
        AdaptiveArmsExperiment experiment = new(
            environment, [new UcbS(utility), new UcbMu()], start: environment.TruthfulClickRates,
            horizon: 20_000, epochs: 20, replications: 10, root: 7, Population.Each(3, new HillClimber(Step: 0.05)));

        foreach (AdaptiveArmsTrajectory trajectory in experiment.Run(new CpuDevice()).Trajectories)
        {
            EpochResult last = trajectory.Epochs[^1];
            Console.WriteLine($"{trajectory.Learner}: click rates {string.Join(", ", last.ClickRates.Select(rate => $"{rate:0.00}"))},"
                + $" regret {trajectory.Epochs[0].Summary.Curve.Final:0} to {last.Summary.Curve.Final:0}");
        }
        // end snippet
    });
}
