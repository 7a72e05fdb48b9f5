using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Final regret of one learner at several horizons, each an experiment of its own.</summary>
/// <param name="Name">Name of the learner, with whatever else tells series apart.</param>
/// <param name="Horizons">Horizons, at least 2, increasing.</param>
/// <param name="Regrets">What was added up at the end, shape [horizon, replication], in the unit of <see cref="Measure"/>; replication r belongs together at all horizons.</param>
public sealed record HorizonSeries(string Name, Sequence<long> Horizons, Sequence<Sequence<double>> Regrets)
{
    /// <summary>Gets what was added up.</summary>
    /// <value>Regret by default.</value>
    public ContenderMeasure Measure { get; init; } = ContenderMeasure.Regret;

    /// <summary>Gets the exponent of the rate that figures draw beside the series.</summary>
    /// <value>Null, the default, for none.</value>
    public double? RateExponent { get; init; }

    /// <summary>Gets the fitted growth exponent; null when a mean is not positive.</summary>
    /// <exception cref="ArgumentException">There are fewer than two horizons, they do not increase, or shapes differ.</exception>
    public GrowthFit? Fit => GrowthFit.Of(Horizons, Regrets);

    /// <summary>Gets a value indicating whether all replications end alike at every horizon, up to <see cref="Tolerances.Gain"/> (scale: the largest end): they say no more than one, and no interval tells anything.</summary>
    public bool RunsEndAlike => Regrets.All(row => row.Count > 1 && !Tolerances.Gain.Exceeds(row.Max() - row.Min(), row.Max(Math.Abs)));

    /// <summary>The mean final regret at a horizon and its 95% band.</summary>
    /// <param name="horizon">Index of the horizon.</param>
    /// <returns>The moments over replications and the band, (NaN, NaN) with one replication.</returns>
    public (RunningMoments Moments, ConfidenceBand Band) At(int horizon)
    {
        RunningMoments moments = RunningMoments.Of(Regrets[horizon].Span);
        return (moments, ConfidenceBand.OfMean(moments.Mean, moments.Count > 1 ? moments.StandardDeviation : double.NaN, moments.Count));
    }
}
