using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>How regret grows with the horizon over separate experiments: the least-squares slope p of ln mean regret on ln T, with its confidence interval.</summary>
/// <remarks>
/// Regret ≈ c · Tᵖ: 1 is linear, 1/2 the square-root rate. The interval is a jackknife over replications: replication r is left out at all horizons at once,
/// so that it may share its random numbers between horizons, and Student's t with n - 1 degrees of freedom gives 95%. It speaks of the sampling error of the
/// means, not of whether a power fits: see <see cref="LargestResidual"/>.
/// </remarks>
[Reference("efron1982", "Chapter 3, the jackknife estimate of variance")]
public sealed record GrowthFit
{
    /// <summary>The largest miss of a mean up to which a power is said to fit: 0.2 in logarithms, a factor of 1.22.</summary>
    /// <remarks>Neighbors a decade apart that miss by as much in opposite directions lie on a slope of their own 0.17 beside the fitted one, as far as the square-root rate is from two thirds: beyond that the fitted slope tells powers apart that the means do not.</remarks>
    public const double LargestMiss = 0.2;

    private GrowthFit(double exponent, double low, double high, double largestResidual, int replications) =>
        (Exponent, Low, High, LargestResidual, Replications) = (exponent, low, high, largestResidual, replications);

    /// <summary>Gets the slope p.</summary>
    public double Exponent { get; }

    /// <summary>Gets the lower end of the 95% interval; NaN with one replication, or when leaving one out turns a mean non-positive.</summary>
    public double Low { get; }

    /// <summary>Gets the upper end of the 95% interval; NaN as <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>Gets the largest |ln mean regret − fitted line| over horizons: 0.1 is a miss by a tenth.</summary>
    public double LargestResidual { get; }

    /// <summary>Gets a value indicating whether a power fits: no mean misses the line by more than <see cref="LargestMiss"/>. Always so of two horizons, through which a line goes.</summary>
    public bool IsPower => LargestResidual <= LargestMiss;

    /// <summary>Gets the replications per horizon.</summary>
    public int Replications { get; }

    /// <summary>Fits the slope.</summary>
    /// <param name="horizons">Horizons, at least 2, increasing, from 1.</param>
    /// <param name="regrets">Final regret, shape [horizon, replication]; replication r belongs together at all horizons.</param>
    /// <returns>The fit; null when a mean is not positive, because no power of T describes it.</returns>
    /// <exception cref="ArgumentException">There are fewer than two horizons, they do not increase, or the shapes differ.</exception>
    public static GrowthFit? Of(Sequence<long> horizons, Sequence<Sequence<double>> regrets)
    {
        Require(horizons, regrets);
        int runs = regrets[0].Count;
        double[] x = [.. horizons.Select(horizon => Elementary.Log(horizon))];
        double[] sums = [.. regrets.Select(row => row.Sum())];
        double[]? y = Logarithms(sums, runs);
        if (y is null)
        {
            return null;
        }

        double slope = Slope(x, y);
        ConfidenceBand band = Jackknife(x, sums, regrets, slope);
        double center = y.Average() - (slope * x.Average());
        return new(slope, band.Low, band.High, x.Zip(y).Max(point => Math.Abs(point.Second - center - (slope * point.First))), runs);
    }

    private static ConfidenceBand Jackknife(double[] x, double[] sums, Sequence<Sequence<double>> regrets, double slope)
    {
        int runs = regrets[0].Count;
        RunningMoments pseudo = default;
        for (int run = 0; run < runs && runs > 1; run++)
        {
            double[] rest = [.. sums.Select((sum, horizon) => sum - regrets[horizon][run])];
            if (Logarithms(rest, runs - 1) is not { } y)
            {
                return new(double.NaN, double.NaN);
            }

            pseudo = pseudo.Add((runs * slope) - ((runs - 1) * Slope(x, y)));
        }

        if (runs < 2)
        {
            return new(double.NaN, double.NaN);
        }

        double half = new StudentInterval().HalfWidth(pseudo.Variance, runs, 0, 1 - ConfidenceBand.Level);
        return new(slope - half, slope + half);
    }

    private static double[]? Logarithms(double[] sums, int runs) =>
        sums.All(sum => sum > 0) ? [.. sums.Select(sum => Elementary.Log(sum / runs))] : null;

    private static double Slope(double[] x, double[] y)
    {
        double centerX = x.Average();
        double centerY = y.Average();
        return x.Zip(y).Sum(point => (point.First - centerX) * (point.Second - centerY)) / x.Sum(value => (value - centerX) * (value - centerX));
    }

    private static void Require(Sequence<long> horizons, Sequence<Sequence<double>> regrets)
    {
        bool isRising = horizons.Count >= 2 && horizons[0] >= 1 && horizons.Zip(horizons.Skip(1)).All(pair => pair.First < pair.Second);
        if (!isRising)
        {
            throw new ArgumentException($"A slope needs 2 or more horizons, increasing from 1 on; got {horizons}.", nameof(horizons));
        }

        if (regrets.Count != horizons.Count || regrets.Any(row => row.Count == 0 || row.Count != regrets[0].Count || row.Any(value => !double.IsFinite(value))))
        {
            throw new ArgumentException(
                Invariant($"Regrets must be finite, one row per horizon ({horizons.Count}) and as many replications in each; got {regrets.Count} rows of {string.Join(", ", regrets.Select(row => row.Count))}."),
                nameof(regrets));
        }
    }
}
