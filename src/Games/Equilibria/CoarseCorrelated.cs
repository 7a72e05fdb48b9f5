using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>Every player decides before any advice whether to follow it: coarse correlated equilibrium.</summary>
/// <remarks>
/// ∑ over states θ and profiles a of x(θ, a) (u_i(θ, a) − u_i(θ, (b_i, a₋ᵢ))) ≥ 0 for every player i and action bᵢ. Players · actions rows. Every
/// correlated equilibrium is one; play without external regret comes to them.
/// </remarks>
[Reference("moulin1978", "correlation schemes that players accept or refuse as a whole")]
public sealed record CoarseCorrelated : EquilibriumConcept
{
    /// <inheritdoc/>
    public override string Name => "coarse-correlated";

    /// <inheritdoc/>
    internal override IEnumerable<Disobedience> Deviations(ProfileSpace actions) =>
        from player in Enumerable.Range(0, actions.Players)
        from action in Enumerable.Range(0, actions.Counts[player])
        select new Disobedience(player, null, null, action);
}
