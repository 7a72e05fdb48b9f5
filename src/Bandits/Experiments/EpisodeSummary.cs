using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>What the replications of one learner at one strategy profile gave together.</summary>
/// <remarks>Replications are reduced in the order of their index; counts are summed as integers. The same bits on any device.</remarks>
/// <param name="Curve">Cumulative pseudo-regret.</param>
/// <param name="Shows">Mean number of shows per run, shape [arm]; sums to the horizon unless the learner stopped.</param>
/// <param name="Clicks">Mean number of clicks per run, shape [arm]: the utility of a strategic arm.</param>
/// <param name="Eliminations">Number of runs in which the learner removed the arm for good, shape [arm].</param>
/// <param name="FinalRegrets">Cumulative pseudo-regret at the last checkpoint of each run, shape [replication], in units of utility.</param>
public sealed record EpisodeSummary(
    RegretCurve Curve, Sequence<double> Shows, Sequence<double> Clicks, Sequence<int> Eliminations, Sequence<double> FinalRegrets)
{
    /// <summary>Gets the number of arms that were removed, summed over arms and runs.</summary>
    public int TotalEliminations => Eliminations.Sum();

    /// <summary>Reduces the results of replications in index order.</summary>
    internal static EpisodeSummary Of(string learner, Sequence<long> checkpoints, ReadOnlySpan<EpisodeResult> results)
    {
        int arms = results[0].Shows.Count;
        Sequence<double>[] regrets = [.. results.ToArray().Select(result => result.Regret)];
        double[] shows = new double[arms];
        double[] clicks = new double[arms];
        int[] eliminations = new int[arms];
        for (int arm = 0; arm < arms; arm++)
        {
            long shown = 0;
            long clicked = 0;
            foreach (EpisodeResult result in results)
            {
                shown += result.Shows[arm];
                clicked += result.Clicks[arm];
                eliminations[arm] += result.EliminatedAt[arm] > 0 ? 1 : 0;
            }

            shows[arm] = (double)shown / results.Length;
            clicks[arm] = (double)clicked / results.Length;
        }

        return new(
            RegretCurve.Of(learner, checkpoints, regrets),
            Sequence.Create<double>(shows),
            Sequence.Create<double>(clicks),
            Sequence.Create<int>(eliminations),
            regrets.Select(regret => regret[^1]).ToSequence());
    }
}
