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

    // ln(1/η) = ln 10⁶: 400 blocks fail with probability 4 · 10⁻⁴ at most, with this key never.
    [Fact]
    public void Blocks_tell_efforts_from_reports()
    {
        RandomStream stream = new StreamKey(20240507).Open();
        for (int trial = 0; trial < 400; trial++)
        {
            InferredEffort reading = new(Weights, 2, longest: 100_000, factor: 1, Math.Log(1e6), 0.01);
            reading.Begin(Identity);
            Assert.Equal(trial % 2, Told(reading, Weights[trial % 2], ref stream));
        }
    }

    // A rule that pays reports inversely makes everybody lie: a reading that took reports for signals would see the worse effort where the better one was made.
    [Fact]
    public void Blocks_know_that_reports_follow_the_rule()
    {
        RandomStream stream = new StreamKey(20240507).Open();
        double[] inverse = [0, 1, 1, 0];
        InferredEffort reading = new(Weights, 2, longest: 100_000, factor: 1, Math.Log(1e6), 0.01);
        reading.Begin(inverse);
        double[] lied = [Weights[1][2], Weights[1][3], Weights[1][0], Weights[1][1]];
        Assert.Equal(OwnRule.Law(inverse, Weights[1], 2), lied);
        Assert.Equal(1, Told(reading, lied, ref stream));
        Assert.Equal(0, Enumerable.Range(0, 2).MinBy(effort => Weights[effort].Zip(lied, (one, other) => Math.Abs(one - other)).Sum()));
    }

    // A constant rule leaves the truth a best report; a rule that pays one report alone leaves nothing to tell efforts by: the lowest is taken after the longest block.
    [Fact]
    public void Efforts_of_identical_laws_count_as_the_lowest_after_the_longest_block()
    {
        InferredEffort reading = new(Weights, 2, longest: 50, factor: 1, 1, 0.01);
        reading.Begin([1, 1, 0, 0]);
        for (int round = 1; round < 50; round++)
        {
            Assert.Equal(-1, reading.Read(-1, 0, round % 2));
        }

        Assert.Equal(0, reading.Read(-1, 0, 0));
    }

    [Fact]
    public void What_it_hands_over_is_incentive_compatible_in_each_of_25_runs()
    {
        foreach (HiredAgentsProblem model in (HiredAgentsProblem[])[Hirings.One, Hirings.Common, Hirings.Forecasters])
        {
            ContenderSummary summary = Hirings.Play(new(model, new HiddenEffortsPrincipal()), horizon: 100_000, replications: 25);
            Assert.Equal(0, summary.Measures[Hirings.Bad].Sum());
            Assert.All(summary.Measures[Hirings.Gain], gain => Assert.True(gain <= 0));
            Assert.All(summary.Measures[Hirings.Obedience], share => Assert.Equal(1, share));
        }
    }

    [Fact]
    public void Hidden_efforts_cost_longer_searches_and_little_else()
    {
        ContenderSummary seen = Hirings.Play(new(Hirings.Common, new ObservedEffortsPrincipal()), 1_000_000, 3);
        ContenderSummary hidden = Hirings.Play(new(Hirings.Common, new HiddenEffortsPrincipal()), 1_000_000, 3);
        Assert.True(hidden.Measures[Hirings.Searches].Average() > 10 * seen.Measures[Hirings.Searches].Average());
        Assert.InRange(hidden.FinalRegrets.Average() / seen.FinalRegrets.Average(), 0.9, 1.3);
    }

    [LongFact]
    public void Regret_grows_as_two_thirds_of_the_horizon_when_efforts_are_hidden()
    {
        Sequence<long> horizons = [1_000_000, 10_000_000, 100_000_000, 1_000_000_000];
        HiringContender contender = new(Hirings.One, new HiddenEffortsPrincipal());
        GrowthFit fit = GrowthFit.Of(horizons, horizons.Select(horizon => Hirings.Play(contender, horizon, 4).FinalRegrets).ToSequence())!;
        Assert.True(fit.High <= 0.75, FormattableString.Invariant($"{fit.Exponent} in [{fit.Low}, {fit.High}]"));
    }

    [Fact]
    public void A_fork_within_a_block_goes_on_alone_and_alike()
    {
        HiddenEffortsRun run = (HiddenEffortsRun)new HiddenEffortsPrincipal { Scale = 0.3 }.Begin(HiringTask.Of(Hirings.One), 8000);
        Drive(run, 0, 850);
        Assert.Equal(HiringPhase.Searching, run.Phase);
        HiddenEffortsRun fork = (HiddenEffortsRun)run.Fork();
        Drive((HiddenEffortsRun)run.Fork(), 850, 5000);
        Assert.Equal(HiringPhase.Searching, run.Phase);
        Drive(run, 850, 8000);
        Drive(fork, 850, 8000);
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

    private static void Drive(HiddenEffortsRun run, int from, int to)
    {
        for (int round = from; round < to; round++)
        {
            run.Observe(new(round * 7 % 5 % 2, round % 3 % 2));
        }
    }
}
