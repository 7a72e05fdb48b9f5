using Mechanisms.Foundations.Numerics;
using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Cumulative pseudo-regret of one learner over rounds: mean over replications, spread and confidence band.</summary>
/// <remarks>
/// Regret is in units of utility. The band is the pointwise 95% interval of <see cref="ConfidenceBand"/>. With one replication there is no band:
/// <see cref="StandardDeviation"/>, <see cref="StandardError"/>, <see cref="Low"/> and <see cref="High"/> hold NaN and <see cref="HasBand"/> is false. Thread-safe.
/// </remarks>
public sealed record RegretCurve
{
    /// <summary>Initializes a curve from its moments; errors and band follow from them.</summary>
    /// <param name="learner">Name of the learner, not empty.</param>
    /// <param name="rounds">Checkpoints, at least one, strictly increasing, from 1.</param>
    /// <param name="mean">Mean cumulative regret, shape [checkpoint], finite.</param>
    /// <param name="standardDeviation">Sample standard deviation over replications, shape [checkpoint], at least 0; NaN for one replication.</param>
    /// <param name="replications">Number of replications, at least 1.</param>
    /// <exception cref="ArgumentException">A shape does not fit, rounds do not increase, or a mean is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Replications are below 1, or a deviation is negative or NaN with two or more replications.</exception>
    public RegretCurve(
        string learner, Sequence<long> rounds, Sequence<double> mean, Sequence<double> standardDeviation, int replications)
    {
        ArgumentException.ThrowIfNullOrEmpty(learner);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        if (rounds.Count == 0 || mean.Count != rounds.Count || standardDeviation.Count != rounds.Count)
        {
            throw new ArgumentException(
                $"A curve needs at least one checkpoint and as many means and deviations; got {rounds.Count}, {mean.Count} and {standardDeviation.Count}.",
                nameof(rounds));
        }

        Checkpoints.OrDefault(rounds, long.MaxValue);
        RequireFinite(mean);
        Learner = learner;
        Rounds = rounds;
        Mean = mean;
        StandardDeviation = replications == 1 ? Sequence.Of(rounds.Count, _ => double.NaN) : standardDeviation;
        Replications = replications;
        double root = Math.Sqrt(replications);
        ConfidenceBand[] bands = [.. mean.Zip(standardDeviation, (m, deviation) => ConfidenceBand.OfMean(m, deviation, replications))];
        StandardError = Sequence.Of(rounds.Count, index => StandardDeviation[index] / root);
        Low = Sequence.Of(rounds.Count, index => bands[index].Low);
        High = Sequence.Of(rounds.Count, index => bands[index].High);
    }

    /// <summary>Gets the learner's name.</summary>
    public string Learner { get; }

    /// <summary>Gets the checkpoints: regret is summed over rounds 1 to this one.</summary>
    public Sequence<long> Rounds { get; }

    /// <summary>Gets the mean over replications, shape [checkpoint].</summary>
    public Sequence<double> Mean { get; }

    /// <summary>Gets the sample standard deviation over replications (divisor n - 1), shape [checkpoint]; NaN without a band.</summary>
    public Sequence<double> StandardDeviation { get; }

    /// <summary>Gets the standard error of the mean, deviation / √n, shape [checkpoint]; NaN without a band.</summary>
    public Sequence<double> StandardError { get; }

    /// <summary>Gets the lower end of the 95% band of the mean, shape [checkpoint]; NaN without a band.</summary>
    public Sequence<double> Low { get; }

    /// <summary>Gets the upper end of the 95% band of the mean, shape [checkpoint]; NaN without a band.</summary>
    public Sequence<double> High { get; }

    /// <summary>Gets the number of replications.</summary>
    public int Replications { get; }

    /// <summary>Gets a value indicating whether there are two or more replications, so that spread and band are defined.</summary>
    public bool HasBand => Replications > 1;

    /// <summary>Gets the mean regret after the last checkpoint.</summary>
    public double Final => Mean[^1];

    /// <summary>Fits the exponent p of regret ≈ c · tᵖ: the least-squares slope of ln mean regret on ln t.</summary>
    /// <remarks>A description of the curve, without an error: points of one curve are dependent. 1 is linear, 1/2 the square-root rate, 0 logarithmic or flat.</remarks>
    /// <param name="fromRound">First round taken into the fit; late rounds show the rate, early ones the exploration.</param>
    /// <returns>The slope; NaN when fewer than two checkpoints from there on have positive mean regret.</returns>
    public double GrowthExponent(long fromRound = 1)
    {
        (double X, double Y)[] points =
        [
            .. Rounds.Zip(Mean).Where(point => point.First >= fromRound && point.Second > 0)
                .Select(point => (Elementary.Log(point.First), Elementary.Log(point.Second))),
        ];
        if (points.Length < 2)
        {
            return double.NaN;
        }

        double centerX = points.Average(point => point.X);
        double centerY = points.Average(point => point.Y);
        double covariance = points.Sum(point => (point.X - centerX) * (point.Y - centerY));
        double variance = points.Sum(point => (point.X - centerX) * (point.X - centerX));
        return covariance / variance;
    }

    /// <summary>Reduces the runs of one learner in the order of their index.</summary>
    internal static RegretCurve Of(string learner, Sequence<long> checkpoints, ReadOnlySpan<Sequence<double>> regrets)
    {
        RunningMoments[] moments = new RunningMoments[checkpoints.Count];
        foreach (Sequence<double> regret in regrets)
        {
            for (int index = 0; index < moments.Length; index++)
            {
                moments[index] = moments[index].Add(regret[index]);
            }
        }

        return Of(learner, checkpoints, moments);
    }

    /// <summary>The curve of runs whose moments are known at each checkpoint.</summary>
    internal static RegretCurve Of(string learner, Sequence<long> checkpoints, ReadOnlySpan<RunningMoments> moments)
    {
        double[] mean = new double[moments.Length];
        double[] deviation = new double[moments.Length];
        for (int index = 0; index < mean.Length; index++)
        {
            mean[index] = moments[index].Mean;
            deviation[index] = moments[index].Count > 1 ? moments[index].StandardDeviation : double.NaN;
        }

        return new(learner, checkpoints, Sequence.Create<double>(mean), Sequence.Create<double>(deviation), (int)moments[0].Count);
    }

    private static void RequireFinite(Sequence<double> mean)
    {
        foreach (double value in mean)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException(Invariant($"Mean regret must be finite; got {value}."), nameof(mean));
            }
        }
    }
}
