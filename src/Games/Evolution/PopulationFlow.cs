using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Evolution;

/// <summary>A large population whose shares of strategies move by a mean dynamic.</summary>
/// <remarks>
/// Runge-Kutta of order 5 with an embedded one of order 4, which sets the steps: each errs by <see cref="MaxError"/> at most, as far as the difference of the two
/// tells; of the replicator dynamic relative to each share, so that rare mutants grow as they should, of the others in shares. A step that would make a share negative is taken back and halved; nothing is clipped or normalized, shares sum to 1 up to
/// rounding. Immutable settings; runs are single-threaded.
/// </remarks>
[Reference("dormand1980", "RK5(4)7M")]
public sealed record PopulationFlow
{
    /// <summary>Initializes settings.</summary>
    /// <param name="game">The game.</param>
    /// <param name="dynamic">How shares move.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public PopulationFlow(PopulationGame game, MeanDynamic dynamic)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(dynamic);
        (Game, Dynamic) = (game, dynamic);
    }

    /// <summary>Gets the game.</summary>
    public PopulationGame Game { get; }

    /// <summary>Gets how shares move.</summary>
    public MeanDynamic Dynamic { get; }

    /// <summary>Gets the largest error of a share in one step; of <see cref="MeanDynamic.Replicator"/> relative to the share (to 2⁻⁹⁶⁰ where it is less).</summary>
    /// <value>Positive and finite; 10⁻¹⁰ by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive and finite.</exception>
    public double MaxError
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The largest error must be positive and finite.");
    }

    = UsualError;

    /// <summary>A thousand steps of errors of one sign still leave seven digits.</summary>
    private const double UsualError = 1e-10;

    /// <summary>Begins a run.</summary>
    /// <param name="shares">The share of each strategy, shape [strategy], at least 0, summing to 1 (±1e-9).</param>
    /// <returns>The run at time 0.</returns>
    /// <exception cref="ArgumentException">There is not one share per strategy, or they are no distribution.</exception>
    public PopulationFlowRun Begin(params ReadOnlySpan<double> shares)
    {
        ModelData.RequireCount(shares.Length, Game.Strategies, "shares, one per strategy", nameof(shares));
        ModelData.RequireDistribution(ModelData.Exactly(shares, "share", nameof(shares)).Span, "shares", nameof(shares));
        return new(this, shares);
    }
}
