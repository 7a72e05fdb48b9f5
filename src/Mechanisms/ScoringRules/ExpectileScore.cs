using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.ScoringRules;

/// <summary>Pays for an expectile: minus |1{y &lt; x} − τ| (x − y)² for report x, outcome y and level τ.</summary>
/// <remarks>
/// Consistent for the τ-expectile, the x at which τ E[(y − x)⁺] = (1 − τ) E[(x − y)⁺]. At τ = 1/2 that is the mean.
/// <para>Constant time. Immutable and thread-safe.</para>
/// </remarks>
[Reference("newey1987", "the asymmetric squared loss")]
public sealed record ExpectileScore : IPointScore
{
    /// <summary>Initializes a score.</summary>
    /// <param name="level">The level τ, strictly between 0 and 1; 0.5 asks for the mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level does not lie strictly between 0 and 1.</exception>
    public ExpectileScore(double level) => Level = PointScores.RequireLevel(level);

    /// <summary>Gets the level τ of the expectile.</summary>
    public double Level { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"expectile {Level}");

    /// <inheritdoc/>
    public double Score(double report, double outcome)
    {
        PointScores.RequireFinite(report);
        PointScores.RequireFinite(outcome);
        double error = report - outcome;
        return (outcome < report ? Level - 1 : -Level) * error * error;
    }
}
