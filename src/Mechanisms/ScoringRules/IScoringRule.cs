namespace Mechanisms.ScoringRules;

/// <summary>Pays a forecaster for a belief about the state, once the state is known.</summary>
/// <remarks>A rule is proper when no report has a higher expected score than the forecaster's belief: see <see cref="Properness"/>.</remarks>
public interface IScoringRule
{
    /// <summary>Gets the name of the rule, for example <c>Brier</c>.</summary>
    string Name { get; }

    /// <summary>Scores a report.</summary>
    /// <param name="report">Reported probability of each state, shape [state], at least 0, summing to 1 within 1e-9.</param>
    /// <param name="state">The state that came true.</param>
    /// <returns>The score, in the unit of the rule; may be -∞, but not NaN.</returns>
    /// <exception cref="ArgumentException">The report is no distribution, or the rule is for another number of states.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    double Score(ReadOnlySpan<double> report, int state);
}
