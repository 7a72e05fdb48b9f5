using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

public sealed class HiddenEffortsTests
{
    // Accuracies 0.6 and 0.9 under the identity rule: joint probabilities of report and state 0.3 or 0.2, and 0.45 or 0.05.
    private static readonly double[][] Weights = [[0.3, 0.2, 0.2, 0.3], [0.45, 0.05, 0.05, 0.45]];
    private static readonly double[] Identity = [1, 0, 0, 1];

    private static readonly double[] Radii = [0.01, 0.01];

    // ln(1/η) = ln(4 · 10⁸): one of 400 blocks fails with probability 10⁻⁶ at most.
    [Fact]
    public void Blocks_tell_efforts_from_reports()
    {
        RandomStream stream = new StreamKey(20240507).Open();
        for (int trial = 0; trial < 400; trial++)
        {
            InferredEffort reading = new(Weights, Radii, 1, 2, longest: 100_000, Math.Log(4e8));
            Assert.True(reading.Begin(Identity));
            Assert.Equal(trial % 2, Told(reading, Weights[trial % 2], ref stream));
        }
    }

    // A rule that pays reports inversely makes everybody lie: a reading that took reports for signals would see the worse effort where the better one was made.
    [Fact]
    public void Blocks_know_that_reports_follow_the_rule()
    {
        RandomStream stream = new StreamKey(20240507).Open();
        double[] inverse = [0, 1, 1, 0];
        InferredEffort reading = new(Weights, Radii, 1, 2, longest: 100_000, Math.Log(1e6));
        Assert.True(reading.Begin(inverse));
        double[] lied = [Weights[1][2], Weights[1][3], Weights[1][0], Weights[1][1]];
        Assert.Equal([lied], OwnRule.Laws(inverse, Weights[1], 2, 0.01, 64));
        Assert.Equal(1, Told(reading, lied, ref stream));
        Assert.Equal(0, Enumerable.Range(0, 2).MinBy(effort => Weights[effort].Zip(lied, (one, other) => Math.Abs(one - other)).Sum()));
    }

    // An agent that knows nothing is indifferent, and frequencies that are a little off would have it report one signal always: each of its four ways to report is a law.
    [Theory]
    [InlineData(0.25, 0.25, 0.25, 0.25)]
    [InlineData(0.5, 0.5, 0, 0)]
    [InlineData(0, 0, 0.5, 0.5)]
    public void Blocks_tell_an_indifferent_agent_by_any_fixed_map_of_reports(double first, double second, double third, double fourth)
    {
        RandomStream stream = new StreamKey(20240507).Open();
        double[][] estimated = [[0.255, 0.245, 0.252, 0.248], Weights[1]];
        Assert.Equal(4, OwnRule.Laws(Identity, estimated[0], 2, 0.02, 64).Length);
        InferredEffort reading = new(estimated, [0.02, 0.02], 1, 2, longest: 100_000, Math.Log(1e6));
        Assert.True(reading.Begin(Identity));
        Assert.Equal(0, Told(reading, [first, second, third, fourth], ref stream));
    }

    // What is not promised: effort 0 knows nothing and reports 0 in three of four rounds. That is 0.5 from each of its laws in L1, and 0.3 from the law of effort 1.
    [Fact]
    public void Blocks_misread_an_indifferent_agent_that_mixes_its_reports()
    {
        RandomStream stream = new StreamKey(20240507).Open();
        double[][] weights = [[0.25, 0.25, 0.25, 0.25], [0.45, 0.3, 0.05, 0.2]];
        InferredEffort reading = new(weights, Radii, 1, 2, longest: 100_000, Math.Log(1e9));
        Assert.True(reading.Begin(Identity));
        Assert.Equal(1, Told(reading, [0.375, 0.375, 0.125, 0.125], ref stream));
        Assert.True(reading.Begin(Identity));
        Assert.Equal(0, Told(reading, [0.5, 0.5, 0, 0], ref stream));
    }

    [Fact]
    public void Efforts_of_identical_laws_cannot_be_told_nor_those_that_take_too_long()
    {
        Assert.False(new InferredEffort(Weights, Radii, 1, 2, longest: 100_000, 1).Begin([1, 1, 0, 0]));
        Assert.False(new InferredEffort(Weights, Radii, 1, 2, longest: 50, 1).Begin(Identity));
        Assert.False(new InferredEffort(Weights, [0.3, 0.3], 1, 2, longest: 100_000, 1).Begin(Identity));
        Assert.Empty(OwnRule.Laws([1, 1, 1, 1], Weights[0], 2, 0, 3));
    }

    // What cannot be told is left open: differences of costs are then as wide as the segment that was left.
    [Fact]
    public void Searches_that_cannot_tell_leave_costs_open()
    {
        HiringRun run = ObservedEffortsTests.Driven(HiringModels.Forecasters, new HiddenEffortsPrincipal(), 10_000);
        Assert.Equal(HiringPhase.Committed, run.Phase);
        Assert.InRange(run.CostDifference(0, 1, 0).Width, 0.5, 1);
        Assert.True(ObservedEffortsTests.Driven(HiringModels.Forecasters, new ObservedEffortsPrincipal(), 10_000).CostDifference(0, 1, 0).Width < 0.3);
    }

    // Bad events are allowed with probability 0.05: more than 18 of 100 come with probability 5 · 10⁻⁷ at most.
    [Fact]
    public void What_it_hands_over_is_incentive_compatible_in_each_of_100_runs()
    {
        foreach (HiredAgentsProblem model in (HiredAgentsProblem[])[HiringModels.One, HiringModels.Common, HiringModels.Forecasters])
        {
            ContenderSummary summary = Hirings.Play(new(model, new HiddenEffortsPrincipal()), horizon: 100_000, replications: 100);
            Assert.True(summary.Measures[Hirings.Bad].Sum() <= 18);
            Assert.All(summary.Measures[Hirings.Gain].Zip(summary.Measures[Hirings.Bad]), run => Assert.True(run.Second > 0 || run.First <= 0));
            Assert.All(summary.Measures[Hirings.Obedience].Zip(summary.Measures[Hirings.Bad]), run => Assert.True(run.Second > 0 || run.First == 1));
        }
    }

    // Runs differ once the bound is no longer trivial: see the same test of observed efforts.
    [LongFact]
    public void What_it_hands_over_is_incentive_compatible_in_each_of_100_long_runs_that_differ()
    {
        foreach ((HiredAgentsProblem model, long horizon) in ((HiredAgentsProblem, long)[])[(HiringModels.One, 10_000_000), (HiringModels.Lopsided, 100_000_000)])
        {
            ContenderSummary summary = Hirings.Play(new(model, new HiddenEffortsPrincipal()), horizon, replications: 100);
            Assert.True(summary.Measures[Hirings.Bad].Sum() <= 18);
            Assert.True(summary.Measures[Hirings.Gain].Distinct().Count() > 90);
            Assert.All(summary.Measures[Hirings.Gain], gain => Assert.True(gain <= 0));
            Assert.All(summary.Measures[Hirings.Obedience], share => Assert.Equal(1, share));
        }
    }

    [Fact]
    public void Hidden_efforts_cost_longer_searches_and_wider_estimates()
    {
        ContenderSummary seen = Hirings.Play(new(HiringModels.Common, new ObservedEffortsPrincipal()), 1_000_000, 3);
        ContenderSummary hidden = Hirings.Play(new(HiringModels.Common, new HiddenEffortsPrincipal()), 1_000_000, 3);
        Assert.True(hidden.Measures[Hirings.Searches].Average() > 10 * seen.Measures[Hirings.Searches].Average());
        Assert.InRange(hidden.FinalRegrets.Average() / seen.FinalRegrets.Average(), 1, 1.5);
    }

    [LongFact]
    public void Regret_grows_as_two_thirds_of_the_horizon_when_efforts_are_hidden()
    {
        Sequence<long> horizons = [1_000_000, 10_000_000, 100_000_000, 1_000_000_000];
        HiringContender contender = new(HiringModels.One, new HiddenEffortsPrincipal());
        GrowthFit fit = GrowthFit.Of(horizons, horizons.Select(horizon => Hirings.Play(contender, horizon, 4).FinalRegrets).ToSequence())!;
        Assert.True(fit.High <= 0.72, FormattableString.Invariant($"{fit.Exponent} in [{fit.Low}, {fit.High}]"));
    }

    [Fact]
    public void A_fork_within_a_block_goes_on_alone_and_alike()
    {
        HiddenEffortsRun run = (HiddenEffortsRun)new HiddenEffortsPrincipal().Begin(HiringTask.Of(HiringModels.One), 1_000_000);
        Drive(run, 0, 20_050);
        Assert.Equal(HiringPhase.Searching, run.Phase);
        HiddenEffortsRun fork = (HiddenEffortsRun)run.Fork();
        Drive((HiddenEffortsRun)run.Fork(), 20_050, 25_000);
        Assert.Equal(HiringPhase.Searching, run.Phase);
        Drive(run, 20_050, 25_000);
        Drive(fork, 20_050, 25_000);
        Assert.Equal(HiringPhase.Committed, run.Phase);
        Assert.Equal(run.Commit(), fork.Commit());
    }

    private static int Told(InferredEffort reading, double[] law, ref RandomStream stream)
    {
        AliasTable outcomes = AliasTable.FromWeights(law);
        int told = -1;
        while (told < 0)
        {
            int outcome = outcomes.Draw(ref stream);
            told = reading.Read(-1, outcome / 2, outcome % 2);
        }

        return told;
    }

    // Reports that are wrong in 4 of 10 rounds when told effort 0, and in 1 of 10 when told effort 1.
    private static void Drive(HiddenEffortsRun run, int from, int to)
    {
        for (int round = from; round < to; round++)
        {
            int told = run.Announce().Recommendations.Span.IndexOf(1);
            int state = round % 2;
            run.Observe(new(round / 2 % 10 < (told == 0 ? 4 : 1) ? 1 - state : state, state));
        }
    }
}
