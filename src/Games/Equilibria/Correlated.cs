using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>Every player hears its own action in private and follows: correlated equilibrium, and with several states Bayes correlated equilibrium.</summary>
/// <remarks>
/// ∑ over states θ and the others' actions of x(θ, a) (u_i(θ, a) − u_i(θ, (b_i, a₋ᵢ))) ≥ 0 for every player i, advised action aᵢ and other action bᵢ.
/// Players · actions · (actions − 1) rows. A Nash equilibrium in mixed strategies always is one, so there always is one.
/// </remarks>
[Reference("aumann1987", "correlated equilibrium as advice that is followed")]
[Reference("bergemann2016", "obedience with a state")]
public sealed record Correlated : EquilibriumConcept
{
    /// <inheritdoc/>
    public override string Name => "correlated";

    /// <inheritdoc/>
    internal override IEnumerable<Disobedience> Deviations(ProfileSpace actions) =>
        from player in Enumerable.Range(0, actions.Players)
        from advised in Enumerable.Range(0, actions.Counts[player])
        from action in Enumerable.Range(0, actions.Counts[player])
        where action != advised
        select new Disobedience(player, advised, null, action);
}
