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
        SummaryFold fold = new(results[0].Shows.Count, checkpoints.Count);
        foreach (EpisodeResult result in results)
        {
            fold.Add(result);
        }

        return fold.Summary(learner, checkpoints);
    }
}
