using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Forecasting;
using Mechanisms.ScoringRules;

namespace Mechanisms.Learning.Tests.Forecasting;

/// <summary>The models that tests learn in.</summary>
internal static class Forecasters
{
    /// <summary>Symmetric models with two to four efforts, each more accurate and dearer than the one before; the costs rise ever faster, so that each can be induced.</summary>
    public static Arbitrary<ScoringProblem> Any { get; } = Arb.From(
        from efforts in Gen.Choose(2, 4)
        from steps in Gen.Choose(1, 4).ArrayOf(efforts)
        from slopes in Gen.Choose(1, 4).ArrayOf(efforts)
        select ForecastingModels.Binary(Convex(steps, slopes)));

    /// <summary>Plays one learner and tells what its replications gave.</summary>
    public static ContenderSummary Play(ForecastingContender contender, long horizon, int replications, ulong root = 20240507) =>
        new RegretContest([contender], horizon, replications, root, [horizon]).Run(new CpuDevice()).Summaries[0];

    /// <summary>Feeds a run what an effort leads to on average, in whole rounds.</summary>
    public static void Feed(ForecastingRun run, int effort, ReadOnlySpan<double> distribution, long rounds)
    {
        for (int belief = 0; belief < distribution.Length; belief++)
        {
            for (long round = 0; round < (long)Math.Round(distribution[belief] * rounds); round++)
            {
                run.Observe(new(effort, belief, 0));
            }
        }
    }

    private static (double Accuracy, double Cost)[] Convex(int[] steps, int[] slopes)
    {
        (double accuracy, double cost, double slope) = (0.5, 0, 0);
        List<(double Accuracy, double Cost)> efforts = [];
        for (int effort = 0; effort < steps.Length; effort++)
        {
            efforts.Add((accuracy, cost));
            slope += slopes[effort] / 20.0;
            cost += slope * steps[effort] / 40.0;
            accuracy += steps[effort] / 40.0;
        }

        return [.. efforts];
    }
}
