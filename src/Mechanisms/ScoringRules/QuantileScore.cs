using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>Pays for a quantile: minus (1{y &lt; x} − τ)(x − y) for report x, outcome y and level τ.</summary>
/// <remarks>
/// Consistent for the τ-quantile: the best report is any x with P(y &lt; x) ≤ τ ≤ P(y ≤ x). At τ = 1/2 it is minus half the absolute error.
/// <para>Constant time. Immutable and thread-safe.</para>
/// </remarks>
[Reference("koenker1978", "the asymmetric absolute loss")]
[Reference("gneiting2007", "scores for quantiles")]
public sealed record QuantileScore : IPointScore
{
    /// <summary>Initializes a score.</summary>
    /// <param name="level">The level τ, strictly between 0 and 1; 0.5 asks for the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public QuantileScore(double level) => Level = PointScores.RequireLevel(level);

    /// <summary>Gets the level τ of the quantile.</summary>
    public double Level { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"quantile {Level}");

    /// <inheritdoc/>
    public double Score(double report, double outcome)
    {
        PointScores.RequireFinite(report);
        PointScores.RequireFinite(outcome);
        return outcome < report ? (Level - 1) * (report - outcome) : Level * (report - outcome);
    }
}
