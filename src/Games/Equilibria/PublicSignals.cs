using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>Everybody hears the advice to everybody: every profile advised is a Nash equilibrium in pure actions under the belief that it causes.</summary>
/// <remarks>
/// ∑ over states θ of x(θ, a) (u_i(θ, a) − u_i(θ, (b_i, a₋ᵢ))) ≥ 0 for every profile a, player i and action bᵢ. Profiles · players · (actions − 1) rows.
/// Mixed equilibria are left out, so there may be no such advice: the answer is then infeasible.
/// </remarks>
[Reference("bergemann2016", "obedience, here with the whole profile known to everybody")]
public sealed record PublicSignals : EquilibriumConcept
{
    /// <inheritdoc/>
    public override string Name => "public-signals";

    /// <inheritdoc/>
    internal override bool AlwaysExists => false;

    /// <inheritdoc/>
    internal override IEnumerable<Disobedience> Deviations(ProfileSpace actions) =>
        from profile in Enumerable.Range(0, actions.Count)
        from player in Enumerable.Range(0, actions.Players)
        from action in Enumerable.Range(0, actions.Counts[player])
        where action != actions.Choice(profile, player)
        select new Disobedience(player, actions.Choice(profile, player), profile, action);
}
