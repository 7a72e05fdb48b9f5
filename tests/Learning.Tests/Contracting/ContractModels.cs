using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

/// <summary>The models that tests learn in, and a world without chance.</summary>
internal static class ContractModels
{
    /// <summary>Two or three outcomes, two to four actions; small integers make equal laws, equal costs and actions that are never taken frequent.</summary>
    public static Arbitrary<ContractProblem> Any { get; } = Arb.From(
        from outcomes in Gen.Choose(2, 3)
        from actions in Gen.Choose(2, 4)
        from draws in Gen.Choose(0, outcomes - 1).ArrayOf(6).ArrayOf(actions)
        from costs in Gen.Choose(0, 4).ArrayOf(actions)
        from rewards in Gen.Choose(0, 4).ArrayOf(outcomes)
        select ContractProblem.Create(
            new Matrix<Rational>(actions, outcomes, [.. draws.SelectMany(own => Enumerable.Range(0, outcomes).Select(outcome => new Rational(own.Count(drawn => drawn == outcome), 6)))]),
            [.. costs.Select(cost => new Rational(cost, 20))],
            [.. rewards.Select(reward => new Rational(reward, 4))]));

    /// <summary>The best value with payments that sum to at most the sum of the rewards, by the design room.</summary>
    public static double Optimum(ContractProblem model) =>
        new ContractContender(model, new LinearContractGrid(), ContractBenchmark.BestSummed).Optimum;

    public static Sequence<double> RewardsOf(ContractProblem model) => model.Rewards.Select(reward => reward.ToDouble()).ToSequence();

    /// <summary>A learner with a given ε, whose questions take about 2/ε rounds: in a world without chance its frequencies are within ε.</summary>
    public static DiscoverAndCover Exact(double radius) => new() { Accuracy = radius * Math.Pow(Horizon / Math.Log(Horizon), 0.4), Scale = 0.6 * Math.Sqrt(radius) };

    /// <summary>Rounds of <see cref="Exact"/>: more than it needs.</summary>
    public const long Horizon = 1_000_000_000_000;

    /// <summary>Explores a world in which every outcome comes as often as its probability says, the agent by the exact best response.</summary>
    public static DiscoverAndCoverRun Explored(ContractProblem model, DiscoverAndCover learner) => Explored(model, learner, (_, law) => law);

    /// <summary>The same with other frequencies than an action's probabilities.</summary>
    public static DiscoverAndCoverRun Explored(ContractProblem model, DiscoverAndCover learner, Func<int, double[], double[]> frequencies)
    {
        DiscoverAndCoverRun run = (DiscoverAndCoverRun)learner.Begin(RewardsOf(model), Horizon, default);
        while (run.IsExploring)
        {
            int action = model.BestResponse(run.Announce()).Action;
            Ask(run, frequencies(action, model.OutcomeProbabilities.Select(value => value.ToDouble()).Row(action).ToArray()));
        }

        return run;
    }

    /// <summary>Plays one contender.</summary>
    public static ContenderSummary Play(ContractContender contender, long horizon, int replications) =>
        new RegretContest([contender], horizon, replications, 20240507, [horizon]).Run(new CpuDevice()).Summaries[0];

    // The outcome that lags most comes next.
    private static void Ask(DiscoverAndCoverRun run, ReadOnlySpan<double> law)
    {
        Contract asked = run.Announce();
        double[] owed = new double[law.Length];
        while (run.IsExploring && ReferenceEquals(run.Announce(), asked))
        {
            int latest = 0;
            for (int outcome = 0; outcome < owed.Length; outcome++)
            {
                owed[outcome] += law[outcome];
                latest = owed[outcome] > owed[latest] ? outcome : latest;
            }

            owed[latest]--;
            run.Observe(latest);
        }
    }
}
