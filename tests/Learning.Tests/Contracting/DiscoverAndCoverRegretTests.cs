using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

/// <summary>In worlds with chance: regret, bad events, and what is handed over.</summary>
public sealed class DiscoverAndCoverRegretTests
{
    private const int Loss = 1;
    private const int Bad = 5;

    // Bad events are allowed with probability 0.05: more than 18 of 100 come with probability 5 · 10⁻⁷ at most.
    private const int MostBad = 18;

    // Of 0.69 and 0.61 that there are to earn; the bound on the loss is above both at these horizons.
    private const double Little = 0.05;

    [Fact]
    public void What_it_hands_over_loses_little_in_each_of_100_runs() => RequireLittleLoss(ContractingModels.Apart, 60_000);

    [LongFact]
    public void What_it_hands_over_loses_little_in_each_of_100_long_runs() => RequireLittleLoss(ContractingModels.Worked, 1_000_000);

    // Known-bad subjects: handing over the first contract, which pays nothing, or the one that promises most as it stands, where the answer switches.
    [Fact]
    public void Finds_what_is_handed_over_unseen()
    {
        Assert.All(Losses(ContractingModels.Apart, 60_000, 10, run => run.Samples[0].Contract), run => Assert.True(run.Loss > Little));
        Assert.All(Losses(ContractingModels.Apart, 60_000, 10, run => run.Cover!.Optimum), run => Assert.True(run.Loss > Little));
    }

    // Radii scaled down break, and are counted: that is what the measure is for.
    [Fact]
    public void Bad_events_are_counted()
    {
        ContractContender safe = new(ContractingModels.Apart, new DiscoverAndCover(), ContractBenchmark.BestSummed);
        ContractContender scaled = new(ContractingModels.Apart, new DiscoverAndCover { Scale = 0.1 }, ContractBenchmark.BestSummed);
        Assert.Equal(0, ContractModels.Play(safe, 30_000, 20).Measures[Bad].Sum());
        Assert.True(ContractModels.Play(scaled, 30_000, 20).Measures[Bad].Average() > 0.5);
    }

    // Exploration ends and little is lost, long before the bound says anything: rewards are at most 1.
    [Fact]
    public void The_bound_is_trivial_where_the_learner_is_good_already()
    {
        ContractContender contender = new(ContractingModels.Apart, new DiscoverAndCover(), ContractBenchmark.BestSummed);
        Assert.InRange(ContractModels.Play(contender, 1_000_000, 3).Measures[Loss].Max(), 0, 0.02);
        Assert.True(Explored(ContractingModels.Apart, 1_000_000, new(1)).Cover!.LossBound > 1);
    }

    // With a tenth of the default ε questions take a hundred times as long: two fit in.
    [Fact]
    public void Safe_questions_can_be_too_long_for_the_horizon()
    {
        DiscoverAndCoverRun run = (DiscoverAndCoverRun)new DiscoverAndCover { Accuracy = 0.3 }.Begin([0, 0.5, 1], 100_000, default);
        for (int round = 0; round < 100_000; round++)
        {
            run.Observe(round % 3);
        }

        Assert.Null(run.Cover);
        Assert.Equal(2, run.Samples.Count);
        Assert.Equal(Contract.Create([0, 0, 0]), run.Commit().Contract);
    }

    [LongFact]
    public void Regret_grows_as_four_fifths_of_the_horizon_over_three_decades()
    {
        Sequence<long> horizons = [10_000, 100_000, 1_000_000, 10_000_000];
        foreach ((double scale, double accuracy) in ((double, double)[])[(1, 3), (0.3, 2)])
        {
            ContractContender contender = new(ContractingModels.Apart, new DiscoverAndCover { Scale = scale, Accuracy = accuracy }, ContractBenchmark.BestSummed);
            GrowthFit fit = GrowthFit.Of(horizons, horizons.Select(horizon => ContractModels.Play(contender, horizon, 8).FinalRegrets).ToSequence())!;
            Assert.True(fit.High <= 0.85, FormattableString.Invariant($"{scale}: {fit.Exponent} in [{fit.Low}, {fit.High}]"));
        }
    }

    private static void RequireLittleLoss(ContractProblem model, long horizon)
    {
        (bool IsBad, double Loss)[] runs = Losses(model, horizon, 100, run => run.Commit().Contract);
        Assert.True(runs.Count(run => run.IsBad) <= MostBad);
        Assert.All(runs, run => Assert.True(run.IsBad || run.Loss <= Little, FormattableString.Invariant($"lost {run.Loss}")));
    }

    // By the agent's exact best response, which the learner never sees; an event is bad where frequencies miss by more than the radius.
    private static (bool IsBad, double Loss)[] Losses(ContractProblem model, long horizon, int runs, Func<DiscoverAndCoverRun, Contract> handedOver)
    {
        double optimum = ContractModels.Optimum(model);
        return [.. Enumerable.Range(0, runs).Select(replication =>
        {
            DiscoverAndCoverRun run = Explored(model, horizon, new StreamKey(20240507).Replication(replication));
            bool isBad = run.Samples.Any(sample => Distance(model, model.BestResponse(sample.Contract).Action, sample) > sample.Radius);
            return (isBad, optimum - model.BestResponse(handedOver(run)).PrincipalValue);
        })];
    }

    private static DiscoverAndCoverRun Explored(ContractProblem model, long horizon, StreamKey key)
    {
        DiscoverAndCoverRun run = (DiscoverAndCoverRun)new DiscoverAndCover().Begin(ContractModels.RewardsOf(model), horizon, key);
        AliasTable[] laws = [.. Enumerable.Range(0, model.ActionCount).Select(action => AliasTable.FromWeights(model.OutcomeProbabilities.Select(value => value.ToDouble()).Row(action)))];
        RandomStream stream = key.Role(Streams.Rewards).Open();
        (Contract? known, int answer) = (null, 0);
        while (run.IsExploring)
        {
            Contract announced = run.Announce();
            (known, answer) = ReferenceEquals(known, announced) ? (known, answer) : (announced, model.BestResponse(announced).Action);
            run.Observe(laws[answer].Draw(ref stream));
        }

        return run;
    }

    private static double Distance(ContractProblem model, int action, ContractSample sample) =>
        sample.DistanceTo(model.OutcomeProbabilities.Select(value => value.ToDouble()).Row(action));
}
