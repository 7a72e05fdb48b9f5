using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>All equilibria in pure strategies, of any number of players, by looking at every profile.</summary>
/// <remarks>Profiles ascend as in <see cref="ProfileSpace"/>. Always complete; there may be none. Time O(players · profiles · strategies).</remarks>
[Reference("nash1950", "equilibrium points, in pure strategies")]
public sealed record PureEnumeration : NashMethod
{
    /// <inheritdoc/>
    public override string Name => "pure-enumeration";

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation)
    {
        List<MixedProfile> found = [];
        for (int profile = 0; profile < game.Profiles.Count; profile++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Enumerable.Range(0, game.Players).All(player => IsBestReply(game, profile, player)))
            {
                found.Add(MixedProfile.Pure(game.Profiles, profile));
            }
        }

        return new(game, this, NashStatus.Complete, found, game.Profiles.Count);
    }

    private static bool IsBestReply(NormalFormGame game, int profile, int player)
    {
        Rational own = game.Payoffs[player, profile];
        for (int strategy = 0; strategy < game.Profiles.Counts[player]; strategy++)
        {
            if (game.Payoffs[player, game.Profiles.With(profile, player, strategy)] > own)
            {
                return false;
            }
        }

        return true;
    }
}
