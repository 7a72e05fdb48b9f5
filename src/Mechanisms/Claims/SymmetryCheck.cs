using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Checks, over a whole table, that a mechanism and preferences are blind to the places of agents.</summary>
internal static class SymmetryCheck
{
    /// <summary>Whether every exchange of neighbors leaves the mechanism and the preferences as they are, up to the names in outcomes.</summary>
    public static bool Passes<TReport, TOutcome>(
        OutcomeTable<TReport, TOutcome> table, ISymmetricClaim<TReport, TOutcome> claim, CancellationToken cancellation)
    {
        FiniteDomain<TReport> domain = table.Domain;
        if (claim.Symmetry is not { } symmetry || domain.Types.Distinct().Count() != 1 || domain.Reports.Distinct().Count() != 1)
        {
            return false;
        }

        for (int agent = 0; agent + 1 < domain.Agents; agent++)
        {
            Sequence<int> places = Exchanges.Of(domain.Agents, agent);
            if (!MechanismPasses(table, symmetry, agent, places, cancellation) || !PreferencesPass(table, claim, symmetry, places))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MechanismPasses<TReport, TOutcome>(
        OutcomeTable<TReport, TOutcome> table, AgentSymmetry<TOutcome> symmetry, int agent, Sequence<int> places, CancellationToken cancellation)
    {
        for (long code = 0; code < table.Count; code++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!table[table.Exchange(code, agent)].Equals(symmetry.Renamed(table[code], places)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool PreferencesPass<TReport, TOutcome>(
        OutcomeTable<TReport, TOutcome> table, ISymmetricClaim<TReport, TOutcome> claim, AgentSymmetry<TOutcome> symmetry, Sequence<int> places)
    {
        foreach (TOutcome outcome in table.DistinctOutcomes())
        {
            TOutcome renamed = symmetry.Renamed(Lottery.Certain(outcome), places).Only;
            for (int agent = 0; agent < places.Count; agent++)
            {
                foreach (TReport type in table.Domain.Types[0])
                {
                    if (claim.Preferences.Utility(agent, type, outcome) != claim.Preferences.Utility(places[agent], type, renamed))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
