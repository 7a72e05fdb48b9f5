using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.QuantalResponse;

/// <summary>Follows the principal branch of logit equilibria, from uniform play at precision 0 on, in a game of any number of players.</summary>
/// <remarks>
/// Predictor and corrector along the arc of (logarithms of probabilities, λ), so that turns of λ are passed: a step along the tangent, then Newton's method
/// across it. Steps grow and shrink with the distance and contraction of the corrections and with the bend of the path; one that would change the path's
/// orientation is halved until it is small, and only then taken for a crossing of branches, straight on. λ is measured against the largest spread of a
/// player's payoffs, so that units of payoff do not matter. As λ grows the branch comes to Nash equilibria (<see cref="Nash.LogitLimit"/>); in almost all games to one.
/// <para>
/// Time O(players² · profiles + strategies³) per correction, some three corrections a step; memory O(players · profiles + strategies²) and the points. Steps
/// allocate nothing but the point that they keep. Single-threaded; settings are immutable.
/// </para>
/// </remarks>
[Reference("turocy2005", "homotopy in logarithms of probabilities")]
[Reference("mckelvey1995", "Theorem 3: the principal branch")]
[Reference("allgower1990", "Algorithm 6.1.10: steplength by contraction, distance and angle")]
public sealed record LogitPath
{
    /// <summary>Gets the largest number of steps, those that are taken back included.</summary>
    /// <value>Positive; 100,000 by default. Usual paths take some hundred.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaxSteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 100_000;

    /// <summary>Gets how careful steps are: the largest first correction, relative to the logarithms of probabilities and to λ.</summary>
    /// <value>Above 0 and at most 1; 0.05 by default. Smaller values give more points.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside (0, 1] or NaN.</exception>
    public double MaxCorrection
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The largest correction must be above 0 and at most 1.");
    }

    = 0.05;

    /// <summary>Gets the listener that is told how far the path was followed, after every step, on the working thread.</summary>
    /// <value>Null, the default, for nobody. It must not throw.</value>
    public IProgress<LogitProgress>? Progress { get; init; }

    /// <summary>Follows the branch until it first has a precision.</summary>
    /// <param name="game">The game.</param>
    /// <param name="precision">λ, per unit of payoff, at least 0 and finite.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>The points on the way, the last with the wanted precision if it was reached.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The precision is negative or not finite, or above 10¹⁰ over the largest spread of a player's payoffs, where rounding drowns differences of payoffs.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public LogitBranch Follow(NormalFormGame game, double precision, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        RequirePrecision(precision);
        return new LogitWalk(this, game).To(precision, cancellation);
    }

    /// <summary>Refuses a precision that is none.</summary>
    internal static void RequirePrecision(double precision)
    {
        if (!(precision >= 0 && double.IsFinite(precision)))
        {
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "The precision λ must be at least 0 and finite.");
        }
    }
}
