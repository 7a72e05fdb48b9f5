using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Conformance.Bandits;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Arms;

public sealed class BestResponderLaws : AgentLaws
{
    protected override IStrategicAgent Agent => new BestResponder(Grid);

    protected override Sequence<double> Grid => [0.2, 0.5, 0.9];
}

public sealed class YieldingResponderLaws : AgentLaws
{
    protected override IStrategicAgent Agent =>
        new BestResponder(Grid) { Slack = 20, Ties = TieRule.ForPrincipal, Agreement = Agreement.NobodyLoses };

    protected override Sequence<double> Grid => [0.2, 0.5, 0.9];
}

public sealed class GradientAdaptationLaws : AgentLaws
{
    protected override IStrategicAgent Agent => new GradientAdaptation();
}

public sealed class LearningArmLaws : AgentLaws
{
    protected override IStrategicAgent Agent => new LearningArm(new BetaThompson(), Grid);

    protected override Sequence<double> Grid => [0.2, 0.5, 0.9];
}

/// <summary>The double without a fault holds the laws of every agent.</summary>
public sealed class FaultlessAgentLaws : AgentLaws
{
    protected override IStrategicAgent Agent { get; } = new FaultyAgent(AgentFault.None);

    protected override Sequence<double> Grid => FaultyAgent.Grid;
}

/// <summary>The laws of every agent must refute every fault.</summary>
public sealed class AgentPlantedBugTests
{
    [Fact]
    public void Refutes_a_fork_that_shares_state() =>
        Refutes(new Subject(AgentFault.ForkSharesState).A_fork_goes_on_as_the_original_would_have);

    [Fact]
    public void Refutes_an_agent_that_draws_from_elsewhere() =>
        Refutes(new Subject(AgentFault.IgnoresKey).The_same_key_gives_the_same_decisions);

    [Fact]
    public void Refutes_agents_that_tell_each_other() =>
        Refutes(new Subject(AgentFault.Gossips).What_other_arms_are_and_do_changes_nothing_that_the_agent_sees_or_does);

    [Theory]
    [InlineData(AgentFault.LeavesUnitInterval)]
    [InlineData(AgentFault.LeavesGrid)]
    [InlineData(AgentFault.OpensTies)]
    public void Refutes_decisions_that_are_none(AgentFault fault) =>
        Refutes(new Subject(fault).Decisions_are_click_rates_of_the_grid_and_open_ties_were_probed);

    [Fact]
    public void Refutes_probes_that_were_not_announced() =>
        Refutes(new Subject(AgentFault.ProbesMore).Probes_are_as_many_as_announced_and_are_click_rates_of_the_own_arms);

    private static void Refutes(Action law) => PlantedLaw.RequireFalsified(law);

    private sealed class Subject(AgentFault fault) : AgentLaws
    {
        protected override IStrategicAgent Agent { get; } = new FaultyAgent(fault);

        protected override Sequence<double> Grid => FaultyAgent.Grid;
    }
}
