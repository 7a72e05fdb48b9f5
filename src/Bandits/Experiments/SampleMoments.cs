namespace Mechanisms.Bandits.Experiments;

/// <summary>Mean and spread of a sample, summed in index order; the deviation (divisor n - 1) of one observation is NaN.</summary>
internal readonly record struct SampleMoments(double Mean, double StandardDeviation, int Count)
{
    public double StandardError => StandardDeviation / Math.Sqrt(Count);

    // Two passes: the one-pass formula cancels when values are large and alike.
    public static SampleMoments Of(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(mean, values.Length == 1 ? double.NaN : Math.Sqrt(squares / (values.Length - 1)), values.Length);
    }
}
