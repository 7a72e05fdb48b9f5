using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Derandomized;

/// <summary>n agents play a game modulo 2n: the first n results place the facility at the mean, the others at a rank.</summary>
/// <remarks>Played uniformly it is <see cref="AverageOrRandomRank"/> with probability 1/2. Time O(n log n), exact. Thread-safe.</remarks>
[Reference("walsh2023", "facility location: mean or rank named by a game")]
public sealed record PlayedAverageOrRandomRank : PlayedMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "average or rank by a game";

    /// <inheritdoc/>
    public override Rational Outcome(ReadOnlySpan<Rational> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Locations.Require(reports);
        int result = play(ModularGame.OfAll(checked(2 * reports.Length), reports.Length));
        return result < reports.Length ? new MeanLocation().Decide(reports) : new OrderStatistic(result - reports.Length).Decide(reports);
    }
}
