namespace Mechanisms.Bandits.Experiments;

/// <summary>How wide a confidence interval of a mean is; the choice between what is assumed and what it costs in width.</summary>
public interface IMeanInterval
{
    /// <summary>Gets the name that reports carry.</summary>
    string Name { get; }

    /// <summary>Gets what must be true of the observations for the confidence to be as stated, as a clause.</summary>
    string Assumption { get; }

    /// <summary>Half of the width of a two-sided interval.</summary>
    /// <param name="variance">Sample variance (divisor count - 1), at least 0.</param>
    /// <param name="count">Number of independent observations, at least 2.</param>
    /// <param name="range">Largest possible less smallest possible observation, at least 0; may be infinite.</param>
    /// <param name="error">Probability that the interval may miss the mean, in (0, 1).</param>
    /// <returns>The half width, at least 0; infinite where nothing can be said.</returns>
    double HalfWidth(double variance, int count, double range, double error);
}
