namespace Mechanisms.ScoringRules;

/// <summary>Scores one number that was forecast, once the number is known; more is better.</summary>
/// <remarks>Consistent for a statistic when reporting that statistic of one's belief has the highest expected score.</remarks>
public interface IPointScore
{
    /// <summary>Gets the name of the score, for example <c>quantile 0.5</c>.</summary>
    string Name { get; }

    /// <summary>Scores a report.</summary>
    /// <param name="report">The forecast, finite.</param>
    /// <param name="outcome">The number that came true, finite, in the same unit.</param>
    /// <returns>The score, at most 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Report or outcome is NaN or infinite.</exception>
    double Score(double report, double outcome);
}
