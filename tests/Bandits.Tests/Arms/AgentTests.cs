using System.Reflection;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Tests.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Arms;

public sealed class AgentTests
{
    private static readonly ClickUtility Utility = new ClickUtility.ClickPenalty(5);
    private static readonly ClickBandit Bandit = new([0.6, 0.5, 0.4], Utility);
    private static readonly Sequence<double> Grid = StrategyGrid.Even(0.1, 1, 10);

    [Fact]
    public void A_best_responder_moves_to_the_maximizer_of_its_best_response_curve()
    {
        EpochResult epoch = Play(Bandit, new UcbMu(), Population.Each(3, new BestResponder(Grid)), epochs: 1)[0];
        for (int arm = 0; arm < 3; arm++)
        {
            ProbeAnswer[] answers = [.. epoch.Probes.Where(probe => probe.Owner == arm).Select(probe => probe.Answer)];
            Assert.Equal(11, answers.Length);
            Assert.Equal(epoch.ClickRates[arm], answers[0].ClickRates[0]);
            Assert.Equal(answers.Max(answer => answer.TotalClicks), answers.First(answer => answer.ClickRates[0] == epoch.NextClickRates[arm]).TotalClicks);
        }
    }

    [Fact]
    public void The_best_response_to_full_information_about_means_is_full_clickbait() =>
        Assert.Equal(1, Play(Bandit, new MuOracle(), Population.Each(3, new BestResponder(Grid)), epochs: 1)[0].NextClickRates[0]);

    [Theory]
    [InlineData(TieRule.FirstChoice, 0.3)]
    [InlineData(TieRule.ForPrincipal, 1)]
    [InlineData(TieRule.AgainstPrincipal, 0.1)]
    public void Ties_are_broken_as_the_rule_says(TieRule ties, double expected)
    {
        // Arm 1 is never shown and so indifferent; in this environment the learner's regret does not depend on it either.
        // Arm 0 is always shown, but ε covers every loss: all of its rates are acceptable, and higher ones cost the learner less.
        BestResponder agent = new(Grid) { Ties = ties, Slack = 1000 };
        EpochResult epoch = Play(new ToyClicks([0.9, 0.5]), new OneArm(0), Population.Each(2, agent), 1, [0.3, 0.5])[0];
        Assert.Equal(expected, epoch.NextClickRates[0]);
        Assert.Equal(0.5, epoch.NextClickRates[1]);
    }

    [Fact]
    public void Without_slack_the_same_arm_plays_its_one_best_response() =>
        Assert.Equal(1, Play(new ToyClicks([0.9, 0.5]), new OneArm(0), Population.Each(2, new BestResponder(Grid)), 1, [0.3, 0.5])[0].NextClickRates[0]);

    [Fact]
    public void Every_strategy_an_epsilon_best_responder_plays_earns_all_but_epsilon_of_the_most()
    {
        const double slack = 40;
        foreach (TieRule ties in Enum.GetValues<TieRule>())
        {
            BestResponder agent = new(Grid) { Ties = ties, Slack = slack };
            EpochResult epoch = Play(Bandit, new UcbS(Utility), Population.Each(3, agent), epochs: 1)[0];
            foreach (IGrouping<int, Probe> owner in epoch.Probes.GroupBy(probe => probe.Owner))
            {
                ProbeAnswer played = owner.First(probe => probe.Answer.ClickRates[0] == epoch.NextClickRates[owner.Key]).Answer;
                Assert.True(played.TotalClicks >= owner.Max(probe => probe.Answer.TotalClicks) - (slack * played.Runs));
            }
        }
    }

    [Fact]
    public void In_turn_only_one_owner_moves_after_each_epoch()
    {
        EpochResult[] epochs = Play(Bandit, new UcbMu(), Population.Each(3, new BestResponder(Grid), MoveOrder.InTurn), epochs: 5);
        foreach (EpochResult epoch in epochs)
        {
            Assert.All(epoch.Probes, probe => Assert.Equal(epoch.Epoch % 3, probe.Owner));
            Assert.All(Enumerable.Range(0, 3).Where(arm => arm != epoch.Epoch % 3), arm => Assert.Equal(epoch.ClickRates[arm], epoch.NextClickRates[arm]));
        }
    }

    [Fact]
    public void A_learning_arm_plays_the_choices_of_its_learner_and_rewards_them_with_its_clicks()
    {
        EpochResult[] epochs = Play(new ToyClicks([0.9, 0.5]), new OneArm(0), Population.Each(2, new LearningArm(new Ucb1(), [0.2, 0.9])), 60, [0.5, 0.5]);
        Assert.Equal([0.5, 0.2, 0.9], epochs.Take(3).Select(epoch => epoch.ClickRates[0]));
        Assert.Empty(epochs[5].Probes);
        Assert.True(epochs.Count(epoch => epoch.ClickRates[0] == 0.9) > 40);
    }

    [Fact]
    public void Forks_and_resumed_runs_of_every_agent_go_the_way_of_the_original()
    {
        Population population = new([
            new([0], new LearningArm(new Ucb1(), Grid)), new([1], new BestResponder([0.5, 0.6])), new([2], new GradientAdaptation(probeReplications: 2))]);
        AdaptiveArmsExperiment experiment = new(Bandit, [new UcbS(Utility)], [0.5, 0.5, 0.5], 200, 6, 2, root: 5, population);
        Sequence<EpochResult> whole = experiment.Run(new PlainDevice()).Trajectories[0].Epochs;
        for (int saved = 0; saved < 6; saved++)
        {
            AdaptiveArmsRun run = experiment.Resume(0, whole.Take(saved).ToSequence());
            AdaptiveArmsRun fork = run.Fork();
            Assert.Equal(whole[saved], run.Step(new PlainDevice()));
            Assert.Equal(whole[saved], fork.Step(new PlainDevice()));
        }

        EpochResult forged = whole[0] with { Probes = whole[0].Probes.Skip(1).ToSequence() };
        Assert.Throws<ArgumentException>(() => experiment.Resume(0, [forged]));
    }

    [Fact]
    public void A_coalition_deviates_where_no_member_would_alone_and_shares_the_clicks()
    {
        // Shown as often as the product of rates allows: leaving 0.1 alone earns nothing, leaving it together earns much.
        Sequence<double> start = [0.1, 0.1];
        BestResponder agent = new([0.1, 1]);
        Population alone = Population.Each(2, agent);
        Population together = alone.Join([0, 1], agent);
        Assert.Equal([0.1, 0.1], Play(new Chorus(), new OneArm(0), alone, 1, start)[0].NextClickRates);
        Assert.Equal([1, 1], Play(new Chorus(), new OneArm(0), together, 1, start)[0].NextClickRates);
    }

    [Theory]
    [InlineData(Agreement.Total, 0)]
    [InlineData(Agreement.NobodyLoses, 1)]
    public void A_coalition_without_side_payments_refuses_what_costs_a_member(Agreement agreement, double expected)
    {
        BestResponder agent = new([0, 1]) { Agreement = agreement };
        Population population = Population.Each(2, agent).Join([0, 1], agent);
        Assert.Equal(expected, Play(new Rivals(), new RandomArm(), population, 1, [0.5, 1])[0].NextClickRates[1]);
    }

    [Fact]
    public void A_sybil_owns_copies_with_its_mean_and_counts_their_clicks_together()
    {
        SybilAttack attack = new(Bandit, arm: 1, copies: 2);
        Assert.Equal([0.6, 0.5, 0.4, 0.5, 0.5], attack.Environment.PostClickMeans);
        Assert.Equal([1, 3, 4], attack.Arms);
        Population population = attack.Population(new GradientAdaptation(), new BestResponder([0.5, 1]));
        Assert.Equal([1, 3, 4], population.Owners[^1].Arms);
        EpochResult epoch = Play(attack.Environment, new Uniform(), population, 1)[0];
        Assert.Equal([1.0, 1.0, 1.0], new[] { epoch.NextClickRates[1], epoch.NextClickRates[3], epoch.NextClickRates[4] });
        Assert.Equal(9, epoch.Probes.Count(probe => probe.Owner == population.Owners.Count - 1));
    }

    [Fact]
    public void Agents_see_nothing_of_other_arms()
    {
        // Other arms' means change, what they do does not: whatever an agent is told must be the same.
        List<string> Seen(double otherMean)
        {
            List<string> seen = [];
            Population population = new([new([0], new Witness(seen)), new([1], new GradientAdaptation())]);
            Play(new ToyClicks([0.9, otherMean]), new OneArm(0), population, 3, [0.5, 0.5]);
            return seen;
        }

        List<string> told = Seen(0.5);
        Assert.NotEmpty(told);
        Assert.Equal(told, Seen(0.1));
    }

    [Fact]
    public void What_an_agent_is_handed_holds_numbers_of_its_own_and_no_way_to_the_rest()
    {
        Type[] plain = [typeof(int), typeof(long), typeof(double), typeof(Sequence<int>), typeof(Sequence<long>), typeof(Sequence<double>), typeof(Type)];
        foreach (Type handed in (Type[])[typeof(AgentRole), typeof(AgentView), typeof(ProbeAnswer)])
        {
            Assert.All(
                handed.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
                property => Assert.Contains(property.PropertyType, plain));
        }
    }

    [Fact]
    public void Populations_and_grids_that_make_no_sense_are_refused()
    {
        GradientAdaptation agent = new();
        Assert.Throws<ArgumentException>(() => new Population([]));
        Assert.Throws<ArgumentException>(() => new Population([new([0], agent), new([0], agent)]));
        Assert.Throws<ArgumentException>(() => new Population([new([1], agent)]));
        Assert.Throws<ArgumentException>(() => new Owner([], agent));
        Assert.Throws<ArgumentException>(() => new Owner([1, 0], agent));
        Assert.Throws<ArgumentException>(() => Population.Each(2, agent).Join([2], agent));
        Assert.Throws<ArgumentException>(() => new BestResponder([]));
        Assert.Throws<ArgumentException>(() => new BestResponder([0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => new BestResponder([0.5, 1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponder([0.5]) { Slack = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BestResponder(StrategyGrid.Even(0, 1, 101)).ProbesFor(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrategyGrid.Even(0.5, 0.4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrategyGrid.Even(0.5, 0.6, 1));
        Assert.Throws<ArgumentException>(() => new AdaptiveArmsExperiment(Bandit, [new Uniform()], [0.5, 0.5, 0.5], 10, 1, 1, 1, Population.Each(2, agent)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SybilAttack(Bandit, 3, 1));
    }

    [Fact]
    public void A_tie_left_open_over_rates_that_were_not_probed_is_an_error_of_the_agent()
    {
        AdaptiveArmsExperiment experiment = new(
            Bandit, [new Uniform()], [0.5, 0.5, 0.5], 10, 1, 1, 1, Population.Each(3, new Careless()));
        Assert.Throws<InvalidOperationException>(() => experiment.Begin(0).Step(new PlainDevice()));
    }

    private static EpochResult[] Play(
        IBanditEnvironment environment, ILearner learner, Population population, int epochs, Sequence<double> start = default)
    {
        Sequence<double> from = start.Count > 0 ? start : ((ClickBandit)environment).TruthfulClickRates;
        AdaptiveArmsExperiment experiment = new(environment, [learner], from, 400, epochs, 4, root: 5, population);
        return [.. experiment.Run(new CpuDevice()).Trajectories[0].Epochs];
    }

    /// <summary>Arm 0 is clicked as often as both rates together allow; a show costs nothing.</summary>
    private sealed record Chorus : IBanditEnvironment
    {
        public int Arms => 2;

        public EpisodeTables Tables(Sequence<double> clickRates) => new(
            [clickRates.Min(), clickRates[1]], [0.5, 0.5], [0.0, 0.0]);
    }

    /// <summary>The second arm's rate costs the first arm more clicks than it brings the second.</summary>
    private sealed record Rivals : IBanditEnvironment
    {
        public int Arms => 2;

        public EpisodeTables Tables(Sequence<double> clickRates) => new(
            [1 - clickRates[1], 0.3 * clickRates[1]], [0.5, 0.5], [0.0, 0.0]);
    }

    /// <summary>Writes down all that it is told.</summary>
    private sealed record Witness(List<string> Seen) : IStrategicAgent
    {
        public string Name => "witness";

        public int ProbeReplications => 2;

        public int ProbesFor(int arms) => 1;

        public AgentRun Begin(AgentRole role, StreamKey key)
        {
            Seen.Add($"{role}{string.Join(';', role.Means)}{key}");
            return new Run(Seen);
        }

        private sealed class Run(List<string> seen) : AgentRun
        {
            public override Sequence<Sequence<double>> Probes(Sequence<double> clickRates) => [[0.7]];

            public override AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers)
            {
                seen.Add($"{view}{string.Join(';', view.Clicks)}{string.Join(';', answers)}");
                return new([[0.6]]);
            }

            public override AgentRun Fork() => new Run(seen);
        }
    }

    /// <summary>Leaves a tie open without having probed.</summary>
    private sealed record Careless : IStrategicAgent
    {
        public string Name => "careless";

        public int ProbeReplications => 0;

        public int ProbesFor(int arms) => 0;

        public AgentRun Begin(AgentRole role, StreamKey key) => new Run();

        private sealed class Run : AgentRun
        {
            public override Sequence<Sequence<double>> Probes(Sequence<double> clickRates) => [];

            public override AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers) => new([[0.1], [0.2]], TieRule.ForPrincipal);

            public override AgentRun Fork() => new Run();
        }
    }
}
