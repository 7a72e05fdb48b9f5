using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Conformance.Bandits;

/// <summary>What every <see cref="IStrategicAgent"/> must hold, whatever it wants; a subclass names the agent, in three lines.</summary>
public abstract class AgentLaws
{
    /// <summary>Gets the agent under test.</summary>
    protected abstract IStrategicAgent Agent { get; }

    /// <summary>Gets the click rates that the agent moves to; empty for any in [0, 1]. It may always stay where it is.</summary>
    protected virtual Sequence<double> Grid => [];

    /// <summary>Gets the most arms that the agent is tried with.</summary>
    protected virtual int MostArms => 3;

    protected virtual int Cases => 25;

    [Fact]
    public void The_same_key_gives_the_same_decisions() => ForAll(@case =>
    {
        List<AgentDecision> expected = Drive(Begin(@case), @case);
        Assert.Equal(Written(expected), Written(Drive(Begin(@case), @case)));
    });

    [Fact]
    public void A_fork_goes_on_as_the_original_would_have() => ForAll(@case =>
    {
        AgentRun run = Begin(@case);
        List<AgentDecision> untouched = Drive(Begin(@case), @case);
        int split = @case.Role.Epochs / 2;
        Sequence<double> rates = @case.Role.Start;
        _ = Drive(run, @case, ref rates, 0, split);
        AgentRun fork = run.Fork();
        Sequence<double> elsewhere = rates;
        _ = Drive(run.Fork(), @case, ref elsewhere, split + 5, @case.Role.Epochs + 7);
        string[] rest = Written(untouched.Skip(split));
        Sequence<double> again = rates;
        Assert.Equal(rest, Written(Drive(fork, @case, ref again, split, @case.Role.Epochs)));
        Assert.Equal(rest, Written(Drive(run, @case, ref rates, split, @case.Role.Epochs)));
    });

    [Fact]
    public void Probes_are_as_many_as_announced_and_are_click_rates_of_the_own_arms() => ForAll(@case =>
    {
        int arms = @case.Role.Arms.Count;
        Sequence<Sequence<double>> probes = Begin(@case).Probes(@case.Role.Start);
        Assert.Equal(Agent.ProbesFor(arms), probes.Count);
        Assert.True(probes.Count == 0 || Agent.ProbeReplications > 0, "Probes need runs.");
        Assert.All(probes, rates => Assert.Equal(arms, rates.Count));
        Assert.All(probes, rates => Assert.All(rates, rate => Assert.InRange(rate, 0, 1)));
    });

    [Fact]
    public void Decisions_are_click_rates_of_the_grid_and_open_ties_were_probed() => ForAll(@case =>
    {
        AgentRun run = Begin(@case);
        Sequence<double> rates = @case.Role.Start;
        for (int epoch = 0; epoch < @case.Role.Epochs; epoch++)
        {
            Sequence<Sequence<double>> probes = run.Probes(rates);
            AgentDecision decision = Decide(run, @case, epoch, rates, probes);
            Assert.NotEmpty(decision.Acceptable);
            Assert.All(decision.Acceptable, chosen => RequireRates(chosen, rates));
            Assert.All(decision.Acceptable.Where(_ => decision.Ties != TieRule.FirstChoice), chosen => Assert.Contains(chosen, probes));
            rates = decision.Acceptable[0];
        }
    });

    /// <summary>Every arm is shown as often whatever the others are and do: then the agent, which sees nothing else, must do the same.</summary>
    [Fact]
    public void What_other_arms_are_and_do_changes_nothing_that_the_agent_sees_or_does()
    {
        string[] expected = PlayBeside(others: 0.5);
        Assert.Equal(expected, PlayBeside(others: 0.8));
        Assert.Equal(expected, PlayBeside(others: 0.2));
    }

    [Fact]
    public void Has_a_name() => Assert.False(string.IsNullOrWhiteSpace(Agent.Name));

    private static string[] Written(IEnumerable<AgentDecision> decisions) =>
        [.. decisions.Select(decision => $"{string.Join(';', decision.Acceptable)} {decision.Ties}")];

    private static AgentDecision Decide(AgentRun run, AgentCase @case, int epoch, Sequence<double> rates, Sequence<Sequence<double>> probes) =>
        run.Decide(@case.View(epoch, rates), probes.Select(probe => @case.Answer(epoch, probe, runs: 2)).ToSequence());

    private static List<AgentDecision> Drive(AgentRun run, AgentCase @case)
    {
        Sequence<double> rates = @case.Role.Start;
        return Drive(run, @case, ref rates, 0, @case.Role.Epochs);
    }

    private static List<AgentDecision> Drive(AgentRun run, AgentCase @case, ref Sequence<double> rates, int from, int to)
    {
        List<AgentDecision> decisions = [];
        for (int epoch = from; epoch < to; epoch++)
        {
            decisions.Add(Decide(run, @case, epoch, rates, run.Probes(rates)));
            rates = decisions[^1].Acceptable[0];
        }

        return decisions;
    }

    private string[] PlayBeside(double others)
    {
        AdaptiveArmsExperiment experiment = new(
            new SeparateArms([0.7, others, others]), [new Uniform()], start: [0.5, others, others],
            horizon: 300, epochs: 8, replications: 2, root: 5, Population.Each(3, Agent));
        return [.. experiment.Run(new CpuDevice { Threads = 1 }).Trajectories[0].Epochs.Select(epoch => $"{epoch.NextClickRates[0]:R}")];
    }

    private void RequireRates(Sequence<double> chosen, Sequence<double> now)
    {
        Assert.Equal(now.Count, chosen.Count);
        Assert.All(chosen, rate => Assert.InRange(rate, 0, 1));
        Assert.True(Grid.Count == 0 || chosen == now || chosen.All(Grid.Contains), $"{chosen} leaves the grid {Grid}.");
    }

    private AgentRun Begin(AgentCase @case) => Agent.Begin(@case.Role, @case.Key);

    private void ForAll(Action<AgentCase> law) => Prop.ForAll(AgentCase.Arbitrary(MostArms), law).Check(Laws.Config.WithMaxTest(Cases));
}
