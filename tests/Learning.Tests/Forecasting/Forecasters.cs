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
    /// <summary>Two efforts of accuracy 0.6 at no cost and 0.9 at cost 0.05.</summary>
    public static ScoringProblem Two { get; } = Binary((0.6, 0), (0.9, 0.05));

    /// <summary>Two efforts: an uninformative one at no cost and one of accuracy 0.8 at cost 0.05.</summary>
    public static ScoringProblem Uninformed { get; } = Binary((0.5, 0), (0.8, 0.05));

    /// <summary>Three efforts.</summary>
    public static ScoringProblem Three { get; } = Binary((0.5, 0), (0.7, 0.03), (0.9, 0.1));

    /// <summary>Two efforts under a prior of 0.35, each better at telling one state than the other: payments depend on what was sampled, which under a fair coin and symmetric laws they do not.</summary>
    public static ScoringProblem Lopsided { get; } = ScoringProblem.Create(
        [0.35, 0.65],
        [0, 0.05],
        [new Matrix<double>(2, 2, [0.7, 0.3, 0.45, 0.55]), new Matrix<double>(2, 2, [0.9, 0.1, 0.2, 0.8])],
        new Matrix<double>(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);

    /// <summary>Three efforts under a prior of 0.35, the second better at telling the first state and the third at telling the second.</summary>
    public static ScoringProblem LopsidedThree { get; } = ScoringProblem.Create(
        [0.35, 0.65],
        [0, 0.02, 0.07],
        [new Matrix<double>(2, 2, [0.6, 0.4, 0.45, 0.55]), new Matrix<double>(2, 2, [0.8, 0.2, 0.35, 0.65]), new Matrix<double>(2, 2, [0.85, 0.15, 0.1, 0.9])],
        new Matrix<double>(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);

    /// <summary>Two efforts, three states of probabilities 0.5, 0.3 and 0.2, three signals.</summary>
    public static ScoringProblem ThreeStates { get; } = ScoringProblem.Create(
        [0.5, 0.3, 0.2],
        [0, 0.05],
        [
            new Matrix<double>(3, 3, [0.5, 0.3, 0.2, 0.3, 0.4, 0.3, 0.3, 0.25, 0.45]),
            new Matrix<double>(3, 3, [0.8, 0.15, 0.05, 0.1, 0.75, 0.15, 0.1, 0.2, 0.7]),
        ],
        new Matrix<double>(3, 3, [1, 0, 0, 0, 1, 0, 0, 0, 1])).WithPaymentCap(1.0);

    /// <summary>The models in which replications differ.</summary>
    public static Sequence<ScoringProblem> Asymmetric { get; } = [Lopsided, LopsidedThree, ThreeStates];

    /// <summary>Symmetric models with two to four efforts, each more accurate and dearer than the one before; the costs rise ever faster, so that each can be induced.</summary>
    public static Arbitrary<ScoringProblem> Any { get; } = Arb.From(
        from efforts in Gen.Choose(2, 4)
        from steps in Gen.Choose(1, 4).ArrayOf(efforts)
        from slopes in Gen.Choose(1, 4).ArrayOf(efforts)
        select Binary(Convex(steps, slopes)));

    /// <summary>Guessing a fair coin: the principal wins 1 by the right guess, payments up to 1.</summary>
    public static ScoringProblem Binary(params (double Accuracy, double Cost)[] efforts) => ScoringProblem.Create(
        [0.5, 0.5],
        [.. efforts.Select(effort => effort.Cost)],
        [.. efforts.Select(effort => new Matrix<double>(2, 2, [effort.Accuracy, 1 - effort.Accuracy, 1 - effort.Accuracy, effort.Accuracy]))],
        new Matrix<double>(2, 2, [1, 0, 0, 1])).WithPaymentCap(1.0);

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
