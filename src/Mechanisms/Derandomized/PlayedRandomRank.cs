using Mechanisms.Facility;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Derandomized;

/// <summary>Agents play a modular game for the rank of the location that the facility goes to.</summary>
/// <remarks>Played uniformly it is <see cref="RandomRank"/>. Time O(n log n). Thread-safe.</remarks>
[Reference("walsh2023", "facility location: the rank is named by a game")]
public sealed record PlayedRandomRank : PlayedMechanism<Rational, Rational>
{
    /// <inheritdoc/>
    public override string Name => "rank by a game";

    /// <inheritdoc/>
    public override Rational Outcome(ReadOnlySpan<Rational> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Locations.Require(reports);
        return new OrderStatistic(play(ModularGame.OfAll(reports.Length, reports.Length))).Decide(reports);
    }
}
