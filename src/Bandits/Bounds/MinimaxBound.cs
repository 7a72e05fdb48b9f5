using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Bounds;

/// <summary>(1/27)√((K − 1)t): for every learner and horizon some instance with normal rewards of variance 1 costs at least that.</summary>
/// <remarks>A worst case over instances: on a given one regret may be smaller. Holds for t ≥ K − 1. Immutable, thread-safe.</remarks>
[Reference("lattimore2020", "Theorem 15.2")]
public sealed record MinimaxBound : ILowerBound
{
    private const double Constant = 1.0 / 27;

    /// <summary>Initializes the bound.</summary>
    /// <param name="arms">K, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no arm.</exception>
    public MinimaxBound(int arms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(arms, 1);
        Arms = arms;
    }

    /// <summary>Gets the number of arms K.</summary>
    public int Arms { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"minimax, √({Arms - 1}t)/27");

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The number of rounds is below 1.</exception>
    public double At(long rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        return Constant * Math.Sqrt((double)(Arms - 1) * rounds);
    }
}
