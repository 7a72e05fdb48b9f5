using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.Foundations.Numerics;

/// <summary>Count, mean and variance of a sample seen one value at a time or in parts.</summary>
/// <remarks>
/// Stable: squares are taken around the running mean, so a mean that is large against the deviation does not cancel.
/// Merging is exact in the count and rounds in the rest: merge in a fixed order and the result has the same bits for any number of threads.
/// The default value is the empty sample. Constant time and memory. Thread-safe: every change is a new value.
/// </remarks>
[Reference("welford1962", "Equations for the corrected sum of squares")]
[Reference("chan1983", "Section 2, pairwise updating")]
public readonly record struct RunningMoments
{
    private readonly double mean;

    private RunningMoments(long count, double mean, double sumOfSquaredDeviations)
    {
        Count = count;
        this.mean = mean;
        SumOfSquaredDeviations = sumOfSquaredDeviations;
    }

    /// <summary>Gets the number of values.</summary>
    public long Count { get; }

    /// <summary>Gets the sum of squared distances from the mean, at least 0, in the square of the values' unit.</summary>
    public double SumOfSquaredDeviations { get; }

    /// <summary>Gets the mean.</summary>
    /// <exception cref="InvalidOperationException">The sample is empty.</exception>
    public double Mean => Count >= 1 ? mean : throw Undefined("A mean", 1);

    /// <summary>Gets the unbiased variance: squared deviations over count - 1.</summary>
    /// <exception cref="InvalidOperationException">The sample has fewer than two values.</exception>
    public double Variance => Count >= 2 ? SumOfSquaredDeviations / (Count - 1) : throw Undefined("A variance", 2);

    /// <summary>Gets the square root of <see cref="Variance"/>, in the values' unit.</summary>
    /// <exception cref="InvalidOperationException">The sample has fewer than two values.</exception>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Gets the standard error of the mean: standard deviation over √count.</summary>
    /// <exception cref="InvalidOperationException">The sample has fewer than two values.</exception>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>The moments of values in order.</summary>
    /// <param name="values">Finite values.</param>
    /// <returns>Their moments.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is infinite or NaN.</exception>
    public static RunningMoments Of(ReadOnlySpan<double> values)
    {
        RunningMoments moments = default;
        foreach (double value in values)
        {
            moments = moments.Add(value);
        }

        return moments;
    }

    /// <summary>The moments that were read from another value, for example before an interruption.</summary>
    /// <param name="count">Number of values, at least 1.</param>
    /// <param name="mean">Their mean, finite.</param>
    /// <param name="sumOfSquaredDeviations">Sum of squared distances from the mean, at least 0 and finite.</param>
    /// <returns>The moments, bit for bit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public static RunningMoments Restore(long count, double mean, double sumOfSquaredDeviations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!double.IsFinite(mean) || !double.IsFinite(sumOfSquaredDeviations) || sumOfSquaredDeviations < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, string.Create(CultureInfo.InvariantCulture,
                $"Moments need a finite mean and a finite sum of squares from 0 on; got {mean} and {sumOfSquaredDeviations}."));
        }

        return new(count, mean, sumOfSquaredDeviations);
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">A finite value.</param>
    /// <returns>The moments of the larger sample.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public RunningMoments Add(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
                CultureInfo.InvariantCulture, $"Moments need finite values; got {value} as value {Count + 1}. Remove it or find where it arose."));
        }

        long count = checked(Count + 1);
        double distance = value - mean;
        double next = mean + (distance / count);
        return new(count, next, SumOfSquaredDeviations + (distance * (value - next)));
    }

    /// <summary>Joins two samples.</summary>
    /// <param name="later">Moments of the other sample; by convention the one with the higher index.</param>
    /// <returns>The moments of both together.</returns>
    public RunningMoments Merge(RunningMoments later)
    {
        if (Count == 0 || later.Count == 0)
        {
            return Count == 0 ? later : this;
        }

        long count = checked(Count + later.Count);
        double share = (double)later.Count / count;
        double distance = later.mean - mean;
        return new(
            count,
            mean + (distance * share),
            SumOfSquaredDeviations + later.SumOfSquaredDeviations + (distance * distance * share * Count));
    }

    /// <summary>Writes count, mean and standard deviation as far as they are defined, in the invariant culture.</summary>
    /// <returns>For example <c>n = 3, mean = 2, sd = 1</c>.</returns>
    public override string ToString() => Count switch
    {
        0 => "n = 0",
        1 => string.Create(CultureInfo.InvariantCulture, $"n = 1, mean = {mean}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"n = {Count}, mean = {mean}, sd = {StandardDeviation}"),
    };

    private InvalidOperationException Undefined(string quantity, int needed) => new(string.Create(
        CultureInfo.InvariantCulture, $"{quantity} needs at least {needed} values; this sample has {Count}. Check Count first."));
}
